import { expect, test } from 'vitest';
import { planLinkage, tableOf } from './index.ts';
import { splitAddresses } from './split-addresses.ts';

const addresses = [
  '83 place de l’Église, 69743 Villeurbanne',
  'Hauptstr. 5; D-89073 Ulm',
  'ul. Polna 7/2, 05-758 Ząbki, Polska',
  'Kerkstraat 12 bis, 1012 AB Amsterdam',
  'Postfach',
  '',
];

test('a column of whole addresses becomes street, postal code and town', () => {
  const { columns } = splitAddresses(
    tableOf(
      ['firma', 'adresse'],
      addresses.map((address, n) => [`Firma ${n}`, address]),
    ),
  );
  expect(columns.map(({ heading }) => heading)).toEqual([
    'firma',
    'adresse (street)',
    'adresse (postal code)',
    'adresse (city)',
  ]);
  expect(columns.slice(1).map(({ codes, textOf }) => Array.from(codes, textOf))).toEqual([
    ['83 place de l’Église', 'Hauptstr. 5', 'ul. Polna 7/2', 'Kerkstraat 12 bis', 'Postfach', ''],
    ['69743', '89073', '05-758', '1012 AB', '', ''],
    ['Villeurbanne', 'Ulm', 'Ząbki', 'Amsterdam', '', ''],
  ]);
});

test('streets, towns and lists of names stay as they are', () => {
  const table = tableOf(
    ['street', 'note'],
    [
      ['Hauptstr. 5', 'Meier, Ulm'],
      ['12 Main Street, Apt 4', 'seen 2024, 12 units'],
    ],
  );
  expect(splitAddresses(table)).toBe(table);
});

test('an address in one cell is compared with one in three', () => {
  const left = tableOf(
    ['Name', 'Adresse'],
    Array.from({ length: 40 }, (_, n) => [`Firma Nummer ${n * 31}`, `${n} rue Pasteur, 69${100 + n} Lyon`]),
  );
  const right = tableOf(
    ['Name', 'Street', 'ZIP', 'City'],
    Array.from({ length: 40 }, (_, n) => [`Firma Nummer ${n * 31}`, `${n} rue Pasteur`, `69${100 + n}`, 'Lyon']),
  );
  const { plan } = planLinkage([left, right]);
  expect(plan.fields.map(({ role }) => role)).toEqual(expect.arrayContaining(['street', 'postal-code']));
});
