import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blockKeysOf,
  companyModel,
  compareRecords,
  type LinkageModel,
  learnFromDecisions,
  measureDecisions,
  personModel,
  prepareModel,
  prepareRecord,
  type RecordValues,
  readModel,
  wordsOfReason,
} from './index.ts';

const weigh = (model: LinkageModel, a: RecordValues, b: RecordValues) => {
  const ready = prepareModel(model);
  return compareRecords(ready, prepareRecord(ready, a), prepareRecord(ready, b));
};

const kromberg: RecordValues = {
  name: 'Kromberg Antriebe GmbH',
  street: 'Hauptstraße 12',
  postal_code: '89073',
  city: 'Ulm',
  phone: '+49 731 123450',
  domain: 'kromberg.de',
};

describe('companies', () => {
  const model = companyModel();
  test.each<[string, RecordValues]>([
    [
      'another spelling of all',
      { ...kromberg, name: 'KROMBERG Antriebe G.m.b.H.', street: 'Hauptstr. 12', phone: '0731/12345-0' },
    ],
    ['the domain unknown, a letter missing', { ...kromberg, name: 'Kromberg Antrieb GmbH', domain: '' }],
    ['moved next door, same phone', { ...kromberg, street: 'Hauptstr. 14' }],
  ])('takes %s for the same', (_, other) => {
    expect(weigh(model, kromberg, other).probability).toBeGreaterThan(0.9);
  });

  test.each<[string, RecordValues]>([
    ['a GmbH & Co. KG at the same address', { ...kromberg, name: 'Kromberg Antriebe GmbH & Co. KG' }],
    ['a sister company on the domain and the switchboard', { ...kromberg, name: 'Sommer Dichtungstechnik GmbH' }],
    [
      'the same name in another city',
      { name: 'Kromberg Antriebe GmbH', postal_code: '24103', city: 'Kiel', street: 'Am Kai 3' },
    ],
    [
      'another company in the building',
      { name: 'Bäckerei Vogt e.K.', street: 'Hauptstr. 12', postal_code: '89073', city: 'Ulm' },
    ],
  ])('does not take %s for certain', (_, other) => {
    expect(weigh(model, kromberg, other).probability).toBeLessThan(0.9);
  });

  test('a free-mail host says nothing about the company', () => {
    const a = { name: 'Vogt', email: 'vogt@gmx.de' };
    const { reasons } = weigh(model, a, { name: 'Sommer', email: 'sommer@gmx.de' });
    expect(reasons.map(({ field }) => field)).not.toContain('domain');
    expect(reasons.find(({ field }) => field === 'email')?.code).toBe('other');
  });
});

describe('people', () => {
  const model = personModel();
  const anna = { first_name: 'Anna', last_name: 'Müller', email: 'a.mueller@kromberg.de', company: 'Kromberg GmbH' };
  test('first and last name swapped is one slip, not two', () => {
    const turned = weigh(model, anna, { ...anna, first_name: 'Mueller', last_name: 'Anna' });
    expect(turned.probability).toBeGreaterThan(0.9);
    expect(turned.reasons.map(({ code }) => code)).toContain('exchanged');
  });
  test('colleagues of one name pattern are two', () => {
    expect(
      weigh(model, anna, { ...anna, first_name: 'Bernd', email: 'b.mueller@kromberg.de' }).probability,
    ).toBeLessThan(0.5);
  });
  test('a nickname is the same name', () => {
    const bob = { first_name: 'Robert', last_name: 'Vogelsang', company: 'Vogelsang KG', phone: '0731 998877' };
    expect(weigh(model, bob, { ...bob, first_name: 'Bob' }).reasons.map(({ code }) => code)).toContain('nickname');
  });
});

const words = fc.constantFrom(
  '',
  '-',
  'Kromberg GmbH',
  'Sommer AG',
  'Kromberg',
  'Müller',
  'ООО Ромашка',
  '北京公司',
  'x',
);
const records = fc.record({
  name: words,
  street: fc.constantFrom('', 'Hauptstr. 1', 'Hauptstraße 1', 'Weg 2'),
  postal_code: fc.constantFrom('', '89073', '89037', '1'),
  city: fc.constantFrom('', 'Ulm', 'Neu-Ulm', 'Köln'),
  phone: fc.constantFrom('', '0731 12345', '+49731 12346', '0731 12399'),
  email: fc.constantFrom('', 'a@x.de', 'b@x.de', 'a@gmx.de', 'kaputt'),
  vat_id: fc.constantFrom('', 'DE136695976', 'DE136695967'),
  first_name: words,
  last_name: words,
});

describe.each([
  ['company', companyModel()],
  ['person', personModel()],
])('%s model', (_, model) => {
  test('comparing is symmetric and the reasons add up', () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        const there = weigh(model, a, b);
        const back = weigh(model, b, a);
        expect(there.weight).toBeCloseTo(back.weight, 9);
        expect(there.reasons.reduce((sum, reason) => sum + reason.weight, 0)).toBeCloseTo(there.weight, 9);
      }),
    );
  });

  test('an agreement more never lowers the weight', () => {
    fc.assert(
      fc.property(
        records,
        records,
        fc.constantFrom(...Object.keys(kromberg), 'email', 'vat_id', 'last_name'),
        (a, b, key) => {
          const value = { ...a, ...kromberg, email: 'a@x.de', vat_id: 'DE136695976', last_name: 'Vogt' }[key] ?? '';
          const unknown = weigh(model, { ...a, [key]: '' }, { ...b, [key]: '' });
          const agreed = weigh(model, { ...a, [key]: value }, { ...b, [key]: value });
          expect(agreed.weight).toBeGreaterThanOrEqual(unknown.weight - 1e-9);
        },
      ),
    );
  });

  test('the same record again has every key in common with itself', () => {
    const ready = prepareModel(model);
    const one = prepareRecord(ready, { ...kromberg, first_name: 'Anna', last_name: 'Vogt', email: 'a@x.de' });
    expect(blockKeysOf(ready, one).length).toBeGreaterThan(1);
    expect(blockKeysOf(ready, one)).toEqual(blockKeysOf(ready, one));
  });

  test('survives being written as JSON', () => {
    expect(readModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
    expect(readModel({ ...model, version: 2 })).toBeNull();
    expect(readModel(null)).toBeNull();
  });
});

test('decisions move the weights, few of them hardly', () => {
  const model = companyModel();
  const sister = { ...kromberg, name: 'Sommer Dichtungstechnik GmbH' };
  const decide = (times: number) =>
    learnFromDecisions(
      model,
      Array.from({ length: times }, () => ({ left: kromberg, right: sister, same: false })),
    );
  const before = weigh(model, kromberg, sister).weight;
  expect(Math.abs(weigh(decide(2), kromberg, sister).weight - before)).toBeLessThan(8);
  expect(weigh(decide(200), kromberg, sister).weight).toBeLessThan(before);
  expect(measureDecisions(model, [{ left: kromberg, right: kromberg, same: true }])).toEqual({
    precision: 1,
    recall: 1,
    decided: 1,
  });
  expect(measureDecisions(model, [])).toEqual({ precision: null, recall: null, decided: 0 });
});

test('reasons read as sentences in both languages', () => {
  const { reasons } = weigh(companyModel(), kromberg, { ...kromberg, city: 'Köln' });
  const city = reasons.find(({ field }) => field === 'city')!;
  expect(wordsOfReason(city, 'de')).toMatch(/^Ort verschieden −\d+,\d$/);
  expect(wordsOfReason(city, 'en')).toMatch(/^other city −\d+\.\d$/);
});
