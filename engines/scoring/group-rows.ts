import type { ColumnFacts } from './columns.ts';
import { columnNamed, type Table } from './table.ts';

/**
 * Which rows belong together: the same value in the group column, and rows that are the same in every column (the same deal exported twice).
 * Equal rows are only taken for copies where chance would hardly make any: in a table of two yes/no columns all rows repeat.
 */
export function groupRows(
  table: Table,
  facts: readonly ColumnFacts[],
  group: string | null,
  target: string,
  outcome: Uint8Array,
): { readonly groups: Int32Array; readonly repeated: number } {
  const rows = table.rows;
  const groups = new Int32Array(rows);
  const own = group === null ? undefined : columnNamed(table, group);
  if (own) groups.set(own.codes);
  else for (let row = 0; row < rows; row++) groups[row] = row;
  const compared = facts.filter(({ kind, name }) => kind !== 'empty' && kind !== 'constant' && name !== target);
  if (compared.length === 0) return { groups, repeated: 0 };
  const first = firstOfEqual(
    rows,
    compared.map(({ name }) => columnNamed(table, name)!.codes),
  );
  let repeated = 0;
  for (let row = 0; row < rows; row++) if (first[row] !== row) repeated += 1;
  if (repeated === 0) return { groups, repeated };
  let bits = 0;
  for (const { name } of compared) bits -= Math.log2(chanceOfEqual(columnNamed(table, name)!.codes));
  const byChance = (rows * rows * 2 ** -bits) / 2;
  if (byChance > Math.max(1, repeated * 0.05) && !agreeAlways(first, outcome)) return { groups, repeated: 0 };
  joinGroups(groups, first);
  return { groups, repeated };
}

/** Rows that are equal by chance differ in their outcome now and then; copies never do. */
function agreeAlways(first: Int32Array, outcome: Uint8Array): boolean {
  let positives = 0;
  let repeated = 0;
  let apart = 0;
  for (let row = 0; row < first.length; row++) {
    positives += outcome[row]!;
    if (first[row] === row) continue;
    repeated += 1;
    if (outcome[row] !== outcome[first[row]!]) apart += 1;
  }
  const share = positives / first.length;
  return apart <= repeated * 0.002 && repeated * 2 * share * (1 - share) >= 10;
}

function chanceOfEqual(codes: Int32Array): number {
  const counts = new Map<number, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum += (count / codes.length) ** 2;
  return sum;
}

/** For every row the first row that equals it in all columns. */
function firstOfEqual(rows: number, columns: readonly Int32Array[]): Int32Array {
  const low = new Int32Array(rows).fill(0x9dc5);
  const high = new Int32Array(rows).fill(0x1b3);
  for (const codes of columns) {
    for (let row = 0; row < rows; row++) {
      low[row] = Math.imul(low[row]! ^ codes[row]!, 0x85ebca6b) ^ (low[row]! >>> 13);
      high[row] = Math.imul(high[row]! + codes[row]!, 0x27d4eb2f) ^ (high[row]! >>> 15);
    }
  }
  const seen = new Map<number, number>();
  const first = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const key = (low[row]! >>> 0) * 2_097_152 + (high[row]! & 0x1fffff);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, row);
    first[row] = before ?? row;
  }
  return first;
}

/** Union-find: copies of a row pull the groups they stand in together. */
function joinGroups(groups: Int32Array, first: Int32Array): void {
  const parent = new Map<number, number>();
  const rootOf = (group: number): number => {
    let at = group;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    return at;
  };
  for (let row = 0; row < groups.length; row++) {
    const a = rootOf(groups[row]!);
    const b = rootOf(groups[first[row]!]!);
    if (a !== b) parent.set(Math.max(a, b), Math.min(a, b));
  }
  for (let row = 0; row < groups.length; row++) groups[row] = rootOf(groups[row]!);
}
