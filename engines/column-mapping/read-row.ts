import {
  cleanText,
  fold,
  isParsed,
  type Parsed,
  parseAddress,
  parseAmount,
  parseCompanyName,
  parseCountry,
  parseDate,
  parseDomain,
  parseEmail,
  parseNumber,
  parsePersonName,
  parsePhone,
  parsePlace,
  parsePostalCode,
  parseSalutation,
  parseStreet,
  parseTruth,
  parseVatId,
} from '#engines/text/index.ts';
import { berlinMoment } from './berlin-moment.ts';
import { readChoice } from './choices.ts';
import { undoNeutralised } from './neutralised.ts';
import type { MappedColumn, Mapping } from './propose-mapping.ts';
import { roleReads, type SheetKind } from './roles.ts';

export interface LineValues {
  readonly position: number | null;
  readonly product_number: string | null;
  readonly description: string | null;
  readonly quantity: number | null;
  readonly price_cents: number | null;
  readonly total_cents: number | null;
}
export interface FieldValue {
  readonly value: string | number | boolean | null | readonly LineValues[];
  readonly original?: string;
  readonly place?: string;
}
type Fields = Record<string, FieldValue>;
export type SubjectKind = 'company' | 'person' | 'deal' | 'product' | 'order' | 'quote' | 'activity';

export interface RowSubject {
  readonly kind: SubjectKind;
  /** Company 0, people 1 to 5, everything else 10. */
  readonly part: number;
  readonly fields: Readonly<Fields>;
  /** Parts of the same row that it belongs to. */
  readonly company?: number;
  readonly person?: number;
}
export interface Permission {
  readonly kind: 'given' | 'objection';
  readonly point: string;
  readonly channel: 'email' | 'phone_human' | 'sms_messenger' | 'fax' | 'post' | 'social_dm';
  readonly scope: 'channel' | 'all_marketing';
  /** ISO moment, null where the sheet does not say. */
  readonly at: string | null;
  readonly wording: string | null;
  readonly proof: Readonly<Record<string, string>>;
}
export interface CellFault {
  readonly code: string;
  /** null: the row as a whole. */
  readonly column: string | null;
  /** true: nothing of the row can be used; false: the row is taken without this cell. */
  readonly row: boolean;
}
export interface RowReading {
  readonly subjects: readonly RowSubject[];
  readonly permissions: readonly Permission[];
  readonly faults: readonly CellFault[];
  readonly empty: boolean;
}
export interface RowConfig {
  readonly mapping: Mapping;
  readonly defaultCountry: string;
  /** For two-digit years. */
  readonly referenceYear: number;
}

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
/** Longest text of a short field and of a note; more is cut and said so. */
const SHORT = 300;
const LONG = 20_000;

export function customKey(heading: string): string {
  return `custom.${fold(heading).replace(/ /g, '_').slice(0, 60) || 'spalte'}`;
}

class Row {
  readonly parts = new Map<string, Fields>();
  readonly faults: CellFault[] = [];
  private readonly config: RowConfig;
  country: string;
  constructor(config: RowConfig) {
    this.config = config;
    this.country = config.defaultCountry;
  }
  part(name: string): Fields {
    const known = this.parts.get(name);
    if (known) return known;
    const fields: Fields = {};
    this.parts.set(name, fields);
    return fields;
  }
  put(part: string, field: string, value: FieldValue['value'], cell: string, column: MappedColumn): void {
    if (value === null || value === '') return;
    const fields = this.part(part);
    if (fields[field] !== undefined) return;
    fields[field] =
      String(value) === cell
        ? { value, place: column.heading }
        : { value, original: cell.slice(0, 1000), place: column.heading };
  }
  fault(code: string, column: MappedColumn | null, row = false): void {
    this.faults.push({ code, column: column?.heading ?? null, row });
  }
  /** The value, or null with a note; an empty cell is neither. */
  take<T>(parsed: Parsed<T>, column: MappedColumn): T | null {
    if (isParsed(parsed)) {
      if (parsed.warning && parsed.warning !== 'two-digit-year') this.fault(parsed.warning, column);
      return parsed.value;
    }
    if (parsed.problem !== 'empty') this.fault(parsed.problem, column);
    return null;
  }
  date(cell: string, column: MappedColumn) {
    return this.take(parseDate(cell, { order: column.dateOrder, referenceYear: this.config.referenceYear }), column);
  }
}

function readText(row: Row, cell: string, column: MappedColumn, limit: number): string {
  const text = limit === LONG ? cleanText(cell) : cleanText(cell).replace(/\n/g, ' ');
  if (text.length <= limit) return text;
  row.fault('text-too-long', column);
  return text.slice(0, limit).toWellFormed();
}

function readCell(row: Row, cell: string, column: MappedColumn, primary: string) {
  if (column.role === 'custom') {
    row.put(primary, customKey(column.heading), readText(row, cell, column, LONG), cell, column);
    return;
  }
  if (column.role === 'ignore') return;
  const [subject = '', field = ''] = column.role.split('.');
  const part = subject === 'person' ? `person${column.slot}` : subject;
  const put = (key: string, value: FieldValue['value']) => row.put(part, key, value, cell, column);
  switch (roleReads(column.role)) {
    case 'text':
      return put(field, readText(row, cell, column, SHORT));
    case 'long-text':
      return put(field, readText(row, cell, column, LONG));
    case 'company':
      return put('name', readText(row, cell, column, SHORT));
    case 'person': {
      const name = row.take(parsePersonName(cell), column);
      if (!name) return;
      put('salutation', name.salutation);
      put('title', name.titles.join(' '));
      put('first_name', name.firstName);
      return put('last_name', name.lastName);
    }
    case 'phone': {
      const phone = row.take(parsePhone(cell, row.country), column);
      return put(field, phone && (phone.extension ? `${phone.e164};ext=${phone.extension}` : phone.e164));
    }
    case 'email':
      return put(field, row.take(parseEmail(cell), column)?.email ?? null);
    case 'domain':
      return put(field, row.take(parseDomain(cell), column) ? cleanText(cell) : null);
    case 'vat':
      return put(field, row.take(parseVatId(cell, row.country), column)?.vatId ?? null);
    case 'postal-code':
      return put(field, row.take(parsePostalCode(cell, row.country), column));
    case 'country':
      return put(field, row.take(parseCountry(cell), column));
    case 'salutation':
      return put(field, row.take(parseSalutation(cell), column));
    case 'street':
    case 'place':
    case 'address':
      return readPlace(row, cell, column, put);
    case 'integer':
    case 'number': {
      // "50-99" and "ca. 120" tell a size: the lower end is taken.
      const bare =
        field === 'employees'
          ? cell.replace(/^\D*(\d[\d.]*)\s*(?:-|–|bis|to)\s*\d.*$/i, '$1').replace(/[<>+]/g, '')
          : cell;
      const number = row.take(parseNumber(bare, column.decimal), column);
      if (number !== null && roleReads(column.role) === 'integer' && !Number.isInteger(number))
        return row.fault('not-a-whole-number', column);
      return put(field, number);
    }
    case 'amount': {
      const amount = row.take(parseAmount(cell, column.decimal), column);
      if (!amount) return;
      const thousands = /t€|teur|in tausend|tsd/i.test(column.heading) && !/t€|teur|tsd|mio/i.test(cell);
      put(field, thousands ? amount.cents * 1000 : amount.cents);
      if (amount.currency && amount.currency !== 'EUR' && subject !== 'company' && subject !== 'line')
        row.put(part, 'currency', amount.currency, cell, column);
      return;
    }
    case 'day':
      return put(field, row.date(cell, column)?.day ?? null);
    case 'moment': {
      const date = row.date(cell, column);
      return put(field, date && berlinMoment(date.day, date.time ?? '12:00:00'));
    }
    case 'truth':
      return put(field, row.take(parseTruth(cell), column));
    case 'choice': {
      const value = readChoice(column.role, cell);
      if (value === null && cleanText(cell) !== '' && !/^[-–]$/.test(cell.trim()))
        return row.fault('choice-unknown', column);
      put(field, value);
      if (column.role === 'company.relation') put('lead_stage', readChoice('company.lead_stage', cell));
    }
  }
}

function readPlace(
  row: Row,
  cell: string,
  column: MappedColumn,
  put: (key: string, value: FieldValue['value']) => void,
): void {
  const reads = column.role === 'ignore' || column.role === 'custom' ? 'text' : roleReads(column.role);
  const street = reads === 'street' ? row.take(parseStreet(cell), column) : null;
  const address = reads === 'address' ? row.take(parseAddress(cell), column) : null;
  const place = reads === 'place' ? row.take(parsePlace(cell), column) : null;
  const found = { ...street, ...place, ...address };
  put('street', found.street ?? null);
  put('house_number', found.houseNumber ?? null);
  put('po_box', found.poBox ?? null);
  put('city', found.city ?? null);
  if (found.country) put('country', found.country);
  if (found.postalCode)
    put('postal_code', row.take(parsePostalCode(found.postalCode, found.country ?? row.country), column));
}

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
  for (const column of filled) readCell(row, undoNeutralised(cells[column.column] ?? ''), column, primary);
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
    const name = company['name'];
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
    if (fields['last_name']) subjects.push({ kind: 'person', part: slot, fields, ...owner });
    else if (fields['first_name'])
      subjects.push({ kind: 'person', part: slot, fields: { ...fields, last_name: fields['first_name'] }, ...owner });
    else if (kind === 'people' && slot === 1) row.fault('person-name-missing', null, true);
    else if (kind === 'companies' && slot === 1) giveToCompany(fields, company);
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

/** Mail and telephone of a contact without a name are the company's where it has none: better kept there than lost. */
function giveToCompany(fields: Fields, company: Fields | undefined): void {
  if (!company) return;
  for (const key of ['email', 'phone'] as const) {
    const value = fields[key] ?? (key === 'phone' ? fields['mobile'] : undefined);
    if (value && !company[key]) company[key] = value;
  }
}

function mainSubject(row: Row, kind: SheetKind): RowSubject | null {
  const need = (fields: Fields, key: string, code: string) => fields[key] || row.fault(code, null, true);
  switch (kind) {
    case 'deals': {
      const deal = { ...row.part('deal') };
      need(deal, 'title', 'deal-title-missing');
      const written = deal['stage'];
      const stage = typeof written?.value === 'string' ? readChoice('deal.stage', written.value) : null;
      if (written && !stage) row.faults.push({ code: 'choice-unknown', column: written.place ?? null, row: false });
      delete deal['stage'];
      deal['stage_id'] = {
        value: stage ?? 'qualified',
        ...(written ? { original: String(written.value), place: written.place ?? '' } : {}),
      };
      const closed = deal['closed_at'];
      if (closed) deal['closed_at'] = { ...closed, value: berlinMoment(String(closed.value), '12:00:00') };
      return { kind: 'deal', part: 10, fields: deal };
    }
    case 'orders': {
      const order = row.part('order');
      need(order, 'number', 'order-number-missing');
      need(order, 'ordered_on', 'order-date-missing');
      const line = row.parts.get('line');
      const lines = line ? [lineOf(line)] : null;
      return { kind: 'order', part: 10, fields: lines ? { ...order, lines: { value: lines } } : order };
    }
    case 'quotes': {
      const quote = row.part('quote');
      need(quote, 'number', 'quote-number-missing');
      need(quote, 'sent_on', 'quote-date-missing');
      return { kind: 'quote', part: 10, fields: quote };
    }
    case 'activities': {
      const activity = row.part('activity');
      need(activity, 'happened_at', 'activity-date-missing');
      return {
        kind: 'activity',
        part: 10,
        fields: activity['kind'] ? activity : { ...activity, kind: { value: 'note' } },
      };
    }
    case 'products': {
      const line = row.parts.get('line') ?? {};
      const product = { ...row.part('product') };
      const number = product['number'] ?? line['product_number'];
      const name = product['name'] ?? line['description'];
      const price = product['price_cents'] ?? line['price_cents'];
      if (!number) row.fault('product-number-missing', null, true);
      if (!name) row.fault('product-name-missing', null, true);
      return {
        kind: 'product',
        part: 10,
        fields: {
          ...product,
          ...(number ? { number } : {}),
          ...(name ? { name } : {}),
          ...(price ? { price_cents: price } : {}),
        },
      };
    }
    default:
      return null;
  }
}

function lineOf(line: Fields): LineValues {
  const number = (key: string) => (typeof line[key]?.value === 'number' ? (line[key]?.value as number) : null);
  const text = (key: string) => (line[key] ? String(line[key]?.value) : null);
  const quantity = number('quantity');
  const price = number('price_cents');
  return {
    position: number('position'),
    product_number: text('product_number'),
    description: text('description'),
    quantity,
    price_cents: price,
    total_cents: number('total_cents') ?? (quantity !== null && price !== null ? Math.round(quantity * price) : null),
  };
}

function permissionsOf(row: Row, mapping: Mapping): Permission[] {
  const consent = row.parts.get('consent') ?? {};
  const objection = row.parts.get('objection') ?? {};
  const person = row.parts.get('person1') ?? {};
  const company = row.parts.get('company') ?? {};
  const text = (fields: Fields, key: string) =>
    typeof fields[key]?.value === 'string' ? (fields[key]?.value as string) : null;
  const mail = text(person, 'email') ?? text(company, 'email');
  const phone = text(person, 'mobile') ?? text(person, 'phone') ?? text(company, 'phone');
  const wanted = text(consent, 'channel');
  const result: Permission[] = [];
  const heading = objection['set']?.place ?? '';
  const byHeading = /call|telefon|anruf/i.test(heading)
    ? 'phone_human'
    : /mail|newsletter/i.test(heading)
      ? 'email'
      : null;
  const says = objection['set']?.value === true || (mapping.kind === 'objections' && objection['set'] === undefined);
  if (says) {
    const scope = text(objection, 'scope') ?? wanted ?? byHeading ?? 'all';
    const points = text(objection, 'point') ?? text(consent, 'point');
    const all = (
      points ? [points] : byHeading === 'phone_human' ? [phone] : byHeading === 'email' ? [mail] : [mail, phone]
    ).filter((point) => point !== null);
    if (all.length === 0) row.fault('contact-point-missing', null, mapping.kind === 'objections');
    for (const point of all)
      result.push({
        kind: 'objection',
        point,
        channel: scope === 'all' || scope === 'none' ? channelOf(point) : (scope as Permission['channel']),
        scope: scope === 'all' ? 'all_marketing' : 'channel',
        at: text(objection, 'at'),
        wording: null,
        proof: {},
      });
  }
  const given =
    consent['given']?.value === true ||
    (mapping.kind === 'consents' && consent['given'] === undefined && consent['at'] !== undefined);
  if (given) {
    const point = text(consent, 'point') ?? (wanted === 'phone_human' || wanted === 'sms_messenger' ? phone : mail);
    if (point === null) row.fault('contact-point-missing', null, mapping.kind === 'consents');
    else {
      const proof = {
        ...(text(consent, 'proof_ip') ? { ip: text(consent, 'proof_ip') ?? '' } : {}),
        ...(text(consent, 'proof_form') ? { form: text(consent, 'proof_form') ?? '' } : {}),
      };
      result.push({
        kind: 'given',
        point,
        channel: wanted && wanted !== 'all' ? (wanted as Permission['channel']) : channelOf(point),
        scope: 'channel',
        at: text(consent, 'at'),
        wording: text(consent, 'wording'),
        proof,
      });
    }
  }
  return result;
}

function channelOf(point: string): 'email' | 'phone_human' {
  return point.includes('@') ? 'email' : 'phone_human';
}
