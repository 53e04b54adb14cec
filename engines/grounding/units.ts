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
const CURRENCIES: Readonly<Record<string, string>> = {
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

/** ISO code of a unit or sign that is money, however it is written; null for all others. */
export const currencyOf = (spelling: string): string | null => CURRENCIES[spelling.toLowerCase()] ?? null;

/** How much of the base unit the unit is that a written quantity ends with; 1 where it ends with none. */
export const factorOf = (written: string): number =>
  unitBySpelling.get(/[^\d\s.,]+$/.exec(written)?.[0].toLowerCase() ?? '')?.factor ?? 1;

/** The unit that stands right behind a number which ends at `from`. */
export function unitBehind(
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
