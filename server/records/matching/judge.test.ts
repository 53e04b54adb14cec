import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge, mayBeOne, preparedOf } from './judge.ts';
import { standardInUse } from './model.ts';
import type { Values } from './subjects.ts';

const models = { company: standardInUse('company'), person: standardInUse('person') } as const;
const compare = (kind: 'company' | 'person', a: Values, b: Values) =>
  judge(models[kind], preparedOf(models[kind], a), preparedOf(models[kind], b));

const kromberg: Values = {
  name: 'Kromberg Antriebe GmbH',
  legal_form: 'GmbH',
  postal_code: '89073',
  city: 'Ulm',
  street: 'Hauptstr.',
  house_number: '1',
  country: 'DE',
  website: 'www.kromberg-antriebe.example',
};
const ELSEWHERE = { postal_code: '10115', city: 'Berlin', street: 'Weidenweg', house_number: '7' };
const BARE = { street: null, house_number: null, website: null };

describe('companies', () => {
  test.each<[string, Values, Values, string]>([
    ['the same row again', {}, {}, 'same'],
    [
      'the same VAT id under a shortened name in the same place',
      { vat_id: 'DE136695976', name: 'Kromberg GmbH' },
      { vat_id: 'DE136695976' },
      'same',
    ],
    [
      'the same VAT id, but name and place of another',
      { vat_id: 'DE136695976', name: 'Sommer Backwaren GmbH', ...ELSEWHERE, website: null },
      { vat_id: 'DE136695976' },
      'doubtful',
    ],
    ['another VAT id of the same country', { vat_id: 'DE136695976' }, { vat_id: 'DE811569869' }, 'doubtful'],
    ['a VAT id of another country says nothing', { vat_id: 'DE136695976' }, { vat_id: 'ATU12345675' }, 'same'],
    ['name and postal code only', BARE, BARE, 'same'],
    ['AG and GmbH of one name in one place', { name: 'Kromberg Antriebe AG', legal_form: 'AG' }, {}, 'doubtful'],
    [
      'a GmbH and the GmbH & Co. KG that it leads',
      { name: 'Kromberg Antriebe GmbH & Co. KG', legal_form: 'GmbH & Co. KG' },
      {},
      'different',
    ],
    ['the same name elsewhere', { ...ELSEWHERE, website: null }, {}, 'different'],
    ['moved, with the same phone', { ...ELSEWHERE, phone: '+4973112345' }, { phone: '+4973112345' }, 'doubtful'],
    ['one letter missing, everything else right', { name: 'Kromberg Antrieb GmbH' }, {}, 'same'],
    ['a group on one domain', { name: 'Sommer Backwaren GmbH', ...ELSEWHERE }, {}, 'different'],
    [
      'two customer numbers, otherwise the same',
      { customer_number: '10044' },
      { customer_number: '20817' },
      'doubtful',
    ],
    [
      'two customer numbers, only name and place the same',
      { ...BARE, customer_number: '10044' },
      { customer_number: '20817' },
      'doubtful',
    ],
    [
      'one customer number, nothing else the same',
      { name: 'Sommer Backwaren AG', legal_form: 'AG', ...ELSEWHERE, website: null, customer_number: '10044' },
      { customer_number: '10044' },
      'doubtful',
    ],
    ['two neighbours in one trade', { name: 'Sommer Antriebe GmbH', ...BARE }, BARE, 'different'],
  ])('%s', (_, over, than, expected) =>
    expect(compare('company', { ...kromberg, ...over }, { ...kromberg, ...than }).verdict).toBe(expected),
  );

  test.each(['GmbH & Co. KG', 'GmbH', 'AG', 'e. K.', 'KG', 'OHG', 'SE & Co. KGaA', 'Sp. z o.o.', 'S.A.'])(
    'a row whose form stands in its name only is the record that has it in a column of its own: %s',
    (form) => {
      const row = { name: `Kromberg Antriebe ${form}`, postal_code: '89073', city: 'Ulm' };
      expect(compare('company', row, { ...row, legal_form: form }).verdict).toBe('same');
      expect(compare('company', row, row).verdict).toBe('same');
    },
  );

  test('a row that names its company by number alone means it', () => {
    expect(compare('company', { customer_number: '10044' }, { ...kromberg, customer_number: '10044' }).verdict).toBe(
      'same',
    );
  });
});

const hans: Values = {
  first_name: 'Hans',
  last_name: 'Müller',
  email: 'hans.mueller@kromberg-antriebe.example',
  company_id: '6f1c0a52-31f4-4a5c-9b0e-0d9f4c6a1e10',
};
const OTHER_COMPANY = 'b8a7e3d1-9c42-47f0-8a55-1f2e3d4c5b6a';

describe('people', () => {
  test.each<[string, Values, Values, string]>([
    ['the same row again', {}, {}, 'same'],
    ['his own address, now at another company', { company_id: OTHER_COMPANY }, {}, 'same'],
    ['somebody else under his address', { last_name: 'Vogt', first_name: 'Jana' }, {}, 'doubtful'],
    ['two mailboxes of one company', { email: 'h.mueller2@kromberg-antriebe.example' }, {}, 'doubtful'],
    ['his initial only', { first_name: 'H.', email: null }, {}, 'doubtful'],
    ['a namesake in another company', { company_id: OTHER_COMPANY, email: 'x@sommer.example' }, {}, 'different'],
    ['a name without a company is not the one with a company', { company_id: null, email: null }, {}, 'doubtful'],
    ['a name without a company, twice', { company_id: null, email: null }, { company_id: null, email: null }, 'same'],
    ['a colleague', { first_name: 'Jana', email: null }, {}, 'different'],
    [
      'a shared mailbox says nothing about who',
      { first_name: 'Jana', last_name: 'Vogt', email: 'info@kromberg-antriebe.example' },
      { email: 'info@kromberg-antriebe.example' },
      'different',
    ],
  ])('%s', (_, over, than, expected) =>
    expect(compare('person', { ...hans, ...over }, { ...hans, ...than }).verdict).toBe(expected),
  );
});

const maybe = (...values: string[]) => fc.constantFrom(null, ...values);
const companies: fc.Arbitrary<Values> = fc.record({
  name: fc.constantFrom(
    'Kromberg Antriebe GmbH',
    'Kromberg Antrieb',
    'Sommer Backwaren AG',
    '株式会社',
    'x'.repeat(5000),
  ),
  postal_code: maybe('89073', '10115'),
  city: maybe('Ulm', 'Berlin'),
  street: maybe('Hauptstr.', 'Weidenweg'),
  vat_id: maybe('DE136695976', 'DE811569869', 'ATU12345675'),
  customer_number: maybe('10044', '20817'),
  website: maybe('kromberg.example', 'sommer.example'),
  phone: maybe('+4973112345', '+4930998877'),
});

test('it does not matter who is compared with whom, and the reasons add up to the weight', () => {
  fc.assert(
    fc.property(companies, companies, (a, b) => {
      const [one, other] = [compare('company', a, b), compare('company', b, a)];
      expect(other.verdict).toBe(one.verdict);
      expect(other.weight).toBeCloseTo(one.weight, 6);
      expect(one.reasons.reduce((sum, reason) => sum + reason.weight, 0)).toBeCloseTo(one.weight, 6);
    }),
  );
});

test('two VAT ids of one country never pass unasked', () => {
  fc.assert(
    fc.property(companies, companies, (a, b) => {
      if (a['vat_id'] === 'DE136695976' && b['vat_id'] === 'DE811569869')
        expect(compare('company', a, b).verdict).not.toBe('same');
    }),
  );
});

test('whoever is passed over without comparing names is somebody else', () => {
  let passed = 0;
  fc.assert(
    fc.property(companies, companies, (a, b) => {
      if (mayBeOne(models.company, preparedOf(models.company, a), preparedOf(models.company, b))) return;
      passed += 1;
      expect(compare('company', a, b).verdict).toBe('different');
    }),
  );
  expect(passed).toBeGreaterThan(0);
});
