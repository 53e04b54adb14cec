import { parseCompanyName } from '#engines/text/company-name.ts';
import { isFreeMail, parseDomain } from '#engines/text/domain.ts';
import { fold } from '#engines/text/fold.ts';
import { Recent } from '#engines/text/recent.ts';
import type { Role } from './model.ts';
import { prepareName, repaired } from './names/prepare-name.ts';
import { LOST } from './names/slips.ts';

/** No cell is compared beyond this many characters: what differs later does not make two companies, and a hostile cell must not cost minutes. */
const LONGEST = 400;

/** Words for "not known", in small letters. */
export const NOTHING: ReadonlySet<string> = new Set(
  'null nil none nan n/a na n.a. k.a. k. a. unbekannt unknown keine kein ohne nicht bekannt not known undefined missing tbd leer empty test xxx x - -- --- . ? ?? / 0000-00-00 00.00.0000 keine angabe entfällt'.split(
    ' ',
  ),
);
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** How the cells of one column are to be read; decided once per column. */
export interface Reading {
  /** Day or month first where a date does not say. */
  readonly dates: 'day-first' | 'month-first';
}
export const STANDARD_READING: Reading = { dates: 'day-first' };

/** One form for all spellings of a value of this role; '' where nothing is known. Never longer than 400 characters. */
export function normalise(role: Role, raw: string, reading: Reading = STANDARD_READING): string {
  const cut = raw.length > LONGEST ? raw.slice(0, LONGEST) : raw;
  const text = mended(cut.trim());
  if (text === '' || (text.length < 17 && NOTHING.has(text.toLowerCase()))) return '';
  switch (role) {
    case 'company':
      return companyParts(text).words;
    case 'legal-form':
      return legalForm(text);
    case 'street':
      return streetOf(text);
    case 'phone':
      return phoneDigits(text);
    case 'email':
      return emailOf(text);
    case 'domain':
      return domainOf(text);
    case 'date':
      return dateDigits(text, reading);
    case 'number':
      return numberOf(text);
    case 'identifier':
      return codeOf(text).replace(VAT_COUNTRY, '');
    case 'postal-code':
    case 'house-number':
      return codeOf(text);
    case 'person':
    case 'first-name':
    case 'last-name':
      return personWords(text);
    default:
      return plain(text);
  }
}

/** What wrong encodings did is undone; a letter that is lost for good is left out. */
function mended(text: string): string {
  return /[\u0080-\uffff?{|}~]/.test(text) ? repaired(text).replaceAll(LOST, '') : text;
}

/** `fold` for everything, with a short way for what is plain already: a million cells are read. */
function plain(text: string): string {
  const lower = text.toLowerCase();
  return fold(PLAIN.test(lower) ? lower : lower.replace(/['’`´]/g, ''));
}

const TITLES =
  /(?<![\p{L}])(?:dr|prof|dipl|ing|mag|mba|msc|bsc|ma|herr|frau|hr|fr|mr|mrs|ms|miss|sir|phd|jr|sr|jun|sen)(?:\.|(?=\s|$))[-\p{L}]*\.?/giu;

function personWords(text: string): string {
  if (/^[A-Za-z]+$/.test(text)) return plain(text);
  const bare = text.replace(TITLES, ' ').trim();
  return plain(bare === '' ? text : bare);
}

interface CompanyParts {
  readonly words: string;
  readonly form: string;
}

// Name and legal form are two fields of one cell: the second asks for what the first has just split. And there are few legal forms.
const lately = new Recent<CompanyParts>(500);
const companyParts = (text: string): CompanyParts => lately.of(text, splitCompany);

function splitCompany(text: string): CompanyParts {
  const parsed = parseCompanyName(text);
  if (!('value' in parsed)) return { words: plain(text), form: '' };
  let { name, legalForm: form } = parsed.value;
  if (name.split(' ').some(looksLikeForm)) {
    // "GmmbH & Co. KG": splitting with an eye for slips costs ten times as much, so only where a word looks like it.
    const prepared = prepareName(text, 'company');
    const found = prepared.forms.find((one) => one.name !== 'Co');
    if (found !== undefined && prepared.tokens.length > 0) {
      name = prepared.tokens.map((token) => token.text).join(' ');
      form = found.name;
    }
  }
  const words = plain(
    name.replace(/&|\+|(?<![\p{L}\p{N}])u\.(?=\s)/gu, ' und ').replace(/(?<=\p{L})\.(?=\p{L}\b)/gu, ''),
  );
  const bare = words
    .replace(/\b(?:gebr|gebruder)\b/g, 'gebruder')
    .replace(/^(?:firma|fa) (?=.)/, '')
    .replace(/(?<=.) haftungsbeschrankt\b/, '')
    .replace(BRANCH, '');
  return { words: bare || words || plain(text), form: (form ?? '').toLowerCase().replace(/ ?\(.*\)/, '') };
}

/** Where a branch is stands in its address as well; its name is the company's. */
const BRANCH = /(?<=.) (?:zweig)?(?:niederlassung|stelle|nl|filiale|standort|branch|succursale|filial)(?: .*)?$/;

function looksLikeForm(word: string): boolean {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters === 'gmbh' || letters.length < 3 || letters.length > 6 || !letters.startsWith('g')) return false;
  return ['m', 'b', 'h'].filter((letter) => letters.includes(letter)).length >= 2;
}

function legalForm(text: string): string {
  return companyParts(text.length < 40 && !text.includes(' ') ? `Muster ${text}` : text).form;
}

/** How words of streets are written short. */
export const STREET_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    strasse: 'str',
    strase: 'str',
    street: 'st',
    avenue: 'av',
    ave: 'av',
    road: 'rd',
    boulevard: 'blvd',
    drive: 'dr',
    lane: 'ln',
    place: 'pl',
    court: 'ct',
    crescent: 'cr',
    cres: 'cr',
    circuit: 'cct',
    close: 'cl',
    square: 'sq',
    highway: 'hwy',
    parade: 'pde',
    terrace: 'tce',
    north: 'n',
    south: 's',
    east: 'e',
    west: 'w',
    saint: 'st',
    platz: 'pl',
    calle: 'c',
    rue: 'r',
  }),
); // prettier-ignore

/** Street words and then, behind a bar, the house number: `haupt str|12a`. */
function streetOf(text: string): string {
  const words = plain(STREET.test(text) ? spelledOut(text) : text).split(' ');
  const last = words.length - 1;
  let number = '';
  let numbers = 0;
  let name = '';
  for (let at = 0; at <= last; at++) {
    const word = words[at]!;
    if (isHouse(word) && (at === 0 || at === last || !OF.test(words[at - 1]!))) {
      numbers += 1;
      number ||= word;
    } else if (at === last && numbers > 0 && word.length === 1 && LETTER.test(word)) {
      if (numbers === 1) number += word;
    } else {
      const glued = word.length > 8 && word.endsWith('strasse');
      const short = glued ? `${word.slice(0, -7)} str` : (STREET_WORDS.get(word) ?? word);
      name += name === '' ? short : ` ${short}`;
    }
  }
  return number === '' ? name : `${name}|${number}`;
}

const STREET = /str/i;
const OF = /^(?:des|de|du|di|of)$/;
const LETTER = /^[a-z]$/;
// The first sign settles it for most words.
const isHouse = (word: string): boolean => word.charCodeAt(0) <= 57 && /^\d+[a-z]?$/.test(word);
const spelledOut = (text: string): string =>
  text.replace(/str\.?(?=[\s\d,]|$)/gi, 'strasse ').replace(/stra(?:ß|ss)e/gi, 'strasse');

const COUNTRY_CODES =
  /^(?:1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|35[0-9]|37[0-9]|38[0-9]|42[0-3]|2[1-69]\d|50\d|59\d|67\d|68\d|85\d|88\d|96\d|97\d|99\d)/;

/** Digits as dialled inside the country: `+49 (0)731 123-45`, `0731/12345` and `0049 731 12345` are `73112345`. */
function phoneDigits(text: string): string {
  const first = text.replace(/\(0\)/g, '').split(/[;,]| oder | or |(?<=\d{5}) *\/ *(?=[+0])/i)[0]!;
  const digits = first.replace(/\D/g, '');
  const abroad = /^\D*\+/.test(first) ? digits : digits.startsWith('00') ? digits.slice(2) : null;
  const national = abroad === null ? digits : abroad.replace(COUNTRY_CODES, '');
  const bare = national.replace(/^0+/, '');
  return bare.length < 4 ? '' : bare.slice(0, 20);
}

function emailOf(text: string): string {
  const found = /[^\s<>,;:"()[\]]+@[^\s<>,;:"()[\]]+/.exec(text)?.[0] ?? '';
  const at = found.lastIndexOf('@');
  if (at < 1) return plain(text).replaceAll(' ', '');
  return found.toLowerCase().replace(/\.+$/, '');
}

function domainOf(text: string): string {
  const parsed = parseDomain(text);
  return 'value' in parsed && !isFreeMail(parsed.value.domain) && !parsed.value.freeMail ? parsed.value.domain : '';
}

/** The country before a VAT number, which one list writes and another leaves out; told by how long each country's numbers are. */
const VAT_COUNTRY =
  /^(?:(?:DE|PT|EE|EL|GR|LT|ES)(?=[A-Z\d]\d{7}[A-Z\d]$)|(?:PL|BE|SK|CZ)(?=\d{10}$)|(?:FR|IT|HR|LV)(?=[A-Z\d]{2}\d{9}$)|AT(?=U\d{8}$)|NL(?=\d{9}B\d\d$)|(?:DK|FI|HU|LU|MT|SI|CZ)(?=\d{8}$)|SE(?=\d{12}$)|IE(?=\d[A-Z\d]\d{5}[A-Z]{1,2}$))/;

function codeOf(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, 60);
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const GERMAN_MONTHS: Readonly<Record<string, number>> = { mrz: 3, mai: 5, okt: 10, dez: 12 };

/** Eight digits, year first; parts that are not known are zeros. Text that is no date stays text. */
function dateDigits(text: string, { dates }: Reading): string {
  const plainDigits = /^\d{8}$/.exec(text);
  if (plainDigits) {
    const year = Number(text.slice(0, 4));
    if (year >= 1000 && year < 2200) return text;
    return `${text.slice(4)}${dates === 'day-first' ? text.slice(2, 4) + text.slice(0, 2) : text.slice(0, 4)}`;
  }
  const [head = ''] = text.split(/[T ](?=\d{1,2}:)/);
  const parts = head.match(/\d+|\p{L}+/gu) ?? [];
  const month = parts.map((part) => (/\p{L}/u.test(part) ? monthOf(part) : 0)).find((found) => found > 0) ?? 0;
  const numbers = parts.filter((part) => /^\d+$/.test(part));
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const year = (digits: string): number =>
    digits.length <= 2 ? Number(digits) + (Number(digits) > 30 ? 1900 : 2000) : Number(digits);
  if (month > 0 && numbers.length >= 1) {
    const last = numbers.at(-1)!;
    const day = numbers.length > 1 ? Number(numbers[0]) : 0;
    return pad(year(last), 4).slice(-4) + pad(month, 2) + pad(day % 100, 2);
  }
  if (numbers.length >= 3) {
    const [a = '', b = '', c = ''] = numbers;
    if (a.length === 4) return a + pad(Number(b) % 100, 2) + pad(Number(c) % 100, 2);
    if (c.length <= 4) {
      const first = Number(a) % 100;
      const second = Number(b) % 100;
      const dayFirst = second > 12 ? false : first > 12 ? true : dates === 'day-first';
      return pad(year(c), 4).slice(-4) + pad(dayFirst ? second : first, 2) + pad(dayFirst ? first : second, 2);
    }
  }
  if (numbers.length === 1 && numbers[0]!.length === 4) return `${numbers[0]}0000`;
  if (numbers.length === 2 && numbers[0]!.length === 4) return `${numbers[0]}${pad(Number(numbers[1]) % 100, 2)}00`;
  return plain(text).slice(0, 20);
}

function monthOf(word: string): number {
  const short = fold(word).slice(0, 3);
  return MONTHS.indexOf(short) + 1 || (GERMAN_MONTHS[short] ?? 0);
}

function numberOf(text: string): string {
  const bare = text.replace(/[^\d.,-]/g, '');
  if (!/\d/.test(bare)) return '';
  const comma = bare.lastIndexOf(',');
  const dot = bare.lastIndexOf('.');
  const german = comma > dot && !/,\d{3}$/.test(bare);
  const value = Number(german ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', ''));
  return Number.isFinite(value) ? String(value) : '';
}
