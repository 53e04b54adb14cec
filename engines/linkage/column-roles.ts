import { parseCompanyName } from '#engines/text/company-name.ts';
import { fold } from '#engines/text/fold.ts';
import { roleOfHeading } from './column-words.ts';
import type { Role } from './model.ts';
import { isGivenName } from './names/given-names.ts';
import type { Reading } from './normalise.ts';
import type { Column, Table } from './table.ts';

/** What a column is taken for. `null`: not compared, and why. */
export interface ColumnRole {
  readonly heading: string;
  readonly role: Role | null;
  readonly because:
    | 'heading'
    | 'values'
    | 'more'
    | 'record-id'
    | 'result'
    | 'running-number'
    | 'constant'
    | 'empty'
    | 'repeats';
  readonly reading: Reading;
}

interface Profile {
  /** Different filled cells, at most 600 of them. */
  readonly sample: readonly string[];
  readonly filled: number;
  readonly distinct: number;
}

const SAMPLE = 600;

function profileOf(column: Column): Profile {
  const counts = new Int32Array(column.size);
  for (let row = 0; row < column.codes.length; row++) counts[column.codes[row]!]! += 1;
  // Words for "nothing" are looked for among the frequent cells and the sample only: a million cells are not worth reading for that.
  const floor = Math.max(2, column.codes.length / 500);
  let filled = column.codes.length;
  let distinct = column.size;
  const step = Math.max(1, Math.floor(column.size / SAMPLE));
  const sample: string[] = [];
  for (let code = 0; code < column.size; code++) {
    const sampled = code % step === 0 && sample.length < SAMPLE;
    if (!sampled && counts[code]! < floor) continue;
    const text = column.textOf(code);
    if (isBlank(text)) {
      filled -= counts[code]!;
      distinct -= 1;
    } else if (sampled) sample.push(text.slice(0, 300).trim());
  }
  return { sample, filled, distinct };
}

const isBlank = (text: string): boolean =>
  text === '' || text.trim() === '' || /^(?:null|nan|none|n\/a|-)$/i.test(text.trim());

const share = (profile: Profile, test: (cell: string) => boolean): number =>
  profile.sample.length === 0 ? 0 : profile.sample.filter(test).length / profile.sample.length;

export const headingKey = (heading: string): string =>
  fold(heading.replace(/([\p{Ll}])([\p{Lu}])/gu, '$1 $2').replace(/[_\-./:]+/g, ' '));

/** Roles of all columns by heading and, above all, by what stands in them. */
export function rolesOf(table: Table): ColumnRole[] {
  const roles = table.columns.map((column) => roleOf(column, table.rows));
  // Where every row says the same, what it says is all there is to compare by.
  if (roles.every(({ role }) => role === null) && roles.some(({ because }) => because === 'constant'))
    return table.columns.map((column, at) =>
      roles[at]!.because === 'constant' ? roleOf(column, 1, true) : roles[at]!,
    );
  return roles;
}

function roleOf(column: Column, rows: number, constantToo = false): ColumnRole {
  const profile = profileOf(column);
  const reading: Reading = { dates: dateOrder(profile) };
  const answer = (role: Role | null, because: ColumnRole['because']): ColumnRole => ({
    heading: column.heading,
    role,
    because,
    reading,
  });
  if (profile.filled === 0) return answer(null, 'empty');
  if (!constantToo && profile.distinct === 1 && profile.filled > rows * 0.5) return answer(null, 'constant');
  const said = roleOfHeading(headingKey(column.heading));
  if (said === 'result') return answer(null, 'result');
  if (said === 'name-more') return answer(null, 'more');
  const unique = profile.distinct >= profile.filled * 0.999;
  if (said === 'record-id' && (unique || isRunning(profile, rows))) return answer(null, 'record-id');
  if (said === null && isRunning(profile, rows)) return answer(null, 'running-number');
  if (said !== null && said !== 'record-id' && said !== 'latitude' && fits(said, profile))
    return answer(said, 'heading');
  const seen = said === 'latitude' ? 'number' : roleOfValues(profile, rows, unique);
  return seen === null ? answer(null, 'record-id') : answer(seen, 'values');
}

/** 1, 2, 3 …: whatever the heading says, a number that counts rows or groups is no property of what stands in the row. */
function isRunning(profile: Profile, rows: number): boolean {
  if (profile.distinct < Math.max(20, rows * 0.05)) return false;
  if (share(profile, (cell) => /^\d{1,9}$/.test(cell)) < 0.99) return false;
  const numbers = profile.sample.map(Number).sort((a, b) => a - b);
  const span = numbers.at(-1)! - numbers[0]! + 1;
  return span <= profile.distinct * 1.15 + 10;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const DOMAIN = /^(?:https?:\/\/)?(?:www\.)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.[a-z]{2,}(?:\/\S*)?$/iu;
const DATE =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|(?:1[89]|20)\d{2}[01]\d[0-3]\d)(?:[T ].*)?$/;
const NUMBER = /^[-+]?[€$£]?\s?\d+(?:[.,]\d+)*\s?[€$£%]?$/;
const PHONE = /^[+(]?\d[\d\s()/.-]{5,}\d$/;
const STREET =
  /\b(?:str(?:\.|aße|asse|eet)?|weg|allee|platz|gasse|ring|road|rd|avenue|ave|lane|drive|via|rue|calle|straat)\b|(?:straße|strasse|str\.|weg|gasse)\s*\d*/iu;

/** Whether the cells are such as the heading promises; a heading may lie or mean something else. */
function fits(role: Role, profile: Profile): boolean {
  switch (role) {
    case 'email':
      return share(profile, (cell) => cell.includes('@')) > 0.3;
    case 'domain':
      return share(profile, (cell) => cell.includes('.')) > 0.5;
    case 'date':
      return share(profile, (cell) => /\d/.test(cell)) > 0.8;
    case 'number':
      return share(profile, (cell) => NUMBER.test(cell)) > 0.7;
    case 'phone':
    case 'house-number':
    case 'postal-code':
      return share(profile, (cell) => /\d/.test(cell)) > 0.6;
    case 'company':
      return share(profile, (cell) => /\p{L}/u.test(cell)) > 0.5;
    case 'first-name':
    case 'last-name':
    case 'city':
      return share(profile, (cell) => /\p{L}/u.test(cell)) > 0.7 && averageWords(profile) < 4;
    case 'title':
    case 'category':
      return profile.distinct <= Math.max(30, profile.filled * 0.2) && averageWords(profile) < 4;
    case 'region':
    case 'country':
      return profile.distinct <= Math.max(30, profile.filled * 0.5);
    case 'legal-form':
      return profile.distinct <= 200;
    default:
      return true;
  }
}

const averageWords = (profile: Profile): number =>
  profile.sample.length === 0
    ? 0
    : profile.sample.reduce((sum, cell) => sum + cell.split(/\s+/).length, 0) / profile.sample.length;

/** What many rows share is nobody's own number: a house number, a batch. */
const FEW_DISTINCT = 0.3;

function roleOfValues(profile: Profile, rows: number, unique: boolean): Role | null {
  if (share(profile, (cell) => EMAIL.test(cell)) > 0.6) return 'email';
  if (share(profile, (cell) => DATE.test(cell)) > 0.7) return 'date';
  if (share(profile, (cell) => DOMAIN.test(cell) && !NUMBER.test(cell)) > 0.7) return 'domain';
  const digits = share(profile, (cell) => /^\d+$/.test(cell));
  const lengths = new Set(profile.sample.map((cell) => cell.length));
  if (digits > 0.9 && lengths.size <= 2 && profile.distinct > 30) {
    const [length = 0] = lengths;
    if (length >= 4 && length <= 5 && !unique) return isYears(profile) ? 'number' : 'postal-code';
    if (length >= 6) return 'identifier';
  }
  if (
    share(profile, (cell) => PHONE.test(cell) && cell.replace(/\D/g, '').length >= 6 && /[\s()/.+-]|^0/.test(cell)) >
    0.6
  )
    return 'phone';
  if (profile.distinct <= Math.max(12, Math.min(300, rows * 0.02)) && averageWords(profile) < 4) return 'category';
  if (share(profile, (cell) => NUMBER.test(cell)) > 0.8) return 'number';
  const words = averageWords(profile);
  if (share(profile, (cell) => /\d/.test(cell) && /^[\p{L}\d][\p{L}\d\-/.:]*$/u.test(cell)) > 0.7)
    return unique && rows > 50
      ? null
      : profile.distinct < profile.filled * FEW_DISTINCT
        ? 'house-number'
        : 'identifier';
  if (share(profile, (cell) => STREET.test(cell) && /\d|str/i.test(cell)) > 0.5) return 'street';
  if (words < 7 && share(profile, hasLegalForm) > 0.2) return 'company';
  if (share(profile, (cell) => isFirstName(cell.split(/[\s-]/)[0]!)) > 0.4)
    return words < 1.4 ? 'first-name' : words < 4 ? 'person' : 'text';
  return words < 1.6 ? 'label' : 'text';
}

const isYears = (profile: Profile): boolean => share(profile, (cell) => /^(?:1[6-9]|20)\d\d$/.test(cell)) > 0.9;
const isFirstName = (word: string): boolean => isGivenName(fold(word));
function hasLegalForm(cell: string): boolean {
  const parsed = parseCompanyName(cell);
  return 'value' in parsed && parsed.value.legalForm !== null;
}

/** Day or month first, by the cells in which only one is possible. */
function dateOrder(profile: Profile): Reading['dates'] {
  let first = 0;
  let second = 0;
  for (const cell of profile.sample) {
    const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/.exec(cell);
    if (!parts) continue;
    if (Number(parts[1]) > 12) first += 1;
    if (Number(parts[2]) > 12) second += 1;
  }
  return second > first ? 'month-first' : 'day-first';
}
