import type { Reason } from '#engines/linkage/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { loadNeighbours, Neighbours } from './candidates.ts';
import type { Comparison } from './judge.ts';
import { type Related, relationOf } from './relation-of.ts';
import { comparedValues, type PairKind } from './store-decisions.ts';

export interface TwinPair {
  readonly ids: readonly [string, string];
  readonly verdict: Comparison['verdict'];
  /** For two that are not one but may belong together. */
  readonly related: Related | null;
  readonly probability: number;
  readonly weight: number;
  readonly reasons: readonly Reason[];
}

/**
 * The pairs that these records make with any record behind them in the order of ids (`behind`: a pass over all meets each pair once) or with
 * any at all, without those that people hold apart.
 */
export async function twinsAmong(
  db: Db,
  kind: PairKind,
  ids: readonly string[],
  which: 'behind' | 'all',
): Promise<TwinPair[]> {
  const values = [...(await comparedValues(db, kind, ids)).values()];
  const neighbours = new Neighbours();
  const subjects = await loadNeighbours(db, kind, neighbours, values);
  return values.flatMap(({ id }, at) => {
    const subject = subjects[at];
    if (subject === undefined) return [];
    return [...neighbours.compare(subject)].flatMap(([other, comparison]): TwinPair[] => {
      const { verdict, probability, weight, reasons } = comparison;
      const related = kind === 'company' ? relationOf(comparison) : null;
      const skipped = which === 'behind' ? other <= id : other === id;
      const apart = verdict === 'different' || neighbours.apart({ id }, other);
      if (skipped || (apart && related === null)) return [];
      return [{ ids: [id, other], verdict: apart ? 'different' : verdict, probability, weight, reasons, related }];
    });
  });
}
