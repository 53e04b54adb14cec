import type { Db } from '#server/platform/db/index.ts';
import { judge, preparedOf } from './judge.ts';
import { modelInUse } from './model.ts';
import type { PairKind } from './store-decisions.ts';
import type { Values } from './subjects.ts';

/** Which of two records each of these descriptions speaks of rather; `first` also where it fits both alike. */
export async function closerOf(
  db: Db,
  kind: PairKind,
  said: readonly Values[],
  { first, second }: { readonly first: Values; readonly second: Values },
): Promise<('first' | 'second')[]> {
  const model = await modelInUse(db, kind);
  const [a, b] = [preparedOf(model, first), preparedOf(model, second)];
  return said.map((values) => {
    const one = preparedOf(model, values);
    return judge(model, one, b).weight > judge(model, one, a).weight ? 'second' : 'first';
  });
}
