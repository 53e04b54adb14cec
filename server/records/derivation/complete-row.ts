import type { Standing, Value } from '#engines/survivorship/index.ts';
import { fold } from '#engines/text/index.ts';
import { fieldsOf, type RecordKind } from '../fields/index.ts';
import { companyDomain, companyNameParts, personNameKey } from '../matching/index.ts';
import { originOf, valuesOf } from './golden.ts';

/** The columns that a kind computes from its fields. */
export const computedOf: Readonly<Record<RecordKind, readonly string[]>> = {
  company: ['sort_name', 'name_key', 'domain', 'search'],
  person: ['sort_name', 'name_key', 'search'],
  deal: ['search'],
  product: ['search'],
  order: [],
  quote: [],
  activity: [],
  task: [],
};

/** Everything of a row that follows from its claims: fields, own fields, origin and computed columns. */
export function completeRow(kind: RecordKind, id: string, standing: Standing): Record<string, unknown> {
  const values = valuesOf(kind, standing);
  const row: Record<string, unknown> = { id };
  for (const field of Object.keys(fieldsOf[kind])) row[field] = values[field] ?? null;
  const custom: Record<string, Value> = {};
  for (const field in standing) {
    const claim = standing[field];
    if (claim === undefined) continue;
    if (field.startsWith('custom.') && claim.value !== null) custom[field.slice(7)] = claim.value;
  }
  return { ...row, ...computed(kind, values, custom), custom, origin: originOf(standing) };
}

function computed(
  kind: RecordKind,
  values: Readonly<Record<string, Value>>,
  custom: Readonly<Record<string, Value>>,
): Record<string, unknown> {
  const text = (key: string) => (typeof values[key] === 'string' ? (values[key] as string) : '');
  const own = Object.values(custom).filter((value) => typeof value === 'string');
  switch (kind) {
    case 'company': {
      const name = companyNameParts(text('name'));
      return {
        legal_form: values['legal_form'] ?? name.legalForm,
        sort_name: fold(text('name')) || text('name').toLowerCase(),
        name_key: name.key,
        domain: companyDomain(values),
        search: words([
          text('name'),
          text('customer_number'),
          text('postal_code'),
          text('city'),
          text('email'),
          text('website'),
          ...phones(text('phone')),
          text('vat_id'),
          text('industry'),
          ...own,
        ]),
      };
    }
    case 'person': {
      const name = fold(`${text('last_name')} ${text('first_name')}`);
      return {
        sort_name: name || text('last_name').toLowerCase(),
        name_key: personNameKey(values),
        search: words([
          text('title'),
          text('first_name'),
          text('last_name'),
          text('job_title'),
          text('email'),
          ...phones(text('phone')),
          ...phones(text('mobile')),
          ...own,
        ]),
      };
    }
    case 'deal':
      return { search: words([text('title'), text('number'), text('competitor'), ...own]) };
    case 'product':
      return { search: words([text('number'), text('name'), text('category'), ...own]) };
    default:
      return {};
  }
}

/** A phone as it is typed: with and without country code. */
function phones(e164: string): string[] {
  return e164.startsWith('+49') ? [e164.slice(1), `0${e164.slice(3)}`] : e164 === '' ? [] : [e164.slice(1)];
}

function words(parts: readonly string[]): string {
  return [...new Set(fold(parts.join(' ')).split(' '))].join(' ').slice(0, 4000);
}
