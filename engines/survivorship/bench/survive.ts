// Run: node engines/survivorship/bench/survive.ts
import { type Claim, type Standing, survive } from '../index.ts';

const fields = [
  'name',
  'street',
  'postal_code',
  'city',
  'phone',
  'email',
  'website',
  'industry',
  'employees',
  'vat_id',
];
const observations = Array.from({ length: 200_000 }, (_, index) =>
  Object.fromEntries(
    fields.map((field): [string, Claim] => [
      field,
      { value: index % 7, observation: index, byPerson: false, trust: 50, at: index % 11 },
    ]),
  ),
);
const started = performance.now();
let standing: Standing = {};
for (const [index, claims] of observations.entries()) standing = survive(index % 4 === 0 ? {} : standing, claims);
const seconds = (performance.now() - started) / 1000;
console.log(
  JSON.stringify({
    observations: observations.length,
    fields: fields.length,
    seconds: Number(seconds.toFixed(3)),
    perSecond: Math.round(observations.length / seconds),
  }),
);
