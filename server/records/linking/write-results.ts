import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { type Linked, modelOf, reasonsOfPair, type Table, wordsOfReason } from '#engines/linkage/index.ts';
import { fail } from '#server/platform/failure.ts';

/** Up to this many rows a cluster's pairs are all written; of larger ones each row with the first, since a thousand rows have half a million pairs. */
const ALL_PAIRS_UP_TO = 40;

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
  tables: readonly Table[],
  idOf: (row: number) => string,
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
  const rows = linked.prepared.recordOf.length;
  const border = tables[0]!.rows;
  const two = tables.length > 1;
  await writeLines(join(folder, 'clusters.csv'), function* () {
    yield two ? 'id,cluster,file\n' : 'id,cluster\n';
    for (let row = 0; row < rows; row++)
      yield `${quoted(idOf(row))},${numbers[row]}${two ? (row < border ? ',1' : ',2') : ''}\n`;
  });
  let pairs = 0;
  const explain = reasonsOfPair(linked);
  await writeLines(join(folder, 'pairs.csv'), function* () {
    yield 'id_left,id_right,probability,weight,reasons\n';
    for (const group of groups) {
      const whole = group.length <= ALL_PAIRS_UP_TO;
      for (let i = 0; i < (whole ? group.length : 1); i++)
        for (let j = i + 1; j < group.length; j++) {
          const left = group[i]!;
          const right = group[j]!;
          if (two && left < border === right < border) continue;
          const { weight, probability, reasons } = explain(
            linked.prepared.recordOf[left]!,
            linked.prepared.recordOf[right]!,
          );
          const words = reasons.map((reason) => wordsOfReason(reason, 'en')).join('; ');
          pairs += 1;
          yield `${quoted(idOf(left))},${quoted(idOf(right))},${shortened(probability)},${weight.toFixed(2)},${quoted(words)}\n`;
        }
    }
  });
  return { clusters: total, groups: groups.length, pairs, duplicates: rows - total };
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

const shortened = (probability: number): string =>
  probability
    .toFixed(probability > 0.9999 ? 9 : 6)
    .replace(/0+$/, '')
    .replace(/\.$/, '');

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Written beside and renamed: a file of that name is whole, whenever the command is stopped. */
async function writeLines(path: string, lines: () => Generator<string>): Promise<void> {
  const draft = `${path}.part`;
  const stream = createWriteStream(draft);
  let piece = '';
  for (const line of lines()) {
    piece += line;
    if (piece.length < 1 << 18) continue;
    if (!stream.write(piece)) await once(stream, 'drain');
    piece = '';
  }
  stream.end(piece);
  await finished(stream);
  await rename(draft, path);
}
