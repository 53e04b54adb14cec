// What `bin/lotse link` found in the generated lists, against the truth:
//   node engines/linkage/bench/german/write.ts --out DIR
//   bin/lotse link DIR/companies.csv --id Nr. --out DIR/found && node engines/linkage/bench/german/measure.ts DIR/companies-truth.csv DIR/found
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [truthFile, found] = process.argv.slice(2);
if (!truthFile || !found) {
  console.error('node measure.ts TRUTH.csv FOLDER');
  process.exit(2);
}
const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
const keyOf = (one: string, two: string) => (one < two ? `${one} ${two}` : `${two} ${one}`);

const same = new Map<string, string>();
const different = new Map<string, string>();
for (const [left = '', right = '', isSame, relation = ''] of lines(truthFile))
  (isSame === 'true' ? same : different).set(keyOf(left, right), relation);
const clusters = Map.groupBy(lines(join(found, 'clusters.csv')), ([, cluster]) => cluster);
const given = new Set<string>();
for (const rows of clusters.values()) {
  for (const [at, [one = '']] of rows.entries())
    for (const [two = ''] of rows.slice(at + 1)) given.add(keyOf(one, two));
}
const hits = [...given].filter((key) => same.has(key)).length;
const tally = (keys: Iterable<string>, name: (key: string) => string) =>
  Object.fromEntries([...Map.groupBy(keys, name)].map(([kind, all]) => [kind, all.length]));
const round = (value: number) => Math.round(value * 10_000) / 10_000;
console.log(
  JSON.stringify(
    {
      pairs: given.size,
      precision: round(hits / given.size),
      recall: round(hits / same.size),
      f1: round((2 * hits) / (given.size + same.size)),
      wronglyJoined: tally(
        [...given].filter((key) => !same.has(key)),
        (key) => different.get(key) ?? 'unrelated',
      ),
      missed: tally(
        [...same.keys()].filter((key) => !given.has(key)),
        (key) => same.get(key) ?? '',
      ),
    },
    null,
    1,
  ),
);
