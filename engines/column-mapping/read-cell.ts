import {
  cleanText,
  fold,
  isParsed,
  type Parsed,
  parseAddress,
  parseAmount,
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
import type { MappedColumn } from './propose-mapping.ts';
import { roleReads } from './roles.ts';
import type { CellFault, Fields, FieldValue, RowConfig } from './row-reading.ts';

/** Longest text of a short field and of a note; more is cut and said so. */
const SHORT = 300;
const LONG = 20_000;

export function customKey(heading: string): string {
  return `custom.${fold(heading).replace(/ /g, '_').slice(0, 60) || 'spalte'}`;
}

/** What is being read of one row: its values by what they belong to, and what could not be read. */
export class Row {
  readonly parts = new Map<string, Fields>();
  readonly faults: CellFault[] = [];
  private readonly config: RowConfig;
  country: string;
  /** Of a row that names no country: what its other cells say (guess-country.ts). */
  guess: string | null = null;
  constructor(config: RowConfig) {
    this.config = config;
    this.country = config.defaultCountry;
  }
  /** Four digits are no German code that lost its zero where the row speaks of Austria or Switzerland. */
  countryOf(postalCode: string): string {
    return this.guess !== null && /^\D{0,3}\d{4}$/.test(postalCode.trim()) ? this.guess : this.country;
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
        : { value, original: cell.slice(0, 1000).toWellFormed(), place: column.heading };
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
    const parsed = parseDate(cell, { order: column.dateOrder, referenceYear: this.config.referenceYear });
    // "Without an end" is an answer to how long, never to when.
    if (isParsed(parsed) && parsed.warning === 'open-end' && column.role !== 'quote.valid_until') {
      this.fault('date-out-of-range', column);
      return null;
    }
    return this.take(parsed, column);
  }
}

function readText(row: Row, cell: string, column: MappedColumn, limit: number): string {
  const text = limit === LONG ? cleanText(cell) : cleanText(cell).replace(/\n/g, ' ');
  if (text.length <= limit) return text;
  row.fault('text-too-long', column);
  return text.slice(0, limit).toWellFormed();
}

/** Reads one cell into the part of the row that its column belongs to. */
export function readCell(row: Row, cell: string, column: MappedColumn, primary: string) {
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
    case 'postal-code': {
      const country = row.countryOf(cell);
      if (country !== row.country) put('country', country);
      return put(field, row.take(parsePostalCode(cell, country), column));
    }
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
      // "Lead" says how far somebody has come, and nothing of what he is to the company already.
      const stage = column.role === 'company.relation' ? readChoice('company.lead_stage', cell) : null;
      if (value === null && stage === null && cleanText(cell) !== '' && !/^[-–]$/.test(cell.trim()))
        return row.fault('choice-unknown', column);
      put(field, value);
      put('lead_stage', stage);
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
  if (!found.postalCode) {
    if (found.country) put('country', found.country);
    return;
  }
  const country = found.country ?? row.countryOf(found.postalCode);
  if (found.country || country !== row.country) put('country', country);
  put('postal_code', row.take(parsePostalCode(found.postalCode, country), column));
}
