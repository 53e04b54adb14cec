import type { ModelKind } from './fitted.ts';

const lossOf = (score: number, truth: number): number => {
  const margin = truth === 1 ? -score : score;
  return margin > 30 ? margin : Math.log1p(Math.exp(margin));
};

/** One-standard-error rule on paired differences, summed over groups since rows of a group are not independent. */
export function chooseSimplest(
  tried: readonly { readonly kind: ModelKind; readonly scores: Float64Array }[],
  target: Uint8Array,
  use: Uint8Array,
  groups: Int32Array,
) {
  const rows = [...use.keys()].filter((row) => use[row] === 1);
  const losses = tried.map(({ scores }) => Float64Array.from(rows, (row) => lossOf(scores[row]!, target[row]!)));
  const means = losses.map((loss) => loss.reduce((sum, one) => sum + one, 0) / rows.length);
  const best = means.indexOf(Math.min(...means));
  const candidates = tried.map(({ kind }, at) => ({
    kind,
    logLoss: means[at]!,
    error: differenceOf(losses[at]!, losses[best]!, rows, groups).error,
  }));
  const chosen = candidates.find(({ logLoss, error }) => logLoss - means[best]! <= error)!.kind;
  return { chosen, candidates };
}

/** Mean difference of two losses and its standard error, clustered by group. */
export function differenceOf(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  rows: readonly number[],
  groups: Int32Array,
): { readonly mean: number; readonly error: number; readonly clusters: number } {
  const sums = new Map<number, { sum: number; rows: number }>();
  let total = 0;
  for (const [at, row] of rows.entries()) {
    const by = a[at]! - b[at]!;
    total += by;
    const known = sums.get(groups[row]!);
    if (known === undefined) sums.set(groups[row]!, { sum: by, rows: 1 });
    else {
      known.sum += by;
      known.rows += 1;
    }
  }
  const mean = total / rows.length;
  let squares = 0;
  for (const { sum, rows: many } of sums.values()) squares += (sum - many * mean) ** 2;
  const clusters = sums.size;
  const error =
    clusters < 2 ? Number.POSITIVE_INFINITY : Math.sqrt((squares * clusters) / (clusters - 1)) / rows.length;
  return { mean, error, clusters };
}
