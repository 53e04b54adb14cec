import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dimensions, measureQuality, type QualityRecord } from './index.ts';
import { mailDomain, mailIsValid, postalCodeIsValid, registeredDomain, samePlace, vatIsValid } from './validity.ts';

const context = { usualCity: null, companyDomain: null, orderCount: 0, year: 2026 };
const whole: QualityRecord = {
  kind: 'company',
  values: {
    name: 'Nowak Antriebe GmbH',
    street: 'Hafenstr.',
    postal_code: '89073',
    city: 'Ulm',
    country: 'DE',
    phone: '+49731123456',
    email: 'info@nowak-antriebe.de',
    website: 'https://www.nowak-antriebe.de',
    industry: 'Maschinenbau',
    employees: 80,
    vat_id: 'DE136695976',
    owner_id: 'u1',
    relation: 'customer',
  },
  ages: { phone: 0, email: 0 },
  context,
};
const changed = (values: QualityRecord['values'], more: Partial<QualityRecord['context']> = {}): QualityRecord => ({
  ...whole,
  values: { ...whole.values, ...values },
  context: { ...context, ...more },
});
const codes = (record: QualityRecord) => measureQuality(record).problems.map(({ code, field }) => `${field}: ${code}`);

describe('data quality', () => {
  it('gives a whole record 100 in every dimension and no problem', () => {
    const quality = measureQuality(whole);
    expect(quality).toMatchObject({
      correct: 100,
      complete: 100,
      consistent: 100,
      current: 100,
      available: 100,
      overall: 100,
      problems: [],
    });
  });

  it.each([
    ['a VAT id whose check digit is wrong', changed({ vat_id: 'DE136695975' }), 'vat_id: vat-check-digit'],
    [
      'a postal code that the country does not have',
      changed({ postal_code: '8907' }),
      'postal_code: postal-code-format',
    ],
    ['a phone number outside the numbering plan', changed({ phone: '+49123' }), 'phone: phone-invalid'],
    ['a mail address without domain', changed({ email: 'info@nowak' }), 'email: email-invalid'],
    ['a placeholder instead of a name', changed({ name: 'Test' }), 'name: placeholder'],
    [
      'a mail address of another domain than the website',
      changed({ email: 'info@anders.de' }),
      'email: email-other-domain',
    ],
    ['a VAT id of another country', changed({ vat_id: 'ATU13585627' }), 'vat_id: vat-other-country'],
    [
      'a city that others with this postal code do not name',
      changed({ city: 'Köln' }, { usualCity: 'Ulm' }),
      'city: city-not-of-postal-code',
    ],
    [
      'orders of somebody who is said to be no customer',
      changed({ relation: 'none' }, { orderCount: 3 }),
      'relation: orders-but-no-customer',
    ],
    [
      'a large city in a region that has none of its postal codes',
      changed({ city: 'Hamburg', postal_code: '80331' }),
      'city: city-not-of-postal-code',
    ],
    ['a missing industry', changed({ industry: '' }), 'industry: missing'],
  ])('finds %s', (_, record, code) => {
    expect(codes(record)).toContain(code);
    expect(measureQuality(record).overall).toBeLessThan(100);
  });

  it('does not hold a public mail provider against anybody', () => {
    expect(codes(changed({ email: 'nowak@gmx.de' }))).toEqual([]);
  });

  it('halves what a value counts for with every half-life, and asks to renew it beyond one', () => {
    const quality = measureQuality({ ...whole, ages: { email: 2 * 1095 } });
    expect(quality.current).toBeCloseTo(25);
    expect(quality.problems).toMatchObject([{ code: 'outdated', field: 'email', facts: { ageDays: 2190 } }]);
  });

  it('says unreachable only when no way is left', () => {
    const none = { phone: null, email: null, street: null };
    expect(codes(changed(none))).toContain('phone: unreachable');
    expect(codes(changed({ ...none, email: 'info@nowak-antriebe.de' }))).not.toContain('phone: unreachable');
  });

  it('leaves out a dimension that nothing can be judged on', () => {
    const bare = measureQuality({ kind: 'person', values: { company_id: 'c' }, ages: {}, context });
    expect([bare.correct, bare.consistent, bare.current]).toEqual([null, null, null]);
    expect(bare.overall).toBeCloseTo((25 * (200 / 17) + 0) / 45);
  });

  it('announces as gain exactly what mending a missing field brings', () => {
    const before = measureQuality(changed({ industry: null }));
    expect(before.problems).toHaveLength(1);
    expect(before.overall + before.problems[0]!.gain).toBeCloseTo(100);
  });
});

describe('validity', () => {
  it('knows what it cannot judge', () => {
    expect(vatIsValid('FR40303265045')).toBe(null);
    expect(postalCodeIsValid('SW1A 1AA', 'GB')).toBe(null);
  });
  it.each([
    ['a@b.de', true],
    ['a..b@c.de', false],
    ['a b@c.de', false],
    ['@c.de', false],
    ['ä@c.de', true],
  ])('mail %s: %s', (mail, valid) => expect(mailIsValid(mail)).toBe(valid));
  it('takes subdomains for their domain', () => {
    expect(mailDomain('a@mail.voest.co.at')).toBe('voest.co.at');
    expect(registeredDomain('shop.example.de')).toBe('example.de');
  });
  it('knows short and long names of a place', () => {
    expect(samePlace('Frankfurt', 'Frankfurt am Main')).toBe(true);
    expect(samePlace('Köln', 'Koeln')).toBe(true);
    expect(samePlace('Ulm', 'Ulmen')).toBe(false);
  });
});

const anyText = fc.option(
  fc.oneof(fc.string(), fc.constantFrom('DE136695976', '+49731123456', 'a@b.de', 'Ulm', '89073', 'Test')),
);
const anyRecord: fc.Arbitrary<QualityRecord> = fc.record({
  kind: fc.constantFrom('company', 'person'),
  values: fc.dictionary(
    fc.constantFrom(
      'name',
      'last_name',
      'vat_id',
      'postal_code',
      'city',
      'country',
      'phone',
      'mobile',
      'email',
      'website',
      'industry',
    ),
    anyText,
  ),
  ages: fc.dictionary(fc.constantFrom('phone', 'email', 'industry'), fc.integer({ min: -10, max: 10_000 })),
  context: fc.record({ usualCity: anyText, companyDomain: anyText, orderCount: fc.nat(5), year: fc.constant(2026) }),
});

describe('whatever the record', () => {
  it('keeps every dimension and the overall between 0 and 100, with non-negative gains', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const quality = measureQuality(record);
        for (const value of [quality.overall, ...dimensions.map((dimension) => quality[dimension])]) {
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100.000001);
        }
        for (const { gain } of quality.problems) expect(gain).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
