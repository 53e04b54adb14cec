import { expect, test } from 'vitest';
import { PEOPLE_HEADINGS, people } from './bench/people.ts';
import {
  compareRecords,
  estimateModel,
  linkTables,
  modelOf,
  prepareModel,
  prepareRecord,
  reasonsOfPair,
  tableOf,
} from './index.ts';
import { createRandom } from './random.ts';

/** Words without anything in common: two of them are the same or plainly other. */
function vocabulary(size: number, random: () => number): string[] {
  const words = new Set<string>();
  while (words.size < size)
    words.add(Array.from({ length: 9 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join(''));
  return [...words];
}

test('recovers the shares a list was made with', () => {
  const random = createRandom(42);
  const truth = [
    { heading: 'colour', size: 300, m: 0.9 },
    { heading: 'village', size: 100, m: 0.8 },
    { heading: 'city', size: 60, m: 0.95 },
    { heading: 'occupation', size: 400, m: 0.7 },
    { heading: 'birthplace', size: 150, m: 0.85 },
  ];
  const lists = truth.map(({ size }) => vocabulary(size, random));
  const draw = (at: number) => lists[at]![Math.floor(random() * lists[at]!.length)]!;
  const originals = Array.from({ length: 2500 }, () => truth.map((_, at) => draw(at)));
  const copies = originals
    .slice(0, 800)
    .map((row) => row.map((cell, at) => (random() < truth[at]!.m ? cell : draw(at))));
  const rows = [...originals, ...copies];
  const model = estimateModel(
    [
      tableOf(
        truth.map(({ heading }) => heading),
        rows,
      ),
    ],
    { seed: 3 },
  );
  expect(model.fields).toHaveLength(truth.length);
  const pairs = (rows.length * (rows.length - 1)) / 2;
  expect(model.prior / (800 / pairs)).toBeGreaterThan(0.8);
  expect(model.prior / (800 / pairs)).toBeLessThan(1.25);
  truth.forEach(({ size, m }, at) => {
    const [same] = model.fields[at]!.levels;
    expect(same!.u / (1 / size)).toBeGreaterThan(0.8);
    expect(same!.u / (1 / size)).toBeLessThan(1.3);
    // The prior of each role pulls by a tenth and more.
    expect(Math.abs(same!.m - m)).toBeLessThan(0.08);
  });
});

test('a town and its postal code are not told twice', () => {
  const random = createRandom(5);
  const towns = vocabulary(80, random).map((name, at) => [name, String(10_000 + at * 37)] as const);
  const names = vocabulary(3000, random);
  const rows = Array.from({ length: 3000 }, (_, at) => {
    const [town, code] = towns[Math.floor(random() * towns.length)]!;
    return [names[at]!, town, code, String(1_000_000 + Math.floor(random() * 9_000_000))];
  });
  const linked = linkTables([tableOf(['surname', 'city', 'postal code', 'phone'], rows)]);
  expect(new Set(linked.clusters.clusterOf).size).toBeGreaterThan(2990);
});

test('the model as written compares records as the pass over the whole list did', () => {
  const rows = [...people({ rows: 1500, duplicates: 0.3, seed: 21 })].map((cells) => cells.slice(1));
  const headings = PEOPLE_HEADINGS.slice(1);
  const linked = linkTables([tableOf(headings, rows)]);
  const ready = prepareModel(JSON.parse(JSON.stringify(modelOf(linked))));
  const explain = reasonsOfPair(linked);
  const record = (row: number) =>
    prepareRecord(ready, Object.fromEntries(headings.map((heading, at) => [heading, rows[row]![at]!])));
  const firstRow = new Map<number, number>();
  for (const [row, one] of linked.prepared.recordOf.entries()) if (!firstRow.has(one)) firstRow.set(one, row);
  const compared = Array.from(linked.pairs.left).slice(0, 400);
  expect(compared.length).toBeGreaterThan(100);
  for (const at of compared.keys()) {
    const left = linked.pairs.left[at]!;
    const right = linked.pairs.right[at]!;
    const batch = explain(left, right);
    const single = compareRecords(ready, record(firstRow.get(left)!), record(firstRow.get(right)!));
    // Values beyond the table of frequencies share one frequency in a written model.
    expect(Math.abs(single.weight - batch.weight)).toBeLessThan(6);
    expect(single.probability > 0.5).toBe(batch.probability > 0.5);
  }
});
