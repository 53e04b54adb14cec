import { measureQuality, type QualityRecord } from '../index.ts';

const record = (i: number): QualityRecord => ({
  kind: 'company',
  values: {
    name: `Firma ${i} GmbH`,
    street: 'Hafenstr.',
    postal_code: `${10_000 + (i % 89_000)}`,
    city: i % 3 === 0 ? 'Ulm' : 'Köln',
    country: 'DE',
    phone: `+49731${100_000 + (i % 900_000)}`,
    email: `info@firma${i}.de`,
    website: `https://www.firma${i}.de`,
    industry: i % 4 === 0 ? null : 'Maschinenbau',
    employees: i % 500,
    vat_id: 'DE136695976',
    owner_id: 'u1',
    relation: 'customer',
  },
  ages: { phone: i % 3000, email: i % 2000, employees: i % 900 },
  context: { usualCity: 'Ulm', companyDomain: null, orderCount: i % 5, year: 2026 },
});
const count = 50_000;
const start = performance.now();
let problems = 0;
for (let i = 0; i < count; i++) problems += measureQuality(record(i)).problems.length;
console.log(JSON.stringify({ recordsPerSecond: Math.round(count / ((performance.now() - start) / 1000)), problems }));
