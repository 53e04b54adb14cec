import { isParsed, parseCountry, parsePostalCode, Recent } from '#engines/text/index.ts';
import { collapse } from '../page/lines.ts';

export interface FoundPlace {
  readonly postalCode: string;
  readonly city: string;
  readonly country: string | null;
  /** What stands before it on the line, without separators. */
  readonly before: string;
  readonly after: string;
  readonly original: string;
}

const CITY =
  "\\p{Lu}[\\p{L}.'’-]*(?:\\s(?:v\\.\\s?d\\.\\s?H(?:öhe|\\.)?|i\\.\\s?(?:Br|Allg|OW|W|Pf)\\.?|a\\.\\s?(?:M|N|Rh|L|I)\\.|a\\.\\s?d\\.\\s?\\p{Lu}\\p{Ll}*\\.?|b\\.\\s\\p{Lu}\\p{Ll}+)|(?:\\s(?:an|am|im|in|ob|vor|bei|auf|unter|über|der|dem|den|zu|zum|St\\.|d'|de|la|le|les|sur)\\.?(?=\\s)|\\s?\\/\\s?\\p{Lu}|\\s?\\(\\p{Lu}|\\)|[\\s-]\\p{Lu}[\\p{L}.'’-]*)[\\p{L}.'’)-]*){0,6}";
const GERMAN = new RegExp(
  `(?<![\\p{L}\\p{N}+/.-]|\\d\\s)(?:(D|DE|F|I|E|FR|IT|ES|PL|CZ)\\s?[-–]\\s?|(D|DE)\\s)?(\\d{5})(?:\\s?[-–,]\\s?|\\s+)(${CITY})`,
  'gu',
);
const SHORT = new RegExp(
  `(?<![\\p{L}\\p{N}+/.-]|\\d\\s)(?:(A|AT|Ö|CH|FL|LI|L|LU|B|BE|DK)\\s?[-–]\\s?|(A|AT|CH|FL)\\s)?(\\d{4})(?:\\s?[-–]\\s?|\\s+)(${CITY})`,
  'gu',
);
const AMERICAN =
  /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+){0,2}),\s+(A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s+(\d{5})(?:-\d{4})?(?!\d)/gu;
const BRITISH =
  /(?:(?:^|[\s,])(\p{Lu}[\p{L}'’ -]{2,40}),?\s+)?(?<![\p{L}\p{N}])([A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]\d[\dW]\s[A-Z\d]{4})(?![\p{L}\p{N}])/gu;
const DUTCH = new RegExp(`(?<![\\p{L}\\p{N}])(?:NL\\s?[-–]\\s?)?(\\d{4}\\s?[A-Z]{2})\\s+(${CITY})`, 'gu');
const POLISH = new RegExp(`(?<![\\p{L}\\p{N}-])(?:PL\\s?[-–]\\s?)?(\\d{2}-\\d{3})\\s+(${CITY})`, 'gu');

/** "PLETTENBERG" as a person would write it into a database. */
export const inSmall = (text: string): string =>
  /\p{Lu}{4}/u.test(text) && !/\p{Ll}/u.test(text)
    ? text.replace(/\p{L}{3,}/gu, (word) => `${word[0]}${word.slice(1).toLowerCase()}`)
    : text;

const NO_CITY =
  /^(?:Tel|Telefon|Fax|Fon|GmbH|AG|KG|Uhr|Euro|EUR|Mitarbeiter|Jahr|Jahre|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|January|February|March|June|July|October|December|Stück|Kunden|Artikel|Produkte|HRB|HRA|Nr|Alle|All|Copyright|Seiten|Besucher|Quadratmeter|Werke?|ISO|Bei|Die|Der|Das|Am|Im|In|Wir|Impressum|Mail|Internet|Web|Ust|USt|Steuer|Teile|Tonnen|Ergebnisse|Treffer|Unternehmen|Firmen|Einträge|Wurde|Kg|Rights|The|We|And|By|Amtsgericht|Registergericht|Handelsregister|Landesgericht|Handelsregisteramt|Geschäftsführer|Sitz|USt-?Id(?:Nr)?|Finanzamt|Steuernummer)$/i;
const CUT =
  /\s*(?:[,;|·•]|\s[-–]\s|\sTel|\sFon|\sFax|\sE-?Mail|\sMail|\sGermany|\sDeutschland|\sÖsterreich|\sAustria|\sSchweiz|\sSwitzerland|\sGeschäft|\sAmtsgericht|\sRegister|\sUSt|\sHR[AB]|\sInternet|\sWeb|\sVertreten|\sInhaber).*$/s;

/** Postal code with city anywhere in a line. 4-digit codes only where something says that it is no year: a country mark or a street. */
export function placesIn(text: string, streetNear: boolean): readonly FoundPlace[] {
  if (text.length > 1500 || !/\d/.test(text)) return NO_PLACES;
  return (streetNear ? nearStreets : elsewhere).of(text, () => readPlaces(text, streetNear));
}
// Company, people and lists ask for the same lines, lists several times.
const [nearStreets, elsewhere] = [new Recent<readonly FoundPlace[]>(2000), new Recent<readonly FoundPlace[]>(2000)];
const NO_PLACES: readonly FoundPlace[] = [];

function readPlaces(text: string, streetNear: boolean): readonly FoundPlace[] {
  const found: FoundPlace[] = [];
  const take = (match: RegExpMatchArray, postalCode: string, written: string, country: string | null): void => {
    const city = cleanCity(written);
    if (!city || NO_CITY.test(city.split(' ')[0] ?? '')) return;
    const town = /^\d{4}$/.test(postalCode)
      ? city.replace(/\s\(?(?:AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH)\)?$/, '')
      : city;
    const before = collapse(text.slice(0, match.index)).replace(/[\s,;|·•–-]+$/, '');
    const end = match.index! + match[0].indexOf(written) + city.length;
    found.push({
      postalCode,
      city: town,
      country,
      before,
      after: text.slice(end),
      original: text.slice(match.index, end),
    });
  };
  const four = /\d{4}/.test(text);
  if (!four && !/\d\s\d[A-Z]{2}|[A-Z]\s\d[A-Z]{2}|[A-Z]\d[\dW]\s[A-Z\d]{4}|\d{2}-\d{3}/.test(text)) return [];
  for (const match of text.matchAll(AMERICAN)) {
    const city = (match[1] ?? '').trim();
    found.push({
      postalCode: match[3] ?? '',
      city,
      country: 'US',
      before: collapse(text.slice(0, match.index)).replace(/[\s,;|·•–-]+$/, ''),
      after: text.slice(match.index + match[0].length),
      original: match[0],
    });
  }
  if (found.length > 0) return found;
  for (const match of /\d{5}/.test(text) ? text.matchAll(GERMAN) : [])
    take(match, match[3] ?? '', match[4] ?? '', countryOfMark(match[1] ?? match[2]));
  for (const match of /\d-\d/.test(text) ? text.matchAll(POLISH) : [])
    take(match, match[1] ?? '', match[2] ?? '', 'PL');
  for (const match of /\d\s?[A-Z]{2}/.test(text) ? text.matchAll(DUTCH) : [])
    if (streetNear || /\d/.test(text.slice(0, match.index))) take(match, match[1] ?? '', match[2] ?? '', 'NL');
  if (found.length === 0 && four)
    for (const match of text.matchAll(SHORT)) {
      const mark = countryOfMark(match[1] ?? match[2]);
      const number = Number(match[3]);
      const before = text.slice(0, match.index);
      const street = /\p{L}.*\d+\s?[a-zA-Z]?\s*[,;|·•–-]\s*$/u.test(before) || (streetNear && before.trim() === '');
      if (mark || (street && number >= 1000 && number <= 9999)) take(match, match[3] ?? '', match[4] ?? '', mark);
    }
  if (found.length === 0 && /[A-Z]\d[A-Z\d]?\s[\dA-Z]{3}/.test(text))
    for (const match of text.matchAll(BRITISH)) {
      const city = match[1] ?? '';
      found.push({
        postalCode: match[2] ?? '',
        city: city.trim(),
        country: /\s\d[A-Z]{2}$/.test(match[2] ?? '') ? 'GB' : 'IE',
        before: text.slice(0, match.index).replace(/[\s,]+$/, ''),
        after: text.slice((match.index ?? 0) + match[0].length),
        original: match[0].trim(),
      });
    }
  return found;
}

function countryOfMark(mark: string | undefined): string | null {
  if (!mark) return null;
  const parsed = parseCountry(mark === 'Ö' ? 'A' : mark);
  return isParsed(parsed) ? parsed.value : null;
}

function cleanCity(written: string): string {
  // A full stop ends the town unless it shortens a word: "3012 Bern. Sie erreichen" but "9000 St. Gallen".
  let city = collapse(written)
    .replace(/(?<!(?:^|[\s(-])(?:St|Bad|Gr|Kl|Ob|Unt|Bez|Kr|Kt|Nd|[aibdvHM]|Rh|Br))\.\s.*$/u, '')
    .replace(CUT, '')
    .replace(/[\s,;:(/-]+$/, '')
    .replace(/(?<!\s[a-z]\.\s?(?:\p{L}\.\s?)?\p{Lu}\p{Ll}*)\.$/u, '');
  if (city.includes(')') && !city.includes('(')) city = city.replace(/\).*$/, '');
  if (city.includes('(') && !city.includes(')'))
    city = `${city})`.length < 40 && written.includes(')') ? `${city})` : city.replace(/\s*\(.*$/, '');
  return city.length > 50 ? '' : inSmall(city);
}

const STREET_WORD =
  /(?:stra(?:ß|ss)e|str\.?|weg|allee|platz|gasse|ring|damm|ufer|chaussee|steig|pfad|graben|markt|hof|berg|tal|feld|wiese|park|kai|promenade|zeile|winkel|garten|gürtel|lände|steinweg|brücke|mühle|wall|bogen|rain|grund|acker|anger|höhe|hang|straat|laan|road|street|avenue|lane|drive|square|rue|via|ulica|ul\.)(?:\s|$|\d|\.)/i;

/** Whether a piece of text is a street: house number at the end, or one of the words that streets end in. */
export function streetIn(text: string): FoundStreet | undefined {
  if (text.length < 3 || text.length > 200) return undefined;
  return streets.of(text, () => readStreet(text) ?? null) ?? undefined;
}
interface FoundStreet {
  readonly street: string;
  readonly sure: boolean;
}
const streets = new Recent<FoundStreet | null>(4000);

function readStreet(text: string): FoundStreet | undefined {
  const plain = collapse(text)
    .replace(/^[,;|·•\s–-]+|[,;|·•\s–-]+$/g, '')
    .replace(/\s+in$/, '');
  if (plain.length < 3 || plain.length > 80 || /@|www\.|https?:|[?!]/.test(plain)) return undefined;
  if (/^(?:postfach|pf\.?|p\.?\s?o\.?\s?box)\s*:?\s*[\d\s]+$/i.test(plain)) return undefined;
  if (/^(?:tel|fon|fax|telefon|mobil|hrb|hra|ust|iban|bic|§|nr|stand|version|copyright|©|din|iso|seite)\b/i.test(plain))
    return undefined;
  const square = /^[A-U]\s?\d{1,2}\s*[,\s]\s*\d+\s?[a-z]?(?:\s?[-–]\s?\d+)?$/.test(plain);
  const numbered =
    /^[\p{L}\d][\p{L}\d .'’/()-]*?[\p{L}.)]\s*\d{1,4}(?:\s?[a-zA-Z](?![\p{L}]))?(?:\s?[-–/+]\s?\d{0,4}\s?[a-zA-Z]?(?![\p{L}]))*$/u.test(
      plain,
    );
  const word = STREET_WORD.test(`${plain} `);
  if (square) return { street: plain, sure: true };
  if (numbered) return { street: plain, sure: word || /^\p{Lu}/u.test(plain) };
  const british = /^\d{1,4}[a-z]?(?:-\d+)?,?\s\p{Lu}[\p{L} '’.-]+$/u.test(plain);
  if (british) return { street: plain, sure: word };
  if (word && /^\p{Lu}/u.test(plain) && plain.split(' ').length <= 5 && !/\.\s*$/.test(plain.replace(/str\.$/i, 'str')))
    return { street: plain, sure: false };
  return undefined;
}

/** The street at the end of what stands before the postal code: `Muster GmbH, Hauptstr. 1`. */
export function streetAtEnd(
  before: string,
): { readonly street: string; readonly sure: boolean; readonly rest: string } | undefined {
  const pieces = before.split(/\s*(?:[,;|·•⋅*]|\s[-–]\s|\s\/\s)\s*/).filter(Boolean);
  for (let from = pieces.length - 1; from >= Math.max(0, pieces.length - 3); from--) {
    const joined =
      from === pieces.length - 2 && /^[A-U]\s?\d{1,2}$/.test(pieces[from] ?? '')
        ? `${pieces[from]}, ${pieces[from + 1]}`
        : (pieces[from] ?? '');
    // "1800 Lakeside Ave, Suite 400": the suite is no street of its own.
    const suite = from > 0 && /^(?:suite|ste\.?|unit|floor|apt\.?)\s[\w-]{1,6}$/i.test(pieces[from] ?? '');
    const house = suite ? streetIn(pieces[from - 1] ?? '') : undefined;
    if (house)
      return { street: `${house.street}, ${pieces[from]}`, sure: true, rest: pieces.slice(0, from - 1).join(', ') };
    const found = streetIn(joined.replace(/^.*[:：]\s*/, ''));
    const unit = /(?:^|[:：]\s*)((?:unit|suite|building|block|floor)\s[\w-]{1,6})$/i.exec(pieces[from - 1] ?? '')?.[1];
    if (found && unit)
      return { street: `${unit}, ${found.street}`, sure: true, rest: pieces.slice(0, from - 1).join(', ') };
    if (found && (found.sure || from === pieces.length - 1))
      return { ...found, rest: pieces.slice(0, from).join(', ') };
  }
  // "… mit Sitz in der Karl-Liebknecht-Straße 132": in a sentence the street follows its preposition.
  const english = /(?:\s|^)(?:at|is)\s(\d{1,4}[a-z]?\s(?:\p{Lu}[\p{L}'’.-]*\s?){1,4})$/u;
  for (const from of [pieces.length - 1, pieces.length - 2]) {
    const match = english.exec(pieces[from] ?? '');
    const street = match?.[1] && (pieces[from] ?? '').length > 30 ? streetIn(match[1]) : undefined;
    if (match && street?.sure) return { ...street, rest: (pieces[from] ?? '').slice(0, match.index) };
  }
  const told =
    /(?:\s|^)(?:in der|in dem|an der|an dem|in|im|am|auf der|unter)\s((?:\p{Lu}[\p{L}.'’-]*\s){1,4}\d{1,4}(?:\s?[a-z])?)$/u.exec(
      pieces.at(-1) ?? '',
    );
  const inSentence = told?.[1] && (pieces.at(-1) ?? '').length > 40 ? streetIn(told[1]) : undefined;
  if (told && inSentence) return { ...inSentence, rest: (pieces.at(-1) ?? '').slice(0, told.index) };
  // "Muster GmbH Hauptstr. 1": the street begins after the legal form.
  const glued = /(?:GmbH|AG|KG|OHG|e\.\s?K\.|UG(?: \(haftungsbeschränkt\))?|SE|GbR)\s+(\p{Lu}.*)$/u.exec(
    pieces.at(-1) ?? '',
  );
  const found = glued?.[1] ? streetIn(glued[1]) : undefined;
  return found ? { ...found, rest: (pieces.at(-1) ?? '').slice(0, -(glued?.[1] ?? '').length).trim() } : undefined;
}

export const isPostBox = (text: string): boolean => /(?:postfach|p\.?\s?o\.?\s?box)/i.test(text);

export function validPostalCode(code: string, country: string): boolean {
  return isParsed(parsePostalCode(code, country));
}
