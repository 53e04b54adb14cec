import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Column, type Role, rolesOf, type Table } from '#engines/linkage/index.ts';
import { linkNameLists, wordsOfListReason } from '#engines/linkage/lists/index.ts';
import { fail } from '#server/platform/failure.ts';
import type { Ids } from './choose-ids.ts';

/** Roles whose values are names of things; a single column of postal codes is no list of names. */
const NAMES: readonly (Role | null)[] = ['company', 'person', 'text', 'label'];
/** Lists are held as strings; beyond this the engine of typed arrays is the better one. */
const MOST_ROWS = 400_000;

/** The one column of names each table has beside its ids; undefined where there is more to compare by. */
export function listColumns(tables: readonly Table[]): readonly Column[] | undefined {
  if (tables.reduce((sum, { rows }) => sum + rows, 0) > MOST_ROWS) return undefined;
  const columns = tables.map((table) => {
    const roles = rolesOf(table);
    const compared = table.columns.filter((_, at) => roles[at]!.role !== null);
    const [only] = compared;
    return compared.length === 1 && only && NAMES.includes(roles[table.columns.indexOf(only)]!.role) ? only : undefined;
  });
  return columns.every((column) => column !== undefined) ? columns : undefined;
}

export interface ListsLinked {
  readonly clusters: number;
  readonly groups: number;
  readonly pairs: number;
  readonly duplicates: number;
}

interface Question {
  readonly columns: readonly Column[];
  readonly ids: Ids;
  readonly threshold: number;
  readonly seed: number;
  readonly out: string;
}

/** Links rows by one column of names and writes pairs.csv, clusters.csv and model.json as for tables of many columns. */
export async function linkLists({ columns, ids, threshold, seed, out }: Question): Promise<ListsLinked> {
  const texts = columns.map((column) => Array.from(column.codes, (code) => column.textOf(code)));
  const [left = [], right] = texts;
  const usual = threshold === 0.5;
  const found = linkNameLists(left, right ?? null, usual ? { seed } : { seed, least: threshold, precision: 0 });
  const border = right ? left.length : 0;
  const rows = left.length + (right?.length ?? 0);
  const clusterOf = clustersOf(
    rows,
    found.map((pair) => [pair.left, pair.right + border] as const),
  );
  const numbers = new Map<number, number>();
  const lines = Array.from({ length: rows }, (_, row) => {
    const cluster = clusterOf[row]!;
    if (!numbers.has(cluster)) numbers.set(cluster, numbers.size + 1);
    return `${quoted(ids.idOf(row))},${numbers.get(cluster)}${right ? (row < border ? ',1' : ',2') : ''}\n`;
  });
  const pairs = found.map(
    ({ left: one, right: two, probability, weight, reasons }) =>
      `${[ids.idOf(one), ids.idOf(two + border), probability.toFixed(6), weight.toFixed(2), reasons.map((reason) => wordsOfListReason(reason, 'en')).join('; ')].map(quoted).join(',')}\n`,
  );
  try {
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'pairs.csv'), `id_left,id_right,probability,weight,reasons\n${pairs.join('')}`);
    await writeFile(join(out, 'clusters.csv'), `${right ? 'id,cluster,file' : 'id,cluster'}\n${lines.join('')}`);
    const model = { method: 'lists of names', columns: columns.map(({ heading }) => heading), threshold, seed };
    await writeFile(join(out, 'model.json'), `${JSON.stringify(model, null, 1)}\n`);
  } catch (error) {
    fail(
      'cannot-write',
      { folder: out, text: `${out} cannot be written: ${error instanceof Error ? error.message : String(error)}` },
      { cause: error },
    );
  }
  const sizes = new Map<number, number>();
  for (const cluster of clusterOf) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return {
    clusters: numbers.size,
    groups: [...sizes.values()].filter((size) => size > 1).length,
    pairs: found.length,
    duplicates: rows - numbers.size,
  };
}

/** Rows that hang together by pairs, by the first of their row numbers. */
function clustersOf(rows: number, pairs: readonly (readonly [number, number])[]): Int32Array {
  const parent = Int32Array.from({ length: rows }, (_, row) => row);
  const root = (row: number): number => {
    let at = row;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (const [one, two] of pairs) {
    const [a, b] = [root(one), root(two)];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  return parent.map((_, row) => root(row));
}

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
