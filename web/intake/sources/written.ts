import { country, day, number, phone } from '../../ui/format.ts';

/** A field's value as people write it: numbers to dial and prices are kept in the form of machines. */
export function written(field: string, value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (/^(?:phone|mobile|fax)$/.test(field)) return phone(value);
  if (field === 'price' && Number.isFinite(Number(value))) return number(Number(value), 2);
  if (field === 'country') return country(value);
  if (field === 'day' && /^\d{4}-\d\d-\d\d$/.test(value)) return day(value);
  return value;
}
