import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CompanySubject, compareCompanies, similarity } from './compare-companies.ts';
import { comparePeople, type PersonSubject } from './compare-people.ts';

const base: CompanySubject = {
  id: 'a',
  nameKey: 'krombergantriebe',
  legalForm: 'GmbH',
  postalCode: '89073',
  city: 'ulm',
  street: 'hauptstr1',
  vatId: null,
  numbers: [],
  domain: 'kromberg.de',
  email: null,
  phone: null,
};
const verdict = (over: Partial<CompanySubject>, than: Partial<CompanySubject> = {}) =>
  compareCompanies({ ...base, ...than }, { ...base, id: 'b', ...over }).verdict;

const maybe = (...values: string[]) => fc.constantFrom(null, ...values);
const companies = fc.record({
  id: fc.uuid(),
  nameKey: fc.constantFrom('krombergantriebe', 'krombergantrieb', 'sommerbackerei'),
  legalForm: maybe('GmbH', 'AG'),
  postalCode: maybe('89073', '10115'),
  city: maybe('ulm', 'berlin'),
  street: maybe('hauptstr1', 'hauptstr2'),
  vatId: maybe('DE136695976', 'DE811569869', 'ATU12345675'),
  numbers: fc.subarray(['1', '2']),
  domain: maybe('kromberg.de', 'sommer.de'),
  email: maybe('info@kromberg.de', 'info@sommer.de'),
  phone: maybe('+4973111', '+4973122'),
});
const people = fc.record({
  id: fc.uuid(),
  companyId: maybe('1', '2'),
  first: fc.constantFrom('', 'h', 'hans', 'jana'),
  last: fc.constantFrom('muller', 'vogt'),
  email: maybe('h.mueller@a.de', 'hans@a.de', 'info@a.de'),
  sharedEmail: fc.boolean(),
  phone: maybe('+4973111', '+4973122'),
  mobile: maybe('+4917111', '+4917122'),
});

describe('companies', () => {
  test.each([
    [
      'the same VAT id under another name in the same place',
      { vatId: 'DE1', nameKey: 'kromberg' },
      { vatId: 'DE1' },
      'same',
    ],
    [
      'the same VAT id, but name and place of another',
      { vatId: 'DE1', nameKey: 'sommerbackerei', postalCode: '10115' },
      { vatId: 'DE1' },
      'doubtful',
    ],
    ['another VAT id of the same country', { vatId: 'DE1' }, { vatId: 'DE2' }, 'doubtful'],
    ['a VAT id of another country says nothing', { vatId: 'DE1' }, { vatId: 'ATU1' }, 'same'],
    ['name and postal code', { domain: null, street: null }, {}, 'same'],
    ['another legal form', { legalForm: 'AG' }, {}, 'doubtful'],
    ['the same name elsewhere', { postalCode: '10115', city: 'berlin', domain: null }, {}, 'different'],
    ['the same name and domain elsewhere: moved, or a branch', { postalCode: '10115' }, {}, 'doubtful'],
    ['moved, with the same phone', { postalCode: '10115', phone: '+491' }, { phone: '+491' }, 'same'],
    ['one letter missing, everything else right', { nameKey: 'krombergantrieb' }, {}, 'same'],
    ['a group on one domain', { nameKey: 'sommerbackerei' }, {}, 'different'],
    ['two customer numbers, otherwise the same', { numbers: ['1'] }, { numbers: ['2'] }, 'same'],
    [
      'two customer numbers, only name and place the same',
      { numbers: ['1'], domain: null, street: null },
      { numbers: ['2'] },
      'doubtful',
    ],
    [
      'one customer number, nothing else',
      { numbers: ['1'], nameKey: 'sommerbackerei', domain: null, postalCode: '10115', street: null },
      { numbers: ['1'] },
      'doubtful',
    ],
  ] as const)('%s', (_, over, than, expected) =>
    expect(verdict(over as Partial<CompanySubject>, than as Partial<CompanySubject>)).toBe(expected),
  );

  test('it does not matter who is compared with whom', () => {
    fc.assert(
      fc.property(companies, companies, (a, b) => {
        expect(compareCompanies(a, b)).toEqual(compareCompanies(b, a));
      }),
    );
  });
  test('two different VAT ids of one country are never the same company, nor are two legal forms without VAT id and number', () => {
    fc.assert(
      fc.property(companies, companies, (a, b) => {
        const vat =
          a.vatId !== null && b.vatId !== null && a.vatId !== b.vatId && a.vatId.slice(0, 2) === b.vatId.slice(0, 2);
        const form = a.legalForm !== null && b.legalForm !== null && a.legalForm !== b.legalForm;
        const decisive = (a.vatId !== null && a.vatId === b.vatId) || a.numbers.some((one) => b.numbers.includes(one));
        if (vat || (form && !decisive)) expect(compareCompanies(a, b).verdict).not.toBe('same');
      }),
    );
  });
  test('similarity is symmetric, within 0 and 1, and 1 for equal texts', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (a, b) => {
        expect(similarity(a, b)).toBeCloseTo(similarity(b, a));
        expect(similarity(a, b)).toBeLessThanOrEqual(1);
        expect(similarity(a, a)).toBe(1);
      }),
    );
  });
});

describe('people', () => {
  const hans: PersonSubject = {
    id: 'a',
    companyId: '1',
    first: 'hans',
    last: 'muller',
    email: 'hans@a.de',
    sharedEmail: false,
    phone: null,
    mobile: null,
  };
  test.each([
    ['his own address', { companyId: '2' }, 'same'],
    ['somebody else under his address', { last: 'vogt', first: 'jana' }, 'doubtful'],
    ['a new address at another provider', { email: 'hans@b.de' }, 'same'],
    ['two addresses of one company', { email: 'hans2@a.de' }, 'doubtful'],
    ['his initial only', { first: 'h', email: null }, 'doubtful'],
    ['a namesake in another company', { companyId: '2', email: 'x@b.de' }, 'different'],
  ] as const)('%s', (_, over, expected) =>
    expect(comparePeople(hans, { ...hans, id: 'b', ...over }).verdict).toBe(expected),
  );

  test('it does not matter who is compared with whom', () => {
    fc.assert(
      fc.property(people, people, (a, b) => {
        expect(comparePeople(a, b)).toEqual(comparePeople(b, a));
      }),
    );
  });
});
