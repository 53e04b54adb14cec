import type { Value } from '#engines/survivorship/index.ts';
import { fold, isParsed, parseCompanyName, parseDomain, parseEmail } from '#engines/text/index.ts';
import type { CompanySubject } from './compare-companies.ts';
import type { PersonSubject } from './compare-people.ts';

export type Values = Readonly<Record<string, Value>>;

export function textOf(values: Values, key: string): string | null {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

const folded = (value: string | null): string | null => (value === null ? null : fold(value) || null);

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

export function companySubject(id: string, values: Values, numbers: readonly string[] = []): CompanySubject {
  const name = companyNameParts(textOf(values, 'name') ?? '');
  const number = textOf(values, 'customer_number');
  const street = [textOf(values, 'street'), textOf(values, 'house_number')].filter((part) => part !== null).join(' ');
  return {
    id,
    nameKey: name.key,
    legalForm: textOf(values, 'legal_form') ?? name.legalForm,
    postalCode: textOf(values, 'postal_code'),
    city: folded(textOf(values, 'city')),
    street:
      folded(street)
        ?.replace(/stra(ss|ß)e/g, 'str')
        .replaceAll(' ', '') ?? null,
    vatId: textOf(values, 'vat_id'),
    numbers: number === null || numbers.includes(number) ? numbers : [...numbers, number],
    domain: companyDomain(values),
    email: textOf(values, 'email'),
    phone: textOf(values, 'phone'),
  };
}

export function personSubject(id: string, values: Values): PersonSubject {
  const email = textOf(values, 'email');
  const parsed = email === null ? null : parseEmail(email);
  return {
    id,
    companyId: textOf(values, 'company_id'),
    first: fold(textOf(values, 'first_name') ?? ''),
    last: fold(textOf(values, 'last_name') ?? ''),
    email,
    sharedEmail: parsed !== null && isParsed(parsed) && parsed.value.role,
    phone: textOf(values, 'phone'),
    mobile: textOf(values, 'mobile'),
  };
}

export const personNameKey = (values: Values): string =>
  `${fold(textOf(values, 'last_name') ?? '')}|${fold(textOf(values, 'first_name') ?? '')}`;
