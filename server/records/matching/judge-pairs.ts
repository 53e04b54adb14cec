import type { Db } from '#server/platform/db/index.ts';
import { Neighbours } from './candidates.ts';
import { printOf } from './decide-pair.ts';
import { judge, preparedOf } from './judge.ts';
import { modelInUse } from './model.ts';
import { relationOf } from './relation-of.ts';
import { comparedValues, findApart, type PairKind } from './store-decisions.ts';
import type { TwinPair } from './twins-among.ts';

/** What is said of pairs that somebody else found: the same verdict as when the later of the two comes in. Without those that people hold apart. */
export async function judgePairs(
  db: Db,
  kind: PairKind,
  pairs: readonly (readonly [string, string])[],
): Promise<TwinPair[]> {
  const known = await comparedValues(db, kind, [...new Set(pairs.flat())]);
  const model = await modelInUse(db, kind);
  const neighbours = new Neighbours();
  neighbours.use(model);
  for (const values of known.values()) neighbours.addKnown({ id: values.id, values, numbers: [], keys: [] });
  const prints = () => [...known.values()].map((values) => printOf(kind, values));
  neighbours.addApart(await findApart(db, kind, [...known.keys()], prints));
  return pairs.flatMap(([a, b]): TwinPair[] => {
    const [one, other] = [known.get(a), known.get(b)];
    if (one === undefined || other === undefined) return [];
    const comparison = judge(model, preparedOf(model, one), preparedOf(model, other));
    const { verdict, probability, weight, reasons } = comparison;
    const related = kind === 'company' ? relationOf(comparison) : null;
    const apart = verdict === 'different' || neighbours.apart({ id: a }, b);
    if (apart && related === null) return [];
    return [{ ids: [a, b], verdict: apart ? 'different' : verdict, probability, weight, reasons, related }];
  });
}
