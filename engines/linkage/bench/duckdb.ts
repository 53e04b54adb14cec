// node engines/linkage/bench/duckdb.ts --file people.csv --duckdb FOLDER
// The same rules and weights as set-based SQL, the way Splink works, beside `lotse link`, both from the file to clusters and pairs on disk. DuckDB is no
// dependency of Lotse:
//   npm install --ignore-scripts --no-save --prefix FOLDER @duckdb/node-api@1.5.6-r.1
// Blocks above 400 records are split in both. SQL is spared the estimation (it gets the weights), and what is hard to say in it (swapped fields, dependence,
// ceilings, clusters that do not chain).

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readModel } from '../model.ts';
import { type Connection, linkWithSql } from './link-with-sql.ts';

interface DuckDb {
  DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}

const { values } = parseArgs({ options: { file: { type: 'string' }, duckdb: { type: 'string' } } });
if (!values.file || !values.duckdb) throw new Error('say --file people.csv --duckdb FOLDER');
const { DuckDBInstance }: DuckDb = await import(
  pathToFileURL(join(values.duckdb, 'node_modules/@duckdb/node-api/lib/index.js')).href
);
const home = mkdtempSync(join(tmpdir(), 'lotse-duckdb-'));
const load = loadavg();

const ours = join(home, 'lotse');
const lotse = join(import.meta.dirname, '../../../bin/lotse');
const begun = performance.now();
const run = spawnSync('/usr/bin/time', [
  '-f',
  '%M',
  lotse,
  'link',
  values.file,
  '--id',
  'rec_id',
  '--out',
  ours,
  '--json',
]);
const seconds = (performance.now() - begun) / 1000;
if (run.status !== 0) throw new Error(run.stderr.toString());
const { compared } = JSON.parse(run.stdout.toString()) as { compared: number };
const kilobytes = Number(run.stderr.toString().trim().split('\n').at(-1));

const model = readModel(JSON.parse(readFileSync(join(ours, 'model.json'), 'utf8')));
if (model === null) throw new Error('no model was written');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const started = performance.now();
const sql = await linkWithSql(connection, { model, file: values.file, out: home, threads: cpus().length });
const sqlSeconds = (performance.now() - started) / 1000;
const sqlKilobytes = process.resourceUsage().maxRSS;

/** Ids are `rec-ENTITY-org` and `rec-ENTITY-dup-N`. */
function f1(path: string): number {
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1);
  const pairs = (keys: readonly string[]) =>
    [...Map.groupBy(keys, (key) => key).values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const rows = lines.map((line) => line.split(','));
  const truth = rows.map(([id = '']) => id.split('-')[1]!);
  const right = pairs(rows.map(([, cluster], at) => `${cluster} ${truth[at]}`));
  return (2 * right) / (pairs(rows.map(([, cluster]) => cluster!)) + pairs(truth));
}
const rounded = (value: number) => Number(value.toPrecision(4));
console.log(
  JSON.stringify(
    {
      file: values.file,
      load: load.map(rounded),
      lotse: {
        seconds: rounded(seconds),
        megabytes: Math.round(kilobytes / 1024),
        compared,
        f1: rounded(f1(join(ours, 'clusters.csv'))),
      },
      duckdb: {
        seconds: rounded(sqlSeconds),
        megabytes: Math.round(sqlKilobytes / 1024),
        ...sql,
        f1: rounded(f1(join(home, 'clusters.csv'))),
      },
      times: rounded(sqlSeconds / seconds),
    },
    null,
    1,
  ),
);
rmSync(home, { recursive: true });
