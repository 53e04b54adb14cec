import { isParsed, parseCompanyName, parseCountry, parsePersonName } from '#engines/text/index.ts';
import { guessCountry } from './guess-country.ts';
import { mainSubject } from './main-subject.ts';
import { undoNeutralised } from './neutralised.ts';
import { Row, readCell } from './read-cell.ts';
import { permissionsOf } from './read-permissions.ts';
import type { SheetKind } from './roles.ts';
import type { Fields, FieldValue, RowConfig, RowReading, RowSubject, SubjectKind } from './row-reading.ts';

const PRIMARY: Readonly<Record<SheetKind, SubjectKind | null>> = {
  companies: 'company',
  people: 'person',
  deals: 'deal',
  orders: 'order',
  quotes: 'quote',
  activities: 'activity',
  products: 'product',
  consents: null,
  objections: null,
};
/** Reads one row of cells with a mapping. Never throws; what cannot be read is named in `faults`. */
export function readRow(cells: readonly string[], config: RowConfig): RowReading {
  const row = new Row(config);
  const { kind, columns } = config.mapping;
  const primary = PRIMARY[kind] === 'person' ? 'person1' : (PRIMARY[kind] ?? 'consent');
  const filled = columns.filter((column) => cells[column.column]?.trim());
  if (filled.length === 0) return { subjects: [], permissions: [], faults: [], empty: true };
  // The country first: telephone, postal code and VAT id are read by it.
  const countryColumn = filled.find((column) => column.role === 'company.country');
  const country = countryColumn && parseCountry(cells[countryColumn.column] ?? '');
  if (country && isParsed(country)) row.country = country.value;
  else if (config.defaultCountry === 'DE') row.guess = guessCountry(cells, filled);
  // Neighbours that write four digits are told apart by them; elsewhere nothing of the row is German.
  const abroad = row.guess !== null && !['AT', 'CH', 'LI'].includes(row.guess) ? row.guess : null;
  if (abroad) row.country = abroad;
  for (const column of filled) readCell(row, undoNeutralised(cells[column.column] ?? ''), column, primary);
  const company = row.parts.get('company');
  if (abroad && company && !company['country']) company['country'] = { value: abroad };
  const subjects = subjectsOf(row, kind);
  const permissions = permissionsOf(row, config.mapping);
  const refused = row.faults.some((fault) => fault.row);
  return {
    subjects: refused ? [] : subjects,
    permissions: refused ? [] : permissions,
    faults: row.faults,
    empty: false,
  };
}

function subjectsOf(row: Row, kind: SheetKind): RowSubject[] {
  const subjects: RowSubject[] = [];
  const company = row.parts.get('company');
  if (company) {
    const name2 = company['name2']?.value;
    const external = company['external_id'];
    delete company['name2'];
    delete company['external_id'];
    if (external) company['custom.externe_id'] = external;
    const name = company['name'] ?? (kind === 'companies' ? ownName(row) : undefined);
    if (name) {
      const whole = typeof name2 === 'string' ? `${name.value} ${name2}` : String(name.value);
      const parsed = parseCompanyName(whole);
      if (isParsed(parsed)) {
        company['name'] = { ...name, value: whole };
        if (!company['legal_form'] && parsed.value.legalForm)
          company['legal_form'] = {
            value: parsed.value.legalForm,
            original: whole,
            ...(name.place ? { place: name.place } : {}),
          };
      } else {
        delete company['name'];
        if (kind === 'companies') row.fault('company-name-unreadable', null, true);
      }
    } else if (kind === 'companies') row.fault('company-name-missing', null, true);
    if (company['name'] || company['customer_number'] || company['email'] || company['vat_id'])
      subjects.push({ kind: 'company', part: 0, fields: company });
  } else if (kind === 'companies') row.fault('company-name-missing', null, true);
  const owner = subjects.length > 0 ? { company: 0 } : {};
  for (const [name, fields] of row.parts) {
    if (!name.startsWith('person')) continue;
    const slot = Number(name.slice(6));
    splitTitle(fields);
    if (fields['last_name']) subjects.push({ kind: 'person', part: slot, fields, ...owner });
    else if (fields['first_name'])
      subjects.push({ kind: 'person', part: slot, fields: { ...fields, last_name: fields['first_name'] }, ...owner });
    else if (kind === 'people' && slot === 1) row.fault('person-name-missing', null, true);
    else if (kind === 'companies' && slot === 1) giveToCompany(fields, company);
    // Lists of contacts and orders often name their person by mail alone: whoever has it is found, nobody is made of it.
    else if (slot === 1 && fields['email'] && kind !== 'people')
      subjects.push({ kind: 'person', part: slot, fields: { email: fields['email'] }, ...owner });
  }
  const main = mainSubject(row, kind);
  if (main) {
    const person = subjects.find((one) => one.kind === 'person');
    if (main.kind !== 'product' && subjects.every((one) => one.kind !== 'company'))
      row.fault('company-missing', null, true);
    const takesPerson = person && main.kind !== 'product';
    subjects.push({
      ...main,
      ...(main.kind === 'product' ? {} : owner),
      ...(takesPerson ? { person: person.part } : {}),
    });
  }
  return subjects;
}

/** "Dr. Eva" in a column of first names. */
function splitTitle(fields: Fields): void {
  const { first_name: first, last_name: last } = fields;
  if (!first || !last || fields['title']) return;
  const name = parsePersonName(`${first.value} ${last.value}`);
  if (!isParsed(name) || name.value.titles.length === 0 || name.value.lastName !== last.value) return;
  fields['title'] = { ...first, value: name.value.titles.join(' '), original: String(first.original ?? first.value) };
  if (name.value.firstName)
    fields['first_name'] = { ...first, value: name.value.firstName, original: String(first.original ?? first.value) };
  else delete fields['first_name'];
}

/** Who trades in his own name has no other: the customer is called as the person is. */
function ownName(row: Row): FieldValue | undefined {
  const { first_name: first, last_name: last } = row.parts.get('person1') ?? {};
  if (!last) return undefined;
  return { ...last, value: [first?.value, last.value].filter(Boolean).join(' ') };
}

/** Mail and telephone of a contact without a name are the company's where it has none: better kept there than lost. */
function giveToCompany(fields: Fields, company: Fields | undefined): void {
  if (!company) return;
  for (const key of ['email', 'phone'] as const) {
    const value = fields[key] ?? (key === 'phone' ? fields['mobile'] : undefined);
    if (value && !company[key]) company[key] = value;
  }
}
