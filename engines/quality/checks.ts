import { fold } from '#engines/text/index.ts';
import type { QualityRecord } from './measure.ts';
import { postalCodeFits } from './places.ts';
import {
  hostOf,
  isPlaceholder,
  isPublicMail,
  mailDomain,
  mailIsValid,
  phoneCountry,
  phoneIsValid,
  postalCodeIsValid,
  registeredDomain,
  samePlace,
  vatCountry,
  vatIsValid,
} from './validity.ts';

/** true: holds · false: does not · null: cannot be told from what is known, and then counts neither way. */
type Verdict = boolean | null;

export interface Check {
  readonly code: string;
  readonly field: string;
  readonly weight: number;
  readonly holds: (record: QualityRecord) => Verdict;
}

function text(record: QualityRecord, field: string): string | null {
  const value = record.values[field];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function number(record: QualityRecord, field: string): number | null {
  const value = record.values[field];
  return typeof value === 'number' ? value : null;
}

function ofText(
  field: string,
  weight: number,
  code: string,
  test: (value: string, record: QualityRecord) => Verdict,
): Check {
  return {
    code,
    field,
    weight,
    holds: (record) => {
      const value = text(record, field);
      return value === null ? null : test(value, record);
    },
  };
}

function ofNumber(
  field: string,
  weight: number,
  code: string,
  test: (value: number, record: QualityRecord) => Verdict,
): Check {
  return {
    code,
    field,
    weight,
    holds: (record) => {
      const value = number(record, field);
      return value === null ? null : test(value, record);
    },
  };
}

export const correctness: Readonly<Record<QualityRecord['kind'], readonly Check[]>> = {
  company: [
    ofText('name', 3, 'placeholder', (name) => !isPlaceholder(name)),
    ofText('vat_id', 3, 'vat-check-digit', vatIsValid),
    ofText('postal_code', 2, 'postal-code-format', (code, record) =>
      postalCodeIsValid(code, text(record, 'country') ?? 'DE'),
    ),
    ofText('phone', 3, 'phone-invalid', phoneIsValid),
    ofText('email', 3, 'email-invalid', mailIsValid),
    ofText('website', 1, 'website-invalid', (website) => hostOf(website) !== null),
    ofText('city', 1, 'placeholder', (city) => !isPlaceholder(city)),
    ofNumber('employees', 1, 'number-implausible', (count) => count > 0 && count <= 3_000_000),
    ofNumber('revenue_cents', 1, 'number-implausible', (cents) => cents >= 0 && cents <= 1e14),
    ofNumber('founded_year', 1, 'year-implausible', (year, record) => year >= 1100 && year <= record.context.year),
  ],
  person: [
    ofText('last_name', 3, 'placeholder', (name) => !isPlaceholder(name) && !/[\d@]/.test(name)),
    ofText('first_name', 1, 'placeholder', (name) => !isPlaceholder(name)),
    ofText('email', 3, 'email-invalid', mailIsValid),
    ofText('phone', 2, 'phone-invalid', phoneIsValid),
    ofText('mobile', 2, 'phone-invalid', phoneIsValid),
  ],
};

export const consistency: Readonly<Record<QualityRecord['kind'], readonly Check[]>> = {
  company: [
    ofText(
      'vat_id',
      2,
      'vat-other-country',
      (vatId, record) => vatCountry(vatId) === (text(record, 'country') ?? 'DE'),
    ),
    ofText('city', 2, 'city-not-of-postal-code', (city, record) => {
      const { usualCity } = record.context;
      if (usualCity !== null) return samePlace(city, usualCity);
      // Where own records do not tell, the regions of large cities do.
      const german = (text(record, 'country') ?? 'DE') === 'DE';
      return german ? postalCodeFits(text(record, 'postal_code') ?? '', fold(city)) : null;
    }),
    ofText('email', 2, 'email-other-domain', (email, record) => {
      const host = hostOf(text(record, 'website') ?? text(record, 'domain') ?? '');
      if (host === null || !mailIsValid(email) || isPublicMail(email)) return null;
      return mailDomain(email) === registeredDomain(host);
    }),
    ofText('phone', 1, 'phone-other-country', (phone, record) => {
      const country = phoneCountry(phone);
      return country === null ? null : country === (text(record, 'country') ?? 'DE');
    }),
    ofText('relation', 3, 'orders-but-no-customer', (relation, { context }) =>
      context.orderCount === 0
        ? null
        : relation === 'customer' || relation === 'former_customer' || relation === 'partner',
    ),
  ],
  person: [
    ofText('email', 2, 'email-other-domain', (email, { context }) => {
      if (context.companyDomain === null || !mailIsValid(email) || isPublicMail(email)) return null;
      return mailDomain(email) === registeredDomain(context.companyDomain);
    }),
  ],
};

export interface Wanted {
  /** Any one of these fields fills it. */
  readonly fields: readonly [string, ...string[]];
  readonly weight: number;
}

export const wanted: Readonly<Record<QualityRecord['kind'], readonly Wanted[]>> = {
  company: [
    { fields: ['name'], weight: 3 },
    { fields: ['street', 'po_box'], weight: 2 },
    { fields: ['postal_code'], weight: 2 },
    { fields: ['city'], weight: 2 },
    { fields: ['phone'], weight: 3 },
    { fields: ['email'], weight: 2 },
    { fields: ['website', 'domain'], weight: 2 },
    { fields: ['industry'], weight: 3 },
    { fields: ['employees'], weight: 2 },
    { fields: ['vat_id'], weight: 1 },
    { fields: ['owner_id', 'team_id'], weight: 2 },
  ],
  person: [
    { fields: ['last_name'], weight: 3 },
    { fields: ['first_name'], weight: 1 },
    { fields: ['salutation'], weight: 1 },
    { fields: ['company_id'], weight: 2 },
    { fields: ['job_title'], weight: 2 },
    { fields: ['buying_role'], weight: 2 },
    { fields: ['email'], weight: 3 },
    { fields: ['phone', 'mobile'], weight: 3 },
  ],
};

/** Days after which a value is as likely wrong as right; starting values, to be replaced by what repairs teach. */
export const halfLife: Readonly<Record<QualityRecord['kind'], Readonly<Record<string, number>>>> = {
  company: {
    phone: 1825,
    email: 1095,
    website: 1825,
    street: 2555,
    postal_code: 2555,
    city: 2555,
    industry: 3650,
    employees: 730,
    revenue_cents: 365,
  },
  person: { job_title: 730, email: 910, phone: 1095, mobile: 1095, buying_role: 545, company_id: 910 },
};

/** Ways to reach the record that are there and, as far as can be told, work. */
export function waysToReach(record: QualityRecord): number {
  const phones = [text(record, 'phone'), text(record, 'mobile')].filter(
    (phone) => phone !== null && phoneIsValid(phone),
  );
  const email = text(record, 'email');
  const street = text(record, 'street') ?? text(record, 'po_box');
  const code = text(record, 'postal_code');
  const post =
    street !== null &&
    code !== null &&
    text(record, 'city') !== null &&
    postalCodeIsValid(code, text(record, 'country') ?? 'DE') !== false;
  return (phones.length > 0 ? 1 : 0) + (email !== null && mailIsValid(email) ? 1 : 0) + (post ? 1 : 0);
}
