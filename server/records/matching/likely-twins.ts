import type { Reason } from '#engines/linkage/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { isBetter, loadNeighbours, Neighbours } from './candidates.ts';
import type { PairKind } from './store-decisions.ts';
import type { Values } from './subjects.ts';

export interface Likely {
  readonly recordId: string;
  readonly verdict: 'same' | 'doubtful';
  readonly probability: number;
  readonly reasons: readonly Reason[];
}

const MOST = 5;
// Whoever types has written half of it: what would not be worth a question in Prüfen is worth a line beside the form.
const WORTH_SHOWING = 0.1;

/** The question that lists ask of each row, for one record that is being typed. What people held apart by name and place is left out. */
export async function likelyTwins(db: Db, kind: PairKind, values: Values): Promise<Likely[]> {
  const neighbours = new Neighbours();
  const [subject] = await loadNeighbours(db, kind, neighbours, [values]);
  if (subject === undefined) return [];
  return [...neighbours.compare(subject)]
    .filter(
      ([id, one]) =>
        (one.verdict !== 'different' || one.probability >= WORTH_SHOWING) && !neighbours.apart({ values }, id),
    )
    .sort(([a, x], [b, y]) => (isBetter(x, y) ? -1 : isBetter(y, x) ? 1 : a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([recordId, { verdict, probability, reasons }]) => ({
      recordId,
      verdict: verdict === 'same' ? 'same' : 'doubtful',
      probability,
      reasons,
    }));
}
