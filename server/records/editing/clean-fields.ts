import { cleanText, isParsed, type Parsed, parseEmail, parsePhone, parseVatId } from '#engines/text/index.ts';
import type { ObservedField, ObservedFields, ObservedLine } from '#server/intake/observations/index.ts';
import { fail } from '#server/platform/failure.ts';
import { fieldsOf, type RecordKind, requiredOf } from '../fields/index.ts';

export type Input = Readonly<Record<string, unknown>>;
type Scalar = string | number | boolean | null;

/**
 * What a person typed as the fields of an observation: names as columns, texts cleaned as at an import, what was typed kept as `original`.
 * Somebody who types is there to be asked: what an import would leave out is refused here, before anything is written.
 *
 * @throws Failure `invalid-input` with `field` and `problem`
 */
export function cleanFields(kind: RecordKind, input: Input, country: string): ObservedFields {
  const fields: Record<string, ObservedField> = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    if (name === 'custom') {
      for (const [key, own] of Object.entries(value as Readonly<Record<string, Scalar>>))
        fields[`custom.${key}`] = typed(own);
      continue;
    }
    if (name === 'lines' && kind === 'order') {
      fields['lines'] = { value: linesOf(value as readonly Input[]), place: 'von Hand', confidence: 1 };
      continue;
    }
    const column = columnName(name);
    if (fieldsOf[kind][column] === undefined) fail('invalid-input', { field: column, problem: 'unknown' });
    fields[column] = cleanField(column, value as Scalar, country);
  }
  for (const field of requiredOf[kind])
    if (fields[field] !== undefined && fields[field].value === null)
      fail('invalid-input', { field, problem: 'required' });
  return fields;
}

/** Lines as they are observed, counted in the order in which they were written. */
function linesOf(lines: readonly Input[]): readonly ObservedLine[] {
  return lines.map((line, at) => ({
    ...Object.fromEntries(Object.entries(line).map(([name, value]) => [columnName(name), value])),
    position: at + 1,
  }));
}

export function columnName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function fieldName(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function typed(value: Scalar, original?: string): ObservedField {
  return {
    value,
    place: 'von Hand',
    confidence: 1,
    ...(original === undefined || original === value ? {} : { original }),
  };
}

function cleanField(column: string, value: Scalar, country: string): ObservedField {
  if (typeof value !== 'string') return typed(value);
  const text = cleanText(value);
  if (text === '') return typed(null);
  switch (column) {
    case 'phone':
    case 'mobile':
    case 'fax':
      return parsed(column, parsePhone(text, country), (phone) => phone.e164, value);
    case 'email':
      return parsed(column, parseEmail(text), (email) => email.email, value);
    case 'vat_id':
      return parsed(column, parseVatId(text, country), (vat) => vat.vatId, value);
    case 'country':
    case 'currency':
      return typed(text.toUpperCase(), value);
    default:
      return typed(text, value);
  }
}

function parsed<T>(field: string, result: Parsed<T>, take: (value: T) => string, original: string): ObservedField {
  if (!isParsed(result)) return fail('invalid-input', { field, problem: result.problem });
  return typed(take(result.value), original);
}
