import { averageRarity } from './blocks.ts';
import type { Prepared } from './prepare.ts';
import { compareAll, type Sample, weighSample } from './sample-pairs.ts';
import type { Dependence, ScoreTable } from './score-table.ts';

const PAIRS = 3000;
/** Shares among random pairs count like this many pairs … */
const TRUST = 30;
/** … and like this many for each match among the pairs: the more of those, the surer some are taken for strangers by mistake. */
const TRUST_PER_MATCH = 10;
/** A dependence below this many bits is left alone. */
const LEAST_LIFT = 1;
const MOST_PARENTS = 6;
const UNKNOWN = 255;

/** By field: pairs that agree on it, whatever else. */
export type Alike = readonly Sample[];

export function drawAlike(
  prepared: Prepared,
  exchanges: readonly (readonly [number, number])[],
  random: () => number,
): Alike {
  const { cells, fields, records, split } = prepared;
  const width = fields.length;
  return fields.map((field, f) => {
    const first = new Int32Array(field.values.size + 1);
    for (let record = 0; record < records; record++) {
      const code = cells[record * width + f]!;
      if (code >= 0) first[code + 1]! += 1;
    }
    for (let code = 0; code < field.values.size; code++) first[code + 1]! += first[code]!;
    const filled = first.slice();
    const members = new Int32Array(first[field.values.size]!);
    for (let record = 0; record < records; record++) {
      const code = cells[record * width + f]!;
      if (code >= 0) members[filled[code]!++] = record;
    }
    const lefts: number[] = [];
    const rights: number[] = [];
    for (let draw = 0; draw < PAIRS * 8 && lefts.length < PAIRS && members.length > 1; draw++) {
      const left = members[Math.floor(random() * members.length)]!;
      const code = cells[left * width + f]!;
      const size = first[code + 1]! - first[code]!;
      if (size < 2) continue;
      const right = members[first[code]! + Math.floor(random() * size)]!;
      if (left === right || (split < records && left < split === right < split)) continue;
      lefts.push(left);
      rights.push(right);
    }
    return compareAll(
      prepared,
      lefts,
      rights,
      lefts.map(() => 1),
      exchanges,
    );
  });
}

/**
 * Fields that agree together though nothing matches: town and postal code, name and mail address, address and switchboard of a group. Fellegi and
 * Sunter's weights add up only where fields are independent, and expectation maximisation takes what they tell twice for a match. So each field
 * gets, for up to three fields that tell more than it and that it follows, shares of its own among non-matches that agree there.
 */
export function measureDependence(
  prepared: Prepared,
  alike: Alike,
  table: ScoreTable,
  u: readonly (readonly number[])[],
): Dependence {
  const { fields } = prepared;
  const width = fields.length;
  const telling = fields.map(averageRarity);
  const order = fields.map((_, f) => f).sort((a, b) => telling[b]! - telling[a]! || a - b);
  const rank = fields.map((_, f) => order.indexOf(f));
  const counts = alike.map((sample) => {
    const sums = fields.map(({ levels }) => new Float64Array(levels));
    let matches = 0;
    for (let at = 0; at < sample.count; at++) {
      const against = 1 / (1 + 2 ** weighSample(sample, at, width, table));
      matches += 1 - against;
      for (let f = 0; f < width; f++) {
        const level = sample.levels[at * width + f]!;
        if (level !== UNKNOWN) sums[f]![level]! += against;
      }
    }
    return { sums, trust: TRUST + TRUST_PER_MATCH * matches };
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
