// Writes the generated lists: node engines/linkage/bench/german/write.ts --out DIR [--seed 2026] [--half A|B] [--companies 30000] [--people 20000]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CompanyRow } from './company-rows.ts';
import { generate, type Pair, type Row } from './generate.ts';
import type { PersonRow } from './people.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    seed: { type: 'string', default: '2026' },
    half: { type: 'string', default: 'B' },
    companies: { type: 'string', default: '30000' },
    people: { type: 'string', default: '20000' },
  },
});
if (!values.out || (values.half !== 'A' && values.half !== 'B')) {
  console.error('node write.ts --out DIR [--seed 2026] [--half A|B] [--companies 30000] [--people 20000]');
  process.exit(2);
}

const COMPANY_HEADINGS: Readonly<Record<keyof CompanyRow, string>> = {
  name: 'Firma',
  name2: 'Name 2',
  street: 'Straße',
  postalCode: 'PLZ',
  city: 'Ort',
  country: 'Land',
  phone: 'Telefon',
  fax: 'Telefax',
  email: 'E-Mail',
  website: 'Internet',
  vatId: 'USt-IdNr.',
  industry: 'Branche',
  created: 'Angelegt am',
};
const PERSON_HEADINGS: Readonly<Record<keyof PersonRow, string>> = {
  salutation: 'Anrede',
  title: 'Titel',
  first: 'Vorname',
  last: 'Nachname',
  company: 'Firma',
  department: 'Abteilung',
  job: 'Funktion',
  street: 'Straße',
  postalCode: 'PLZ',
  city: 'Ort',
  phone: 'Telefon',
  mobile: 'Mobil',
  email: 'E-Mail',
};

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (lines: readonly (readonly string[])[]): string =>
  lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');

function writeSheet<T extends object>(
  name: string,
  headings: Readonly<Record<keyof T & string, string>>,
  rows: readonly Row<T>[],
  truth: readonly Pair[],
) {
  const keys = Object.keys(headings) as (keyof T & string)[];
  const out = values.out ?? '.';
  writeFileSync(
    join(out, `${name}.csv`),
    csv([
      ['Nr.', ...keys.map((key) => headings[key])],
      ...rows.map((row) => [row.id, ...keys.map((key) => String(row.values[key]))]),
    ]),
  );
  writeFileSync(
    join(out, `${name}-truth.csv`),
    csv([
      ['id_left', 'id_right', 'same', 'relation', 'dirt'],
      ...truth.map((pair) => [pair.left, pair.right, String(pair.same), pair.relation, pair.dirt.join(' ')]),
    ]),
  );
}

mkdirSync(values.out, { recursive: true });
const { companies, people } = generate({
  seed: Number(values.seed),
  half: values.half,
  companyRows: Number(values.companies),
  personRows: Number(values.people),
});
writeSheet('companies', COMPANY_HEADINGS, companies.rows, companies.truth);
writeSheet('people', PERSON_HEADINGS, people.rows, people.truth);
console.log(
  JSON.stringify({
    companies: companies.rows.length,
    people: people.rows.length,
    truth: companies.truth.length + people.truth.length,
  }),
);
