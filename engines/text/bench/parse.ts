import {
  fold,
  parseAmount,
  parseCompanyName,
  parseDate,
  parseEmail,
  parsePersonName,
  parsePhone,
  parsePlace,
  parseStreet,
  parseVatId,
} from '../index.ts';

const ROUNDS = 50_000;
const runs: Record<string, (n: number) => unknown> = {
  fold: (n) => fold(`Müller Söhne ${n}`),
  company: (n) => parseCompanyName(`Gebr. Müller ${n} Maschinenbau GmbH & Co. KG`),
  phone: (n) => parsePhone(`0731 / ${100_000 + n}`),
  vat: (n) => parseVatId(`DE${100_000_000 + n}`),
  email: (n) => parseEmail(`Anna <a${n}@firma.de>`),
  person: (n) => parsePersonName(`Frau Dr. Anna Müller${n}`),
  street: (n) => parseStreet(`Hauptstr. ${n} a`),
  place: () => parsePlace('D-89073 Ulm'),
  date: () => parseDate('12.03.2024', { order: 'day-first', referenceYear: 2026 }),
  amount: (n) => parseAmount(`${n}.234,56 €`, ','),
};
const result: Record<string, number> = {};
for (const [name, run] of Object.entries(runs)) {
  for (let n = 0; n < 2000; n++) run(n);
  const start = performance.now();
  for (let n = 0; n < ROUNDS; n++) run(n);
  result[name] = Math.round(((performance.now() - start) / ROUNDS) * 1e5) / 100;
}
console.log(JSON.stringify({ unit: 'microseconds a value', node: process.version, ...result }));
