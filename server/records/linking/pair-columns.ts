import { type Column, type Role, rolesOf, type Table } from '#engines/linkage/index.ts';
import { guessKind, guessKindOfAll, type NameKind } from '#engines/linkage/names/index.ts';
import { fail } from '#server/platform/failure.ts';

/** What is compared with what: the columns of one role on both sides. */
export interface ColumnPair {
  /** Key of the record that the engine reads, `name` for names. */
  readonly field: string;
  readonly left: readonly Column[];
  readonly right: readonly Column[];
}

const FIELD_OF: Readonly<Partial<Record<Role, string>>> = {
  company: 'company',
  person: 'person',
  'first-name': 'first_name',
  'last-name': 'last_name',
  title: 'title',
  job: 'job_title',
  street: 'street',
  'house-number': 'house_number',
  'postal-code': 'postal_code',
  city: 'city',
  country: 'country',
  phone: 'phone',
  email: 'email',
  domain: 'website',
};
const IDENTIFIERS: readonly (readonly [RegExp, string])[] = [
  [/ust|umsatzst|vat|uid|steuer|tax/i, 'vat_id'],
  [/hr[ab]|register|handelsreg|company.?no|lei/i, 'register_number'],
  [/kunde|kd|customer|debitor/i, 'customer_number'],
];
/** `name_left`, `Firma 1`, `right.city`: what side a column is on says nothing about what it means. */
const SIDE =
  /^(?:l(?:eft)?|r(?:ight)?|links|rechts|a|b|1|2)[ _.-]+|[ _.-]*(?:l(?:eft)?|r(?:ight)?|links|rechts|[ab12])$/i;

/** @throws Failure `usage` where a column named is not there */
export function columnsNamed(table: Table, wanted: string, option: string): Column[] {
  const names = wanted
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  if (names.length === 0) fail('usage', { text: `Say with --${option} which column holds that side.` });
  return names.map((name) => {
    const found =
      table.columns.find(({ heading }) => heading === name) ??
      table.columns.find(({ heading }) => heading.trim().toLowerCase() === name.toLowerCase());
    if (!found)
      fail('usage', {
        text: `There is no column "${name}". The columns are: ${table.columns.map(({ heading }) => heading).join(', ')}.`,
      });
    return found;
  });
}

/** Puts the columns of both sides together by what they mean; one column on each side is taken for names. */
export function pairColumns(
  rows: number,
  left: readonly Column[],
  right: readonly Column[],
  kind: NameKind | undefined,
): ColumnPair[] {
  if (left.length === 1 && right.length === 1) return [{ field: 'name', left, right }];
  const [l, r] = [fieldsOf(rows, left, kind), fieldsOf(rows, right, kind)];
  // Where one side is not recognised and the other stands at the same place, the place decides.
  const settle = (own: readonly string[], other: readonly string[]) =>
    own.map((field, at) =>
      field === '' || !other.includes(field) ? (own.length === other.length ? other[at] || field : field) : field,
    );
  const [ls, rs] = [settle(l, r), settle(r, l)];
  const fields = [...new Set(ls)].filter((field) => field !== '' && rs.includes(field));
  const pairs = fields.map((field) => ({
    field,
    left: left.filter((_, at) => ls[at] === field),
    right: right.filter((_, at) => rs[at] === field),
  }));
  if (pairs.length === 0)
    fail('usage', {
      text: 'The columns of the two sides have no meaning in common. Name columns of the same kind on both sides, in the same order.',
    });
  return pairs;
}

function fieldsOf(rows: number, columns: readonly Column[], kind: NameKind | undefined): string[] {
  const named = columns.map((column) => ({
    ...column,
    heading: column.heading.replace(SIDE, '').trim() || column.heading,
  }));
  const roles = rolesOf({ rows, columns: named });
  const fields = roles.map(({ role, heading }, at) => {
    const identifier = IDENTIFIERS.find(([pattern]) => pattern.test(heading));
    if (identifier && (role === 'identifier' || role === null)) return identifier[1];
    if (role === 'phone' && /mobil|handy|cell/i.test(heading)) return 'mobile';
    if (role !== null && FIELD_OF[role]) return FIELD_OF[role];
    return /^(?:name|names|bezeichnung|title|caption|entity)\b/i.test(columns[at]!.heading.replace(SIDE, ''))
      ? 'name'
      : '';
  });
  return asNames(fields, kind);
}

/** Which of the fields is the name of what is compared: a person before the company they work for, unless told otherwise. */
function asNames(fields: readonly string[], kind: NameKind | undefined): string[] {
  const person = fields.some((field) => field === 'person' || field === 'first_name' || field === 'last_name');
  const people = kind === 'person' || (kind === undefined && person);
  const named = fields.map((field) => {
    if (['person', 'first_name', 'last_name'].includes(field)) return people ? 'name' : '';
    return field === 'company' && !people ? 'name' : field;
  });
  return named.includes('name') ? named : named.map((field, at) => (at === 0 && field === '' ? 'name' : field));
}

/** The text of a row in several columns: `Hauptstr.` and `5` is `Hauptstr. 5`. */
export const textOf = (columns: readonly Column[], row: number): string =>
  columns
    .map((column) => column.textOf(column.codes[row]!).trim())
    .filter(Boolean)
    .join(' ');

// biome-ignore format: a table
const SAID: Readonly<Record<string, NameKind>> = {
  person: 'person', people: 'person', individual: 'person', human: 'person', kontakt: 'person', privat: 'person', contact: 'person',
  company: 'company', firma: 'company', unternehmen: 'company', legalentity: 'company', vessel: 'company', business: 'company',
  organization: 'organisation', organisation: 'organisation', org: 'organisation', verband: 'organisation', verein: 'organisation', publicbody: 'organisation',
};

/**
 * Kind of names by row: what --kind says, what a column such as `schema` or `Art` says, what the pair itself looks like, what most pairs look like.
 */
export function kindsOf(
  table: Table,
  names: ColumnPair | undefined,
  kind: NameKind | undefined,
): (row: number) => NameKind {
  if (kind !== undefined) return () => kind;
  const said = table.columns.find((column) => column.size <= 20 && isKindColumn(column));
  const sides = names ? [...names.left, ...names.right] : [];
  const headings = sides.map(({ heading }) => heading).join(' ');
  const byHeading: NameKind | undefined =
    /vorname|nachname|person|first.?name|last.?name|surname|ansprechpartner|kontakt/i.test(headings)
      ? 'person'
      : /firma|compan|unternehmen|organi[sz]ation|betrieb|kunde|lieferant|supplier|vendor|employer/i.test(headings)
        ? 'company'
        : undefined;
  if (byHeading && !said) return () => byHeading;
  const step = Math.max(1, Math.floor(table.rows / 300));
  const sample = names
    ? Array.from({ length: Math.ceil(table.rows / step) }, (_, at) => textOf(names.left, at * step))
    : [];
  const usual = guessKindOfAll(sample);
  return (row) => {
    const word = said && SAID[cellKey(said, row)];
    if (word) return word;
    if (!names) return usual;
    const score = guessKind(textOf(names.left, row)) + guessKind(textOf(names.right, row));
    return score >= 2 ? 'company' : score <= -1.5 ? 'person' : usual;
  };
}

const cellKey = (column: Column, row: number): string =>
  column
    .textOf(column.codes[row]!)
    .toLowerCase()
    .replace(/[^a-z]/g, '');

function isKindColumn(column: Column): boolean {
  let known = 0;
  for (let code = 0; code < column.size; code++)
    if (
      SAID[
        column
          .textOf(code)
          .toLowerCase()
          .replace(/[^a-z]/g, '')
      ]
    )
      known += 1;
  return column.size > 0 && known / column.size >= 0.6;
}
