import { addByLevel, matchCounter, type Patterns } from './patterns.ts';
import type { Prepared } from './prepare.ts';
import { type Drawn, drawnPairs } from './sample-pairs.ts';
import type { Dependence, ScoreTable } from './score-table.ts';

const PAIRS = 3000;
/** Shares among random pairs count like this many pairs … */
const TRUST = 30;
/** … and like this many for each match among the pairs: the more of those, the surer some are taken for strangers by mistake. */
const TRUST_PER_MATCH = 10;
/** A dependence below this many bits is left alone. */
const LEAST_LIFT = 1;
const MOST_PARENTS = 6;

/** Pairs that agree on a field, whatever else. */
export function drawAlike({ cells, fields, records, split }: Prepared, f: number, random: () => number): Drawn {
  const width = fields.length;
  const { size } = fields[f]!.values;
  const first = new Int32Array(size + 1);
  for (let record = 0; record < records; record++) {
    const code = cells[record * width + f]!;
    if (code >= 0) first[code + 1]! += 1;
  }
  for (let code = 0; code < size; code++) first[code + 1]! += first[code]!;
  const filled = first.slice();
  const members = new Int32Array(first[size]!);
  for (let record = 0; record < records; record++) {
    const code = cells[record * width + f]!;
    if (code >= 0) members[filled[code]!++] = record;
  }
  const lefts: number[] = [];
  const rights: number[] = [];
  for (let draw = 0; draw < PAIRS * 8 && lefts.length < PAIRS && members.length > 1; draw++) {
    const left = members[Math.floor(random() * members.length)]!;
    const code = cells[left * width + f]!;
    const alike = first[code + 1]! - first[code]!;
    if (alike < 2) continue;
    const right = members[first[code]! + Math.floor(random() * alike)]!;
    if (left === right || (split < records && left < split === right < split)) continue;
    lefts.push(left);
    rights.push(right);
  }
  return drawnPairs(lefts, rights);
}

/**
 * Fields that agree together though nothing matches: town and postal code, name and mail address, address and switchboard of a group. Fellegi and
 * Sunter's weights add up only where fields are independent, and expectation maximisation takes what they tell twice for a match. So each field
 * gets, for up to three fields that tell more than it and that it follows, shares of its own among non-matches that agree there.
 */
export function measureDependence(
  { fields }: Prepared,
  alike: readonly Patterns[],
  table: ScoreTable,
  u: readonly (readonly number[])[],
): Dependence {
  const width = fields.length;
  const order = fields.map((_, f) => f).sort((a, b) => fields[b]!.averageRarity - fields[a]!.averageRarity || a - b);
  const rank = fields.map((_, f) => order.indexOf(f));
  const matchesIn = matchCounter(table);
  const counts = alike.map((patterns) => {
    const sums = fields.map(({ levels }) => new Float64Array(levels));
    const matches = matchesIn(patterns);
    const against = matches.map((count, p) => patterns.first[p + 1]! - patterns.first[p]! - count);
    addByLevel(patterns, against, null, sums);
    return { sums, trust: TRUST + TRUST_PER_MATCH * matches.reduce((a, b) => a + b, 0) };
  });
  return fields.map((_, f) => {
    const found: { field: number; shares: number[]; lift: number; above: boolean }[] = [];
    for (let parent = 0; parent < width; parent++) {
      if (parent === f) continue;
      const { sums: all, trust } = counts[parent]!;
      const sums = all[f]!;
      const total = sums.reduce((a, b) => a + b, 0);
      const shares = Array.from(sums, (sum, level) => (sum + trust * u[f]![level]!) / (total + trust));
      const lift = Math.log2(shares[0]! / u[f]![0]!);
      const near = Math.log2((1 - shares.at(-1)!) / (1 - u[f]!.at(-1)!));
      if (total >= TRUST && Math.max(lift, near) >= LEAST_LIFT)
        found.push({ field: parent, shares, lift: Math.max(lift, near), above: rank[parent]! < rank[f]! });
    }
    return found
      .sort((a, b) => b.lift - a.lift)
      .slice(0, MOST_PARENTS)
      .map(({ field, shares, above }) => ({ field, shares, above }));
  });
}
