import type { RecordValues } from '#engines/linkage/index.ts';
import type { Value } from '#engines/survivorship/index.ts';
import { fold, isParsed, parseCompanyName, parseDomain, parseEmail } from '#engines/text/index.ts';
import type { PairKind } from './store-decisions.ts';

export type Values = Readonly<Record<string, Value>>;

export function textOf(values: Values, key: string): string | null {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The company's own domain: of its website, else of its mail address unless a provider where anybody may have a mailbox. */
export function companyDomain(values: Values): string | null {
  for (const key of ['website', 'email']) {
    const text = textOf(values, key);
    const parsed = text === null ? null : parseDomain(text);
    if (parsed && isParsed(parsed) && !parsed.value.freeMail) return parsed.value.domain;
  }
  return null;
}

export function companyNameParts(name: string): { readonly key: string; readonly legalForm: string | null } {
  const parsed = parseCompanyName(name);
  return isParsed(parsed)
    ? { key: parsed.value.key, legalForm: parsed.value.legalForm }
    : { key: fold(name) || name.trim(), legalForm: null };
}

export const personNameKey = (values: Values): string =>
  `${fold(textOf(values, 'last_name') ?? '')}|${fold(textOf(values, 'first_name') ?? '')}`;

const readFields = {
  company: [
    'name',
    'legal_form',
    'street',
    'house_number',
    'po_box',
    'postal_code',
    'city',
    'country',
    'phone',
    'email',
    'website',
    'vat_id',
    'customer_number',
  ],
  person: ['first_name', 'last_name', 'title', 'job_title', 'email', 'phone', 'mobile', 'company_name', 'company_id'],
} as const;

/** All that `recordValues` reads, as one text: equal texts, equal values. */
export const comparedText = (kind: PairKind, values: Values): string =>
  readFields[kind].map((key) => textOf(values, key) ?? '').join('\n\0');

/** Fields of a record under the names that the linkage models know (engines/linkage/default-models.ts). */
export function recordValues(kind: PairKind, values: Values): RecordValues {
  const get = (key: string) => textOf(values, key);
  if (kind === 'company') {
    const street = [get('street'), get('house_number')].filter((part) => part !== null).join(' ');
    return {
      name: get('name'),
      // Always by one reading: a form read off the name here and off its own column there must not be two.
      legal_form: companyNameParts(get('name') ?? '').legalForm ?? get('legal_form'),
      street: street === '' ? poBox(get('po_box')) : street,
      postal_code: get('postal_code'),
      city: get('city'),
      country: get('country'),
      phone: get('phone'),
      email: ownAddress(get('email')),
      domain: companyDomain(values),
      vat_id: get('vat_id'),
      customer_number: get('customer_number'),
    };
  }
  return {
    first_name: get('first_name'),
    last_name: get('last_name'),
    title: get('title'),
    job_title: get('job_title'),
    email: ownAddress(get('email'), true),
    phone: get('phone'),
    mobile: get('mobile'),
    company: get('company_name'),
    company_id: get('company_id'),
  };
}

const poBox = (box: string | null): string | null => (box === null ? null : `Postfach ${box}`);

/**
 * info@ and einkauf@ say nothing about who: they count as unknown for a person. Of a company only the whole address counts: that two companies
 * both have an info@ is no agreement, so the part before the @ is replaced by what follows it.
 */
function ownAddress(email: string | null, ofPerson = false): string | null {
  if (email === null) return null;
  const parsed = parseEmail(email);
  if (!isParsed(parsed) || !parsed.value.role) return email;
  const host = email.slice(email.lastIndexOf('@') + 1);
  return ofPerson ? null : `${scrambled(host)}@${host}`;
}

/** Letters that follow from a text and are like those of no other: alike hosts must not make alike addresses. */
function scrambled(text: string): string {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) >>> 0;
  return (Math.imul(hash, 2654435761) >>> 0).toString(36) + (Math.imul(hash, 2246822519) >>> 0).toString(36);
}
