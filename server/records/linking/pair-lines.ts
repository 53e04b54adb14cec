import { type Explained, wordsOfPair } from '#engines/linkage/index.ts';
import { fileColumn, type PlainColumn } from './cells.ts';
import { namesOfRows } from './choose-ids.ts';

/** Up to this many rows a cluster's pairs are all written; of larger ones each row with the first, since a thousand rows have half a million pairs. */
const ALL_PAIRS_UP_TO = 40;

/** Pairs to be written, group by group. Plain data on shared memory. */
export interface LinesWork {
  readonly kind: 'lines';
  readonly explained: Explained;
  /** By table: how its rows are called; undefined: by their number. */
  readonly ids: readonly (PlainColumn | undefined)[];
  /** From this row on they are of the second table. */
  readonly border: number;
  /** Rows of all groups, and where each group begins among them, and at last where the last one ends. */
  readonly rows: Int32Array;
  readonly first: Int32Array;
  /** Groups from and up to, not including. */
  readonly items: readonly (readonly [number, number])[];
}

export interface Lines {
  readonly pairs: number;
  /** UTF-8. */
  readonly text: Uint8Array;
}

export const pairsOfGroup = (size: number): number => (size <= ALL_PAIRS_UP_TO ? (size * (size - 1)) / 2 : size - 1);

/** Lines of pairs.csv for some of the groups. */
export function lineWriter({ explained, ids, border, rows, first, items }: LinesWork): (item: number) => Lines {
  const { recordOf } = explained.prepared;
  const two = border < recordOf.length;
  const nameOf = namesOfRows(
    ids.map((column) => column && fileColumn(column)),
    border,
  );
  const explain = wordsOfPair(explained, 'en');
  return (item) => {
    const [from, to] = items[item]!;
    let pairs = 0;
    let text = '';
    for (let group = from; group < to; group++) {
      const start = first[group]!;
      const end = first[group + 1]!;
      const whole = end - start <= ALL_PAIRS_UP_TO;
      for (let i = start; i < (whole ? end : start + 1); i++)
        for (let j = i + 1; j < end; j++) {
          const left = rows[i]!;
          const right = rows[j]!;
          if (two && left < border === right < border) continue;
          const { weight, probability, words } = explain(recordOf[left]!, recordOf[right]!);
          pairs += 1;
          text += `${quoted(nameOf(left))},${quoted(nameOf(right))},${shortened(probability)},${weight.toFixed(2)},${quoted(words)}\n`;
        }
    }
    return { pairs, text: Buffer.from(text) };
  };
}

export const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** So near to certain that nine digits say 1. */
const CERTAIN = 1 - 4e-10;
const shortened = (probability: number): string =>
  probability > CERTAIN
    ? '1'
    : probability
        .toFixed(probability > 0.9999 ? 9 : 6)
        .replace(/0+$/, '')
        .replace(/\.$/, '');
