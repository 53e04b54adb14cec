import { fold } from '#engines/text/fold.ts';
import { type ColumnRole, headingKey, rolesOf } from './column-roles.ts';
import { METHOD_OF, type Method, type Role } from './model.ts';
import type { Reading } from './normalise.ts';
import type { Column, Table } from './table.ts';

/** A field to compare by, before anything is known about its weights. */
export interface PlannedField {
  readonly name: string;
  readonly role: Role;
  readonly method: Method;
  /** Columns of each table; what stands in several is read as one text ("Müller" and "Anlagenbau GmbH"). */
  readonly columns: readonly (readonly string[])[];
  readonly reading: Reading;
  readonly exchange?: string;
  /** Belongs to one person (a mobile number), not to the house. */
  readonly personal?: boolean;
  /** A number of which a company has one: two that have nothing to do with each other are two companies. */
  readonly single?: boolean;
}

export interface Plan {
  readonly fields: readonly PlannedField[];
  /** Columns of the first table with what they were taken for. */
  readonly roles: readonly ColumnRole[];
}

const TAX =
  /^(?:eu )?(?:vat|ust|umsatzsteuer|nip|regon|krs|siren|n tva|tva|numero tva|btw|partita iva|p iva|cif|kvk|ico|dic)(?: |id|nummer|number|$)/;
const MOBILE = /mobil|handy|cell|movil|móvil|cellulare|portable/i;
/** More fields than this add cost and no certainty; those most telling are kept. */
const MOST_FIELDS = 16;

/** Which columns are compared, and as what. Two tables: columns of one heading, else of one role that both have once. */
export function planFields(tables: readonly Table[]): Plan {
  const roles = tables.map(rolesOf);
  const [first = [], second] = roles;
  const repeated = repeatedColumns(tables[0]!, first);
  const kept = first.map((role) =>
    repeated.has(role.heading) ? { ...role, role: null, because: 'repeats' as const } : role,
  );
  const fields: PlannedField[] = [];
  for (const column of kept) {
    if (column.role === null) continue;
    const other = second === undefined ? [] : [partnerOf(column, first, second)];
    if (other[0] === null) continue;
    const more = (list: readonly ColumnRole[]) =>
      column.role === 'company' ? list.filter(({ because }) => because === 'more').map(({ heading }) => heading) : [];
    const columns = [
      [column.heading, ...more(first)],
      ...other.map((partner) => [partner!.heading, ...more(second ?? [])]),
    ];
    const role = other[0] && other[0].role !== column.role ? agreedRole(column.role, other[0].role) : column.role;
    const exchange = exchangeOf(role);
    const { reading } = column;
    fields.push({
      name: column.heading.trim(),
      role,
      method: METHOD_OF[role],
      columns,
      reading,
      ...(exchange && { exchange }),
      ...(role === 'phone' && MOBILE.test(column.heading) && { personal: true }),
      ...(role === 'identifier' && TAX.test(headingKey(column.heading)) && { single: true }),
    });
  }
  const company = fields.filter(({ role }) => role === 'company');
  if (company.length === 1 && !fields.some(({ role }) => role === 'legal-form')) {
    const { columns, reading } = company[0]!;
    fields.push({ name: `${company[0]!.name} (legal form)`, role: 'legal-form', method: 'category', columns, reading });
  }
  return { fields: fields.slice(0, MOST_FIELDS), roles: kept };
}

function partnerOf(column: ColumnRole, first: readonly ColumnRole[], second: readonly ColumnRole[]): ColumnRole | null {
  const same = second.find((other) => headingKey(other.heading) === headingKey(column.heading));
  if (same) return same.role === null ? null : same;
  const mine = first.filter(({ role }) => role === column.role);
  const theirs = second.filter(({ role }) => role === column.role);
  return mine.length === 1 && theirs.length === 1 ? theirs[0]! : null;
}

/** Two tables that see one heading differently: the plainer reading, which takes both. */
function agreedRole(a: Role, b: Role | null): Role {
  if (b === null || a === b) return a;
  for (const plainer of ['text', 'identifier', 'label', 'company', 'person'] as const)
    if (a === plainer || b === plainer) return plainer;
  return 'text';
}

/** Fields that people type into each other's box. */
function exchangeOf(role: Role): string | null {
  if (role === 'first-name' || role === 'last-name') return 'name';
  if (role === 'city' || role === 'label' || role === 'street') return 'place';
  return null;
}

/** Columns that only say again what other columns say: a full name beside its parts would count every agreement twice. */
function repeatedColumns(table: Table, roles: readonly ColumnRole[]): Set<string> {
  const repeated = new Set<string>();
  const wordy = roles.filter(({ role }) => role !== null && METHOD_OF[role] !== 'number' && METHOD_OF[role] !== 'date');
  const sample = 400;
  const step = Math.max(1, Math.floor(table.rows / sample));
  const cell = (column: Column, row: number) => fold(column.textOf(column.codes[row]!).slice(0, 300));
  const columnOf = (role: ColumnRole) => table.columns.find(({ heading }) => heading === role.heading)!;
  const byLength = wordy
    .map((role) => {
      let length = 0;
      for (let row = 0; row < table.rows; row += step) length += cell(columnOf(role), row).length;
      return { role, length };
    })
    .sort((a, b) => b.length - a.length);
  for (const { role } of byLength) {
    const others = wordy.filter((other) => other !== role && !repeated.has(other.heading));
    // "Anna Maria Vogt" beside "Anna" and "Vogt": the middle name is worth less than counting both others twice.
    const parts =
      role.role === 'person' ? wordy.filter((other) => other.role === 'first-name' || other.role === 'last-name') : [];
    let told = 0;
    let filled = 0;
    let several = 0;
    for (let row = 0; row < table.rows; row += step) {
      const words = cell(columnOf(role), row).split(' ').filter(Boolean);
      if (words.length === 0) continue;
      filled += 1;
      if (words.length > 1) several += 1;
      const known = new Set(others.flatMap((other) => cell(columnOf(other), row).split(' ')));
      const holdsParts =
        parts.length > 1 &&
        parts.every((part) =>
          cell(columnOf(part), row)
            .split(' ')
            .every((word) => word === '' || words.includes(word)),
        );
      if (holdsParts || words.every((word) => known.has(word))) told += 1;
    }
    if (filled > 10 && told > filled * 0.85 && several > filled * 0.3) repeated.add(role.heading);
  }
  return repeated;
}

/** The fields that name what a row is about: persons by their names, companies by theirs. Empty where nothing is named so. */
export function identityOf(fields: readonly PlannedField[]): number[] {
  const of = (...roles: readonly Role[]) => fields.flatMap(({ role }, at) => (roles.includes(role) ? [at] : []));
  const people = of('first-name', 'last-name', 'person');
  return people.length > 0 ? people : of('company');
}
