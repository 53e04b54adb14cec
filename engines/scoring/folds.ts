import type { Random } from '#engines/example-company/random.ts';

/**
 * Deals groups of rows into folds by chance: a group is never torn apart, and groups with a positive are dealt before the others, so that every
 * fold gets its share. Rows outside `use` get 255.
 */
export function dealFolds(
  target: Uint8Array,
  groups: Int32Array,
  use: Uint8Array,
  folds: number,
  random: Random,
): Uint8Array {
  const size = new Map<number, { rows: number; positives: number }>();
  for (let row = 0; row < target.length; row++) {
    if (use[row] === 0) continue;
    const known = size.get(groups[row]!);
    if (known === undefined) size.set(groups[row]!, { rows: 1, positives: target[row]! });
    else {
      known.rows += 1;
      known.positives += target[row]!;
    }
  }
  const shuffled = [...size].map(([group, facts]) => ({ group, ...facts, chance: random.next() }));
  shuffled.sort((a, b) => Math.sign(b.positives) - Math.sign(a.positives) || a.chance - b.chance);
  // Large groups first would need a second key; dealing each to the fold with the fewest rows evens that out.
  const rows = new Float64Array(folds);
  const placed = new Map<number, number>();
  const start = Math.floor(random.next() * folds);
  for (const [at, { group, rows: many }] of shuffled.entries()) {
    let to = (start + at) % folds;
    if (many > 1) to = rows.indexOf(Math.min(...rows));
    rows[to]! += many;
    placed.set(group, to);
  }
  const folded = new Uint8Array(target.length).fill(255);
  for (let row = 0; row < target.length; row++) if (use[row] === 1) folded[row] = placed.get(groups[row]!)!;
  return folded;
}
