/** What a number measures; numbers of different dimensions never support each other. */
export type Dimension =
  | 'money'
  | 'percent'
  | 'mass'
  | 'length'
  | 'area'
  | 'volume'
  | 'time'
  | 'clock'
  | 'power'
  | 'pressure'
  | 'voltage'
  | 'temperature'
  | 'pieces'
  | 'speed'
  | 'torque'
  | 'energy'
  | 'current'
  | 'frequency'
  | 'none';

export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Every way the digits can be read: "1.250" is 1250 in German and 1.25 in English. In the base unit of the dimension. */
  readonly values: readonly number[];
  readonly dimension: Dimension;
  /** ISO code where money says one. */
  readonly currency: string | null;
}

const UNITS: readonly (readonly [Dimension, number, string])[] = [
  ['money', 1, '€ eur euro euros'],
  ['money', 1, '$ usd dollar dollars us-dollar chf franken £ gbp'],
  ['money', 1000, 't€ teur k€ keur'],
  ['percent', 1, '% prozent percent prozentpunkte'],
  ['mass', 1, 'kg kilo kilogramm kilogram kilograms kilos'],
  ['mass', 0.001, 'g gramm gram grams'],
  ['mass', 1000, 't tonne tonnen tons tonnes'],
  ['mass', 0.000001, 'mg milligramm'],
  ['length', 0.001, 'mm millimeter millimetern millimeters millimetres'],
  ['length', 0.01, 'cm zentimeter centimeters centimetres'],
  ['length', 1, 'm meter metern meters metres lfm'],
  ['length', 1000, 'km kilometer kilometern kilometers kilometres'],
  ['length', 0.000001, 'µm μm mikrometer'],
  ['area', 1, 'm² m2 qm quadratmeter quadratmetern'],
  ['volume', 1, 'l liter litern litre litres liters'],
  ['volume', 0.001, 'ml milliliter'],
  ['volume', 1000, 'm³ m3 kubikmeter kubikmetern'],
  ['time', 1, 's sek sekunde sekunden second seconds sec'],
  ['time', 60, 'min minute minuten minutes'],
  ['time', 3600, 'h std stunde stunden hour hours'],
  ['time', 86_400, 'tag tage tagen day days werktage werktagen arbeitstage arbeitstagen'],
  ['time', 604_800, 'woche wochen week weeks'],
  ['time', 2_629_800, 'monat monate monaten month months'],
  ['time', 31_557_600, 'jahr jahre jahren year years'],
  ['power', 1, 'w watt'],
  ['power', 1000, 'kw kilowatt'],
  ['power', 1_000_000, 'mw megawatt'],
  ['energy', 1, 'kwh kilowattstunde kilowattstunden'],
  ['energy', 1000, 'mwh'],
  ['pressure', 1, 'bar'],
  ['pressure', 0.001, 'mbar'],
  ['voltage', 1, 'v volt'],
  ['voltage', 1000, 'kv'],
  ['current', 1, 'a ampere'],
  ['frequency', 1, 'hz hertz'],
  ['temperature', 1, '°c °celsius grad celsius'],
  ['torque', 1, 'nm newtonmeter'],
  ['speed', 1, 'u/min rpm upm min-1'],
  ['pieces', 1, 'stück stk stk. st. stücke pieces pcs units einheiten'],
];
const unitBySpelling = new Map(
  UNITS.flatMap(([dimension, factor, spellings]) =>
    spellings.split(' ').map((spelling) => [spelling, { dimension, factor, spelling }] as const),
  ),
);
const CURRENCY: Readonly<Record<string, string>> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  't€': 'EUR',
  teur: 'EUR',
  $: 'USD',
  usd: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  'us-dollar': 'USD',
  chf: 'CHF',
  franken: 'CHF',
  '£': 'GBP',
  gbp: 'GBP',
};
// Single letters are units in technical data ("24 V") and words elsewhere ("3 a"): taken only right behind the figure, in their own case.
const CASED = new Set(['V', 'A', 'W', 'm', 'g', 't', 'l', 's', 'h']);

const ONES: Readonly<Record<string, number>> = {
  null: 0,
  zwei: 2,
  zwo: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  dreizehn: 13,
  vierzehn: 14,
  fünfzehn: 15,
  sechzehn: 16,
  siebzehn: 17,
  achtzehn: 18,
  neunzehn: 19,
  zwanzig: 20,
  dreißig: 30,
  dreissig: 30,
  vierzig: 40,
  fünfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  dutzend: 12,
  dozen: 12,
};

/** "zwölf", "fünfundzwanzig", "dreihundert", "zwölftausend", "twenty-five"; undefined for every other word. One is an article. */
export function readNumberWord(word: string): number | undefined {
  const text = word.toLowerCase().replace(/-/g, '');
  if (text in ONES) return ONES[text];
  const thousand = /^(.*?)(?:tausend|thousand)(.*)$/.exec(text);
  if (thousand) {
    const head =
      thousand[1] === '' || thousand[1] === 'ein' || thousand[1] === 'eine' ? 1 : readNumberWord(thousand[1]!);
    const tail = thousand[2] === '' ? 0 : readNumberWord(thousand[2]!.replace(/^und/, ''));
    return head === undefined || tail === undefined ? undefined : head * 1000 + tail;
  }
  const hundred = /^(.*?)(?:hundert|hundred)(.*)$/.exec(text);
  if (hundred) {
    const head = hundred[1] === '' || hundred[1] === 'ein' ? 1 : readNumberWord(hundred[1]!);
    const tail = hundred[2] === '' ? 0 : readNumberWord(hundred[2]!.replace(/^und/, ''));
    return head === undefined || tail === undefined ? undefined : head * 100 + tail;
  }
  const german =
    /^(ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)$/.exec(
      text,
    );
  if (german) return (german[1] === 'ein' ? 1 : ONES[german[1]!]!) + ONES[german[2]!]!;
  const english =
    /^(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(one|two|three|four|five|six|seven|eight|nine)$/.exec(
      text,
    );
  return english ? ONES[english[1]!]! + (english[2] === 'one' ? 1 : ONES[english[2]!]!) : undefined;
}

/** All readings of written figures: German marks, English marks, spaces and apostrophes between thousands. */
export function readFigures(written: string): number[] {
  const text = written.replace(/[\s'’\u00a0\u202f]/g, '').replace(/,[-–]{1,2}$/, '');
  const values = new Set<number>();
  const german = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d+(?:,\d+)?$/.test(text);
  const english = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/.test(text);
  if (german) values.add(Number(text.replace(/\./g, '').replace(',', '.')));
  if (english) values.add(Number(text.replace(/,/g, '')));
  return [...values].filter(Number.isFinite);
}

const FIGURES =
  /(?<![\p{L}\p{N}.,])(?:(€|EUR|\$|USD|CHF|£)\s?)?(\d{1,3}(?:[.' \u00a0\u202f’]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(,[-–]{1,2})?(?:\s?(Mio|Mrd|Tsd|Millionen|Million|Milliarden|tausend|million|billion|thousand)\b\.?)?/gu;
const SCALE: Readonly<Record<string, number>> = {
  mio: 1e6,
  million: 1e6,
  millionen: 1e6,
  mrd: 1e9,
  milliarden: 1e9,
  billion: 1e9,
  tsd: 1e3,
  tausend: 1e3,
  thousand: 1e3,
};
const WORD = /(?<![\p{L}\p{N}-])[\p{L}][\p{L}-]*/gu;
const SHARES: Readonly<Record<string, number>> = {
  hälfte: 50,
  half: 50,
  drittel: 100 / 3,
  third: 100 / 3,
  viertel: 25,
  quarter: 25,
  fünftel: 20,
};

interface Taken {
  readonly start: number;
  readonly end: number;
}

/** Numbers in figures and in words with what they measure. `taken`: stretches that are something else (dates, codes). */
export function findQuantities(text: string, taken: readonly Taken[]): Quantity[] {
  const found: Quantity[] = [];
  const free = (start: number, end: number) => !taken.some((one) => one.start < end && start < one.end);
  for (const match of text.matchAll(FIGURES)) {
    const start = match.index;
    let end = start + match[0].length;
    if (!free(start, end)) continue;
    // "1. Punkt" at the beginning of a line numbers it.
    if (/(?:^|\n)\s*$/.test(text.slice(Math.max(0, start - 4), start)) && /^[.)]\s/.test(text.slice(end, end + 2)))
      continue;
    if (
      /[\p{L}]/u.test(text[end] ?? '') &&
      !/^(?:kg|g|t|mm|cm|m|km|l|ml|h|s|min|kW|W|V|A|Hz|bar|Nm|EUR|mg|kWh|MW|qm|°C|x)(?![\p{L}])/u.test(
        text.slice(end, end + 4),
      )
    )
      continue;
    const scale = SCALE[(match[4] ?? '').toLowerCase()] ?? 1;
    const unit = unitBehind(text, end);
    if (unit) end = unit.end;
    const money = match[1] !== undefined || match[3] !== undefined;
    const dimension: Dimension = money ? 'money' : (unit?.dimension ?? 'none');
    const currencyMark = (match[1] ?? unit?.spelling ?? '').toLowerCase();
    const values = readFigures(match[2]!).map((value) => value * scale * (money ? 1 : (unit?.factor ?? 1)));
    if (values.length > 0)
      found.push({
        start,
        end,
        text: text.slice(start, end),
        values,
        dimension,
        currency: CURRENCY[currencyMark] ?? null,
      });
  }
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const start = match.index;
    const share = SHARES[word.toLowerCase()];
    if (
      share !== undefined &&
      /(?:^|\s)(?:ein|eine|einem|einer|die|der|das|um|zur|a|the|one|by)\s+$/i.test(
        text.slice(Math.max(0, start - 8), start),
      )
    ) {
      found.push({
        start,
        end: start + word.length,
        text: word,
        values: [share],
        dimension: 'percent',
        currency: null,
      });
      continue;
    }
    const value = readNumberWord(word);
    if (value === undefined || !free(start, start + word.length)) continue;
    const unit = unitBehind(text, start + word.length);
    const end = unit?.end ?? start + word.length;
    const currency = CURRENCY[(unit?.spelling ?? '').toLowerCase()] ?? null;
    found.push({
      start,
      end,
      text: text.slice(start, end),
      values: [value * (unit?.factor ?? 1)],
      dimension: unit?.dimension ?? 'none',
      currency,
    });
  }
  return inheritUnits(
    text,
    found.sort((a, b) => a.start - b.start),
  );
}

/** "10 bis 12 Wochen", "5-7 kg": the first number means the same unit. */
function inheritUnits(text: string, quantities: readonly Quantity[]): Quantity[] {
  return quantities.map((quantity, at) => {
    const next = quantities[at + 1];
    if (!next || quantity.dimension !== 'none' || next.dimension === 'none') return quantity;
    if (!/^\s?(?:[-–]|bis|to|oder|or|und|and|x|×)\s?$/.test(text.slice(quantity.end, next.start))) return quantity;
    const unit = unitBySpelling.get(/[^\d\s.,]+$/.exec(next.text)?.[0].toLowerCase() ?? '');
    return {
      ...quantity,
      dimension: next.dimension,
      currency: next.currency,
      values: quantity.values.map((value) => value * (unit?.factor ?? 1)),
    };
  });
}

function unitBehind(
  text: string,
  from: number,
): { end: number; dimension: Dimension; factor: number; spelling: string } | undefined {
  const match =
    /^(?:[\s\u00a0]|-(?=\p{L}))?(u\/min|min-1|us-dollar|°c|°celsius|t€|k€|m²|m³|m2|m3|[€$£%]|[\p{L}µμ]+\.?)/iu.exec(
      text.slice(from, from + 24),
    );
  if (!match) return undefined;
  const written = match[1]!;
  if (written.length === 1 && /\p{L}/u.test(written) && !CASED.has(written)) return undefined;
  const unit =
    unitBySpelling.get(written.toLowerCase()) ?? unitBySpelling.get(written.toLowerCase().replace(/\.$/, ''));
  if (!unit) return undefined;
  // "2 m" and "2 a": the letter must end there.
  const end = from + match[0].length;
  if (/[\p{L}\p{N}]/u.test(text[end] ?? '')) return undefined;
  return { ...unit, end: written.endsWith('.') && !unitBySpelling.has(written.toLowerCase()) ? end - 1 : end };
}

const near = (a: number, b: number) => Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-4;

/** The same amount of the same thing. A bare number in the source (a table under "Preis in EUR") may carry the unit elsewhere. */
export function sameQuantity(claim: Quantity, source: Quantity): 'same' | 'bare' | false {
  if (claim.currency !== null && source.currency !== null && claim.currency !== source.currency) return false;
  const equal = (values: readonly number[]) => claim.values.some((a) => values.some((b) => near(a, b)));
  if (claim.dimension === source.dimension) {
    if (equal(source.values)) return 'same';
    // Twelve months are a year, though twelve mean months are not quite.
    return claim.dimension === 'time' &&
      claim.values.some((a) => source.values.some((b) => Math.abs(a - b) / Math.max(a, b, 1) < 0.004))
      ? 'same'
      : false;
  }
  const loose = (a: Dimension, b: Dimension) => (a === 'pieces' && b === 'none') || (a === 'none' && b === 'pieces');
  if (loose(claim.dimension, source.dimension) && equal(source.values)) return 'same';
  if (source.dimension !== 'none' || claim.dimension === 'none') return false;
  const factor = unitBySpelling.get(/[^\d\s.,]+$/.exec(claim.text)?.[0].toLowerCase() ?? '')?.factor ?? 1;
  return claim.values.some((a) => source.values.some((b) => near(a / factor, b))) ? 'bare' : false;
}
