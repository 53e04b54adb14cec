import { type FileHandle, mkdir, open, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Linked, modelOf } from '#engines/linkage/index.ts';
import { fail } from '#server/platform/failure.ts';
import { isFileColumn, plainColumn } from './cells.ts';
import type { Ids } from './choose-ids.ts';
import { type LinesWork, pairsOfGroup } from './pair-lines.ts';
import type { Threads } from './threads.ts';
import { writeClusters } from './write-clusters.ts';

/** So many pairs are explained before they are written: that bounds what their lines take in memory. */
const PAIRS_AT_ONCE = 200_000;
const PAIRS_AN_ITEM = 4000;

export interface Written {
  readonly clusters: number;
  /** Clusters of more than one row. */
  readonly groups: number;
  readonly pairs: number;
  /** Rows beyond the first of their cluster. */
  readonly duplicates: number;
}

/** pairs.csv, clusters.csv and model.json. Rows of the second table follow those of the first. */
export async function writeResults(
  folder: string,
  linked: Linked,
  { ids, border, threads }: { readonly ids: Ids; readonly border: number; readonly threads: Threads },
): Promise<Written> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    fail(
      'cannot-write',
      { folder, text: `${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}` },
      { cause: error },
    );
  }
  const { numbers, groups, total } = numberClusters(linked);
  await writeFile(join(folder, 'model.json'), `${JSON.stringify(modelOf(linked), null, 1)}\n`);
  await writeWhole(join(folder, 'clusters.csv'), (file) =>
    writeClusters(file, { numbers, idOf: ids.idOf, ids: ids.columns, border }),
  );
  let pairs = 0;
  await writeWhole(join(folder, 'pairs.csv'), async (file) => {
    await file.write('id_left,id_right,probability,weight,reasons\n');
    for (const work of pairsToWrite(linked, groups, ids, border))
      for (const lines of await threads.writeLines(work)) {
        pairs += lines.pairs;
        await file.write(lines.text);
      }
  });
  return { clusters: total, groups: groups.length, pairs, duplicates: numbers.length - total };
}

/** The pairs of all groups in portions, each cut into items. */
function* pairsToWrite(
  { plan, prepared, estimate }: Linked,
  groups: readonly (readonly number[])[],
  ids: Ids,
  border: number,
): Generator<LinesWork> {
  const rows = new Int32Array(new SharedArrayBuffer(groups.reduce((sum, { length }) => sum + length, 0) * 4));
  const first = new Int32Array(new SharedArrayBuffer((groups.length + 1) * 4));
  for (const [at, group] of groups.entries()) {
    rows.set(group, first[at]);
    first[at + 1] = first[at]! + group.length;
  }
  const work = {
    kind: 'lines',
    explained: { plan: { fields: plan.fields }, prepared, estimate: { table: estimate.table } },
    ids: ids.columns.map((column) => (column && isFileColumn(column) ? plainColumn(column) : undefined)),
    border,
    rows,
    first,
  } as const;
  let items: [number, number][] = [];
  let from = 0;
  let held = 0;
  let portion = 0;
  for (const [at, group] of groups.entries()) {
    held += pairsOfGroup(group.length);
    if (held < PAIRS_AN_ITEM && at < groups.length - 1) continue;
    items.push([from, at + 1]);
    portion += held;
    from = at + 1;
    held = 0;
    if (portion < PAIRS_AT_ONCE && at < groups.length - 1) continue;
    yield { ...work, items };
    items = [];
    portion = 0;
  }
}

/** Rows of a record are one cluster only where what is known of them is enough: two rows that both say "Berlin" are not the same. */
function numberClusters(linked: Linked): { numbers: Int32Array; groups: number[][]; total: number } {
  const { recordOf } = linked.prepared;
  const { clusterOf, selfEvident } = linked.clusters;
  const rows = recordOf.length;
  const numbers = new Int32Array(rows);
  const numberOf = new Int32Array(clusterOf.length);
  const groups = new Map<number, number[]>();
  const first = new Int32Array(rows + 1);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const cluster = clusterOf[recordOf[row]!]!;
    const alone = selfEvident[recordOf[row]!] === 0 && numberOf[cluster] !== 0;
    if (alone || numberOf[cluster] === 0) {
      total += 1;
      if (!alone) numberOf[cluster] = total;
      numbers[row] = total;
      first[total] = row;
      continue;
    }
    const number = numberOf[cluster]!;
    numbers[row] = number;
    const group = groups.get(number);
    if (group) group.push(row);
    else groups.set(number, [first[number]!, row]);
  }
  return { numbers, groups: [...groups.values()], total };
}

/** Written beside and renamed: a file of that name is whole, whenever the command is stopped. */
async function writeWhole(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const draft = `${path}.part`;
  const file = await open(draft, 'w');
  try {
    await write(file);
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
