export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  readonly steps: number;
}

/**
 * Downhill simplex (Nelder and Mead 1965) with the size-dependent coefficients of Gao and Han (2012): no derivatives, deterministic.
 * Values that are not finite count as worst, so a function may refuse a region by returning infinity. Made for up to a dozen parameters.
 */
export function minimise(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  { spread = 0.5, tolerance = 1e-6, most = 400 }: { spread?: number; tolerance?: number; most?: number } = {},
): Minimum {
  const n = start.length;
  const value = (x: readonly number[]): number => {
    const y = f(x);
    return Number.isFinite(y) ? y : Number.POSITIVE_INFINITY;
  };
  const expansion = 1 + 2 / Math.max(2, n);
  const contraction = 0.75 - 1 / (2 * Math.max(2, n));
  const shrinkage = 1 - 1 / Math.max(2, n);
  let corners = [start, ...start.map((_, axis) => start.map((x, at) => (at === axis ? x + spread : x)))].map((x) => ({
    x,
    y: value(x),
  }));
  let steps = corners.length;
  while (steps < most) {
    corners = corners.toSorted((a, b) => a.y - b.y);
    const [best, worst, second] = [corners[0]!, corners[n]!, corners[n - 1]!];
    const width = Math.max(...corners.map(({ x }) => Math.max(...x.map((v, at) => Math.abs(v - best.x[at]!)))));
    if (Math.abs(worst.y - best.y) <= tolerance * (Math.abs(best.y) + tolerance) && width < 1e-2) break;
    const centre = start.map((_, at) => corners.slice(0, n).reduce((sum, { x }) => sum + x[at]!, 0) / n);
    const towards = (share: number) => {
      const x = centre.map((c, at) => c + share * (worst.x[at]! - c));
      steps += 1;
      return { x, y: value(x) };
    };
    const reflected = towards(-1);
    let next = reflected;
    if (reflected.y < best.y) {
      const expanded = towards(-expansion);
      if (expanded.y < reflected.y) next = expanded;
    } else if (reflected.y >= second.y) {
      const contracted = towards(reflected.y < worst.y ? -contraction : contraction);
      if (contracted.y < Math.min(reflected.y, worst.y)) next = contracted;
      else {
        corners = corners.map(({ x, y }, at) => {
          if (at === 0) return { x, y };
          const nearer = x.map((v, axis) => best.x[axis]! + shrinkage * (v - best.x[axis]!));
          steps += 1;
          return { x: nearer, y: value(nearer) };
        });
        continue;
      }
    }
    corners[n] = next;
  }
  const best = corners.reduce((a, b) => (b.y < a.y ? b : a));
  return { at: best.x, value: best.y, steps };
}
