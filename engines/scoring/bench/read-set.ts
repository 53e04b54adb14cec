import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createRandom } from '#engines/example-company/random.ts';
import { createTableBuilder, type Table } from '../index.ts';

/** A labelled set of rows as text, as a file holds them. */
export interface LabelledSet {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly target: string;
  readonly positive: string;
}

/** The two public sets hold no quoted delimiters; a real reader is behind `bin/lotse score`. */
export function readSet(path: string, target: string, positive: string, drop: readonly string[] = []): LabelledSet {
  const lines = gunzipSync(readFileSync(path)).toString().trim().split(/\r?\n/);
  const delimiter = lines[0]!.includes(';') ? ';' : ',';
  const split = (line: string) => line.split(delimiter).map((cell) => cell.replaceAll('"', ''));
  const names = split(lines[0]!);
  const kept = names.flatMap((name, at) => (drop.includes(name) ? [] : [at]));
  const pick = (cells: readonly string[]) => kept.map((at) => cells[at] ?? '');
  return { names: pick(names), rows: lines.slice(1).map((line) => pick(split(line))), target, positive };
}

/** 20 features, six of which matter, one pair among them: for speed. */
export function speedSet(rows: number, seed: number): LabelledSet {
  const random = createRandom(seed);
  const names = [
    ...Array.from({ length: 14 }, (_, at) => `n${at}`),
    ...Array.from({ length: 6 }, (_, at) => `c${at}`),
    'y',
  ];
  const made = Array.from({ length: rows }, () => {
    const x = Array.from({ length: 14 }, () => random.normal());
    const c = Array.from({ length: 6 }, (_, at) => random.whole(0, 2 + 4 * at));
    const score =
      -1.2 +
      0.8 * x[0]! +
      0.5 * x[1]! * x[2]! +
      0.6 * Math.abs(x[3]!) -
      (x[4]! > 0 ? 0.4 : 0) +
      (c[0] === 1 ? 0.7 : 0) +
      (c[3]! % 3) * 0.3;
    const won = random.next() < 1 / (1 + Math.exp(-score));
    return [...x.map((value) => value.toFixed(4)), ...c.map((level) => `L${level}`), won ? '1' : '0'];
  });
  return { names, rows: made, target: 'y', positive: '1' };
}

export function tableOf({ names, rows }: LabelledSet, which: readonly number[] = [...rows.keys()]): Table {
  const builder = createTableBuilder(names);
  for (const row of which) builder.push(rows[row]!);
  return builder.finish();
}

export function targetOf({ names, rows, target, positive }: LabelledSet): Uint8Array {
  const at = names.indexOf(target);
  return Uint8Array.from(rows, (row) => (row[at] === positive ? 1 : 0));
}

/** Rows as numbers for a learner that knows nothing else: levels numbered by frequency, blanks as -1. */
export function asNumbers({ names, rows, target }: LabelledSet): number[][] {
  const at = names.flatMap((name, column) => (name === target ? [] : [column]));
  const codes = at.map((column) => {
    const numeric = rows.every((row) => row[column]!.trim() === '' || !Number.isNaN(Number(row[column])));
    if (numeric) return null;
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(row[column]!, (counts.get(row[column]!) ?? 0) + 1);
    return new Map([...counts].sort((a, b) => b[1] - a[1]).map(([level], code) => [level, code]));
  });
  // A key of thousands of levels would be a number to it that means nothing.
  const used = at.flatMap((column, index) =>
    (codes[index]?.size ?? 0) > 1000 ? [] : [{ column, code: codes[index] }],
  );
  return rows.map((row) =>
    used.map(({ column, code }) => {
      const cell = row[column]!;
      if (code) return code.get(cell)!;
      return cell.trim() === '' ? -1 : Number(cell);
    }),
  );
}
