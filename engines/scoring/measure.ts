/** How good probabilities are on rows that they were not learnt from. */
export interface Quality {
  readonly rows: number;
  readonly positives: number;
  /** Area under the ROC curve: chance that a positive stands above another; ties count half. */
  readonly auc: number;
  /** Mean squared error of the probability (Brier 1950). */
  readonly brier: number;
  readonly logLoss: number;
  /** The same two for the share of positives alone. */
  readonly baseBrier: number;
  readonly baseLogLoss: number;
  /** Expected calibration error over ten groups of equal size. */
  readonly ece: number;
  readonly curve: readonly CurvePoint[];
  /** How many times as many positives as by chance among the best 5, 10 and 20 in a hundred. */
  readonly lift: readonly { readonly share: number; readonly lift: number; readonly found: number }[];
}

export interface CurvePoint {
  readonly rows: number;
  readonly predicted: number;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
}

/** Interval of a share after Wilson 1927; sensible at 0, at 1 and for few cases. */
export function wilson(positives: number, rows: number, z = 1.96): { readonly low: number; readonly high: number } {
  if (rows === 0) return { low: 0, high: 1 };
  const share = positives / rows;
  const divisor = 1 + (z * z) / rows;
  const middle = share + (z * z) / (2 * rows);
  const half = z * Math.sqrt((share * (1 - share)) / rows + (z * z) / (4 * rows * rows));
  return { low: Math.max(0, (middle - half) / divisor), high: Math.min(1, (middle + half) / divisor) };
}

export function logLossOf(chance: number, positive: number): number {
  const safe = Math.min(1 - 1e-9, Math.max(1e-9, chance));
  return -Math.log(positive === 1 ? safe : 1 - safe);
}

/** Indices in ascending order of the scores. */
export function ascendingBy(scores: ArrayLike<number>): Uint32Array {
  const order = new Uint32Array(scores.length);
  for (let at = 0; at < order.length; at++) order[at] = at;
  return order.sort((a, b) => scores[a]! - scores[b]!);
}

export function aucOf(scores: ArrayLike<number>, target: ArrayLike<number>, order = ascendingBy(scores)): number {
  let ranks = 0;
  let positives = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) to += 1;
    for (let at = from; at < to; at++) {
      if (target[order[at]!] !== 1) continue;
      ranks += (from + to + 1) / 2;
      positives += 1;
    }
    from = to;
  }
  const others = order.length - positives;
  return positives === 0 || others === 0 ? 0.5 : (ranks - (positives * (positives + 1)) / 2) / (positives * others);
}

/** @param base probability by the base rate alone, for every row (it differs by fold) */
export function measureQuality(
  chances: ArrayLike<number>,
  target: ArrayLike<number>,
  base: ArrayLike<number>,
): Quality {
  const rows = chances.length;
  const order = ascendingBy(chances);
  let brier = 0;
  let logLoss = 0;
  let baseBrier = 0;
  let baseLogLoss = 0;
  let positives = 0;
  for (let row = 0; row < rows; row++) {
    const truth = target[row]!;
    positives += truth;
    brier += (chances[row]! - truth) ** 2;
    logLoss += logLossOf(chances[row]!, truth);
    baseBrier += (base[row]! - truth) ** 2;
    baseLogLoss += logLossOf(base[row]!, truth);
  }
  const curve = curveOf(chances, target, order);
  const ece = curve.reduce((sum, point) => sum + point.rows * Math.abs(point.predicted - point.observed), 0) / rows;
  const lift = [0.05, 0.1, 0.2].map((share) => {
    const taken = Math.max(1, Math.round(share * rows));
    let hits = 0;
    for (let at = rows - taken; at < rows; at++) hits += target[order[at]!]!;
    return {
      share,
      lift: positives === 0 ? 0 : hits / taken / (positives / rows),
      found: hits / Math.max(1, positives),
    };
  });
  return {
    rows,
    positives,
    auc: aucOf(chances, target, order),
    brier: brier / rows,
    logLoss: logLoss / rows,
    baseBrier: baseBrier / rows,
    baseLogLoss: baseLogLoss / rows,
    ece,
    curve,
    lift,
  };
}

/** Rows with the same chance stay in one group: parted, their order in the file would look like a fault of the chances. */
function curveOf(chances: ArrayLike<number>, target: ArrayLike<number>, order: Uint32Array): CurvePoint[] {
  const rows = order.length;
  const groups = Math.max(1, Math.min(10, Math.floor(rows / 10)));
  const points: CurvePoint[] = [];
  for (let group = 0, from = 0; group < groups && from < rows; group++) {
    let to = Math.floor(((group + 1) * rows) / groups);
    if (to <= from) continue;
    while (to < rows && chances[order[to]!] === chances[order[to - 1]!]) to += 1;
    let predicted = 0;
    let observed = 0;
    for (let at = from; at < to; at++) {
      predicted += chances[order[at]!]!;
      observed += target[order[at]!]!;
    }
    const size = to - from;
    points.push({ rows: size, predicted: predicted / size, observed: observed / size, ...wilson(observed, size) });
    from = to;
  }
  return points;
}
