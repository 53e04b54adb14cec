// node engines/linkage/bench/duckdb.ts --file people.csv --duckdb FOLDER
// The same keys and weights as set-based SQL, the way Splink works, in the same run. DuckDB is no dependency of Lotse:
//   npm install --ignore-scripts --no-save --prefix FOLDER @duckdb/node-api@1.5.6-r.1
// SQL gets normalised values, rarities and keys ready made, and leaves out what is hard to say in it (swapped fields, dependence, ceilings).

import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readTable } from '#server/records/linking/read-table.ts';
import { runUnits } from '#server/records/linking/run-units.ts';
import { finishLinkage, planLinkage } from '../link.ts';
import { textOfValue } from '../values.ts';

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
}
interface DuckDb {
  DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}

const { values } = parseArgs({ options: { file: { type: 'string' }, duckdb: { type: 'string' } } });
if (!values.file || !values.duckdb) throw new Error('say --file people.csv --duckdb FOLDER');
const duckdb: DuckDb = await import(
  pathToFileURL(join(values.duckdb, 'node_modules/@duckdb/node-api/lib/index.js')).href
);

const started = performance.now();
const table = await readTable(values.file);
const plan = planLinkage([{ rows: table.rows, columns: table.columns.slice(1) }]);
const scoring = performance.now();
const parts = await runUnits(plan);
const scored = (performance.now() - scoring) / 1000;
const linked = finishLinkage(plan, parts);
const ours = (performance.now() - started) / 1000;
const { prepared, blocking, estimate } = plan;
const id = table.columns[0]!;
const truth = new Array<string>(prepared.records);
for (let row = 0; row < table.rows; row++) truth[prepared.recordOf[row]!] = id.textOf(id.codes[row]!).split('-')[1]!;

const home = mkdtempSync(join(tmpdir(), 'lotse-duckdb-'));
const path = join(home, 'records.csv');
const stream = createWriteStream(path);
const width = prepared.fields.length;
stream.write(
  `n,${prepared.fields.map((_, f) => `f${f},r${f}`).join(',')},${Array.from({ length: blocking.width }, (_, k) => `k${k}`).join(',')}\n`,
);
for (let record = 0; record < prepared.records; record++) {
  const cells = prepared.fields.flatMap((field, f) => {
    const code = prepared.cells[record * width + f]!;
    return code < 0
      ? ['', '']
      : [`"${textOfValue(field.values, code).replaceAll('"', '""')}"`, field.rarity[code]!.toFixed(3)];
  });
  const keys = Array.from({ length: blocking.width }, (_, k) => blocking.keys[record * blocking.width + k]! || '');
  if (!stream.write(`${record},${cells.join(',')},${keys.join(',')}\n`)) await once(stream, 'drain');
}
stream.end();
await finished(stream);

const weights = plan.plan.fields.map(({ method }, f) => {
  const { weights: w, sameBits, mostRarity } = estimate.table.fields[f]!;
  const [a, b] = [`a.f${f}`, `b.f${f}`];
  const same = `when ${a} is null or ${b} is null then 0 when ${a} = ${b} then ${sameBits} + least(a.r${f}, ${mostRarity})`;
  const last = w.at(-1)!;
  if (method === 'given' || method === 'name' || method === 'street') {
    const similar = method === 'given' ? w[4]! : method === 'street' ? w[3]! : w[2]!;
    return `case ${same} when jaro_winkler_similarity(${a}, ${b}) >= 0.92 then ${w[method === 'given' ? 2 : 1]} when jaro_winkler_similarity(${a}, ${b}) >= 0.82 then ${similar} else ${last} end`;
  }
  if (method === 'code' || method === 'date' || method === 'phone')
    return `case ${same} when damerau_levenshtein(${a}, ${b}) = 1 then ${w[method === 'phone' ? 1 : 2]} else ${last} end`;
  return `case ${same} else ${last} end`;
});
const instance = await duckdb.DuckDBInstance.create(':memory:');
const db = await instance.connect();
const begun = performance.now();
await db.run(`set threads = 2`);
await db.run(
  `create table records as select * from read_csv('${path}', all_varchar = false, header = true, types = {${prepared.fields.map((_, f) => `'f${f}': 'VARCHAR'`).join(', ')}})`,
);
const candidates = Array.from(
  { length: blocking.width },
  (_, k) => `select a.n as x, b.n as y from records a join records b on a.k${k} = b.k${k} and a.n < b.n`,
);
const { start } = estimate.table;
const found = await db.runAndReadAll(
  `with pairs as (${candidates.join(' union ')}) select x, y, ${start} + ${weights.join(' + ')} as w from pairs join records a on a.n = x join records b on b.n = y where ${start} + ${weights.join(' + ')} >= 0`,
);
const theirs = (performance.now() - begun) / 1000;
rmSync(home, { recursive: true });

const f1 = (clusterOf: ArrayLike<number>): number => {
  const count = (keys: readonly string[]) => {
    const seen = new Map<string, number>();
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
    return [...seen.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  };
  const clusters = truth.map((_, record) => String(clusterOf[record]));
  return (2 * count(clusters.map((cluster, at) => `${cluster} ${truth[at]}`))) / (count(clusters) + count(truth));
};
const parents = Int32Array.from(truth, (_, at) => at);
const root = (at: number): number => {
  let top = at;
  while (parents[top] !== top) top = parents[top]!;
  parents[at] = top;
  return top;
};
for (const [x, y] of found.getRows())
  parents[Math.max(root(Number(x)), root(Number(y)))] = Math.min(root(Number(x)), root(Number(y)));
console.log(
  JSON.stringify({
    rows: table.rows,
    compared: linked.pairs.compared,
    lotse: { seconds: ours, scoring: scored, f1: f1(linked.clusters.clusterOf) },
    duckdb: {
      seconds: theirs,
      f1: f1(parents.map((_, at) => root(at))),
      pairs: found.getRows().length,
      note: 'from ready-made values, keys and weights to pairs',
    },
    times: theirs / scored,
  }),
);
