/** The best cut on both axes of a table of first and second derivatives. */
export interface Quadrants {
  /** Side (0 or 1) of every row and column of the table. */
  readonly rows: Uint8Array;
  readonly columns: Uint8Array;
  /** Newton step of each quadrant: [2 x side of row + side of column]. */
  readonly values: readonly [number, number, number, number];
  /** Reduction of the second-order loss, and the part of it that no single axis brings. */
  readonly gain: number;
  readonly joint: number;
}

/**
 * Looks at every cut of both axes. An axis without order (a category) is sorted, for each cut of the other one, by how differently its levels
 * behave on the two sides: the order that makes the best two-way split among all subsets findable in one pass.
 * @param sums first and second derivative per cell, row by row @returns null where no cut leaves `leastWeight` in all four
 */
export function cutQuadrants(
  sums: Float64Array,
  height: number,
  width: number,
  axes: readonly [boolean, boolean],
  { ridge, leastWeight }: { readonly ridge: number; readonly leastWeight: number },
): Quadrants | null {
  // The axis that may be sorted plays the rows; the other one is cut in its own order.
  const turned = axes[0] && !axes[1];
  const long = turned ? width : height;
  const short = turned ? height : width;
  const sorted = !axes[0] || !axes[1];
  const cell = (a: number, b: number) => 2 * (turned ? b * width + a : a * width + b);
  const nearG = new Float64Array(long);
  const nearH = new Float64Array(long);
  const farG = new Float64Array(long);
  const farH = new Float64Array(long);
  for (let a = 0; a < long; a++) {
    for (let b = 0; b < short; b++) {
      farG[a]! += sums[cell(a, b)]!;
      farH[a]! += sums[cell(a, b) + 1]!;
    }
  }
  const order = Array.from({ length: long }, (_, a) => a);
  const square = (g: number, h: number) => (g * g) / (h + ridge);
  let gain = 0;
  let joint = 0;
  let bestOrder: readonly number[] = [];
  let bestA = 0;
  let bestB = -1;
  let values: [number, number, number, number] = [0, 0, 0, 0];
  for (let b = 0; b < short - 1; b++) {
    let allNearG = 0;
    let allNearH = 0;
    let allFarG = 0;
    let allFarH = 0;
    for (let a = 0; a < long; a++) {
      const at = cell(a, b);
      nearG[a]! += sums[at]!;
      nearH[a]! += sums[at + 1]!;
      farG[a]! -= sums[at]!;
      farH[a]! -= sums[at + 1]!;
      allNearG += nearG[a]!;
      allNearH += nearH[a]!;
      allFarG += farG[a]!;
      allFarH += farH[a]!;
    }
    if (sorted) {
      const slope = (a: number) => nearG[a]! / (nearH[a]! + ridge) - farG[a]! / (farH[a]! + ridge);
      order.sort((x, y) => slope(x) - slope(y));
    }
    let g1 = 0;
    let h1 = 0;
    let g2 = 0;
    let h2 = 0;
    for (let at = 0; at < long - 1; at++) {
      const a = order[at]!;
      g1 += nearG[a]!;
      h1 += nearH[a]!;
      g2 += farG[a]!;
      h2 += farH[a]!;
      const h3 = allNearH - h1;
      const h4 = allFarH - h2;
      if (h1 < leastWeight || h2 < leastWeight || h3 < leastWeight || h4 < leastWeight) continue;
      const g3 = allNearG - g1;
      const g4 = allFarG - g2;
      const four = square(g1, h1) + square(g2, h2) + square(g3, h3) + square(g4, h4);
      if (four <= gain) continue;
      gain = four;
      const alone = Math.max(
        square(g1 + g2, h1 + h2) + square(g3 + g4, h3 + h4),
        square(g1 + g3, h1 + h3) + square(g2 + g4, h2 + h4),
      );
      joint = Math.max(0, four - alone);
      bestOrder = sorted ? order.slice() : order;
      bestA = at;
      bestB = b;
      values = [-g1 / (h1 + ridge), -g2 / (h2 + ridge), -g3 / (h3 + ridge), -g4 / (h4 + ridge)];
    }
  }
  if (bestB < 0) return null;
  const sideA = new Uint8Array(long).fill(1);
  for (let at = 0; at <= bestA; at++) sideA[bestOrder[at]!] = 0;
  const sideB = Uint8Array.from({ length: short }, (_, b) => (b <= bestB ? 0 : 1));
  const [near0, far0, near1, far1] = values;
  const clip = (value: number) => Math.max(-2, Math.min(2, value));
  return turned
    ? { rows: sideB, columns: sideA, values: [clip(near0), clip(near1), clip(far0), clip(far1)], gain, joint }
    : { rows: sideA, columns: sideB, values: [clip(near0), clip(far0), clip(near1), clip(far1)], gain, joint };
}
