import type { Prepared } from './prepare.ts';
import { type Drawn, type Exchanges, type Standing, UNKNOWN_LEVEL } from './sample-pairs.ts';
import { MOST_RARITY, type ScoreTable, weightsGiven } from './score-table.ts';

/**
 * Pairs sorted by where they stand: those of one pattern agree in every level and differ only in how rare what they share is. Expectation
 * maximisation weighs patterns, a tenth as many, and of their pairs only those that can be a match.
 */
export interface Patterns {
  readonly pairs: number;
  /** By pattern and field; UNKNOWN_LEVEL where a side does not know it. */
  readonly levels: Uint8Array;
  /** By pattern: which two fields are read crosswise, NONE where no two are. */
  readonly cross: Uint8Array;
  readonly label: Int8Array;
  /** Fields of equal values, a bit each. */
  readonly same: Int32Array;
  /** The highest sum of rarities and crosswise bits among its pairs. */
  readonly most: Float64Array;
  /** Where its pairs begin, and at last where the last one's end. */
  readonly first: Int32Array;
  /** Where the rarities of its pairs begin. */
  readonly rarityFrom: Int32Array;
  /** By pair: rarity of every value shared, in the order of the fields. */
  readonly rarity: Float32Array;
  readonly raritySum: Float64Array;
  readonly crossBits: Float32Array;
  readonly stands: Float32Array;
}

export const NONE = 255;
/** Below these odds, in bits, a pair adds nothing: one in ten thousand. */
const LEAST_BITS = -13.3;
const STRIDE = 8;

export function patternsOf(
  { cells, fields }: Prepared,
  { left, right, stands, label }: Drawn,
  standing: Standing,
): Patterns {
  const { levels, crossBits } = standing;
  const width = fields.length;
  const pairs = left.length;
  const cross = standing.cross.map((exchange, pair) => (crossBits[pair]! > 0 ? exchange : NONE));
  const { patternOf, samples } = numberPatterns(levels, cross, label);
  const count = samples.length;
  const first = new Int32Array(count + 1);
  for (let pair = 0; pair < pairs; pair++) first[patternOf[pair]! + 1]! += 1;
  const patternLevels = new Uint8Array(count * width);
  const same = new Int32Array(count);
  const shared = new Int32Array(count);
  const rarityFrom = new Int32Array(count + 1);
  for (let p = 0; p < count; p++) {
    for (let f = 0; f < width; f++) {
      const level = levels[samples[p]! * width + f]!;
      patternLevels[p * width + f] = level;
      if (level !== 0) continue;
      same[p]! |= 1 << f;
      shared[p]! += 1;
    }
    rarityFrom[p + 1] = rarityFrom[p]! + first[p + 1]! * shared[p]!;
    first[p + 1]! += first[p]!;
  }
  const result = {
    pairs,
    levels: patternLevels,
    cross: Uint8Array.from(samples, (pair) => cross[pair]!),
    label: Int8Array.from(samples, (pair) => label[pair]!),
    same,
    most: new Float64Array(count).fill(Number.NEGATIVE_INFINITY),
    first,
    rarityFrom,
    rarity: new Float32Array(rarityFrom[count]!),
    raritySum: new Float64Array(pairs),
    crossBits: new Float32Array(pairs),
    stands: new Float32Array(pairs),
  };
  const filled = first.slice(0, count);
  for (let pair = 0; pair < pairs; pair++) {
    const p = patternOf[pair]!;
    const place = filled[p]!;
    filled[p] = place + 1;
    let at = rarityFrom[p]! + (place - first[p]!) * shared[p]!;
    let sum = 0;
    for (let f = 0; f < width; f++) {
      if (patternLevels[p * width + f] !== 0) continue;
      const code = cells[left[pair]! * width + f]!;
      // Two values may be the same to their method and have numbers of their own: that is no shared rarity.
      const bits = code === cells[right[pair]! * width + f] ? Math.min(MOST_RARITY, fields[f]!.rarity[code]!) : 0;
      result.rarity[at++] = bits;
      sum += bits;
    }
    result.raritySum[place] = sum;
    result.crossBits[place] = crossBits[pair]!;
    result.stands[place] = stands[pair]!;
    result.most[p] = Math.max(result.most[p]!, sum + crossBits[pair]!);
  }
  return result;
}

/** Which pattern each pair has, and by pattern the first pair that has it. Open addressing: two rows of levels are compared as they stand. */
function numberPatterns(levels: Uint8Array, cross: Uint8Array, label: Int8Array) {
  const pairs = cross.length;
  const width = pairs === 0 ? 0 : levels.length / pairs;
  const patternOf = new Int32Array(pairs);
  const samples: number[] = [];
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(pairs * 2 + 2)));
  const mask = slots.length - 1;
  const alike = (one: number, other: number): boolean => {
    if (cross[one] !== cross[other] || label[one] !== label[other]) return false;
    for (let f = 0; f < width; f++) if (levels[one * width + f] !== levels[other * width + f]) return false;
    return true;
  };
  for (let pair = 0; pair < pairs; pair++) {
    let hash = cross[pair]! * 3 + label[pair]!;
    for (let f = 0; f < width; f++) hash = Math.imul(hash ^ levels[pair * width + f]!, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & mask;
    while (slots[slot] !== 0 && !alike(samples[slots[slot]! - 1]!, pair)) slot = (slot + 1) & mask;
    if (slots[slot] === 0) {
      samples.push(pair);
      slots[slot] = samples.length;
    }
    patternOf[pair] = slots[slot]! - 1;
  }
  return { patternOf, samples };
}

/** Weights where certain fields have equal values: what other levels weigh, and what equal values do beside their rarity. */
interface Row {
  /** By field and level; 0 for equal values and unknown ones. */
  readonly weights: Float64Array;
  /** Bits of equal values that depend on nothing, rarity aside. */
  readonly plain: number;
  /** Equal values that depend on another field's: place among the equal ones, bits beside the rarity, and by how much agreement is more usual there. */
  readonly lifted: readonly { readonly at: number; readonly bits: number; readonly lift: number }[];
}

function rowOf(table: ScoreTable, same: number): Row {
  const weights = new Float64Array(table.fields.length * STRIDE);
  const isSame = (field: number) => ((same >>> field) & 1) === 1;
  const lifted: { at: number; bits: number; lift: number }[] = [];
  let plain = 0;
  let at = 0;
  for (const [f, field] of table.fields.entries()) {
    const given = weightsGiven(field, isSame(f) ? 0 : 1, isSame);
    if (isSame(f)) {
      if (given === null) plain += field.sameBits;
      else lifted.push({ at, bits: field.sameBits, lift: given.lift });
      at += 1;
    } else {
      const own = given?.weights ?? field.weights;
      for (let level = 1; level < own.length; level++) weights[f * STRIDE + level] = own[level]!;
    }
  }
  return { weights, plain, lifted };
}

/** Says by pattern how many matches its pairs stand for under a table. Judged ones are what they were judged. */
export function matchCounter(table: ScoreTable): (patterns: Patterns) => Float64Array {
  const rows = new Map<number, Row>();
  const rowFor = (same: number): Row => {
    const row = rows.get(same) ?? rowOf(table, same);
    rows.set(same, row);
    return row;
  };
  return (patterns) => {
    const { label, same, first, stands } = patterns;
    const found = new Float64Array(label.length);
    for (let p = 0; p < found.length; p++) {
      if (label[p] === 0) found[p] = matchesIn(patterns, p, table, rowFor(same[p]!));
      else if (label[p] === 1) for (let pair = first[p]!; pair < first[p + 1]!; pair++) found[p]! += stands[pair]!;
    }
    return found;
  };
}

function matchesIn(patterns: Patterns, p: number, table: ScoreTable, { weights, plain, lifted }: Row): number {
  const { levels, cross, first, rarity, raritySum, crossBits, stands } = patterns;
  const width = table.fields.length;
  const from = p * width;
  let base = table.start + plain;
  for (let f = 0; f < width; f++) base += weights[f * STRIDE + levels[from + f]!]!;
  let hope = base + patterns.most[p]!;
  for (let k = 0; k < lifted.length; k++) hope += lifted[k]!.bits;
  const crossed = cross[p] === NONE ? null : table.exchanges[cross[p]!]!;
  // Two fields read crosswise are never equal each to itself, so what they weigh straight is the same in all pairs.
  let straight = 0;
  if (crossed !== null) for (const f of crossed) straight += weights[f * STRIDE + levels[from + f]!]!;
  if (hope - Math.min(0, straight) < LEAST_BITS) return 0;
  const ceiling = ceilingOf(patterns, p, table, null);
  const ceilingCrossed = ceilingOf(patterns, p, table, crossed);
  const start = first[p]!;
  const end = first[p + 1]!;
  const rarities = patterns.rarityFrom[p]!;
  const shared = (patterns.rarityFrom[p + 1]! - rarities) / (end - start);
  let sum = 0;
  for (let pair = start; pair < end; pair++) {
    let total = base + raritySum[pair]!;
    for (let k = 0; k < lifted.length; k++) {
      const { at, bits, lift } = lifted[k]!;
      const rare = rarity[rarities + (pair - start) * shared + at]!;
      total += Math.min(bits + rare, Math.max(0, bits + rare - lift)) - rare;
    }
    let most = ceiling;
    if (crossed !== null && crossBits[pair]! > straight) {
      total += crossBits[pair]! - straight;
      most = ceilingCrossed;
    }
    if (total > most) total = most;
    if (total > LEAST_BITS) sum += stands[pair]! / (1 + 2 ** -total);
  }
  return sum;
}

/** What the levels of a pattern let pass at most; fields read crosswise say nothing by themselves. */
function ceilingOf(
  { levels }: Patterns,
  p: number,
  table: ScoreTable,
  crossed: readonly [number, number] | null,
): number {
  const from = p * table.fields.length;
  let most = Number.POSITIVE_INFINITY;
  for (const [f, { ceiling }] of table.fields.entries()) {
    const level = levels[from + f]!;
    if (ceiling === null || level === UNKNOWN_LEVEL || level < ceiling.from || ceiling.bits >= most) continue;
    if (crossed !== null && (f === crossed[0] || f === crossed[1])) continue;
    if (!ceiling.unless.some((other) => levels[from + other]! <= table.fields[other]!.agreesUpTo)) most = ceiling.bits;
  }
  return most;
}

/** Adds what each pattern weighs to its levels, field by field; given exchanges, those of fields read crosswise are left out. */
export function addByLevel(
  { levels, cross }: Patterns,
  weights: Float64Array,
  exchanges: Exchanges | null,
  sums: readonly (number[] | Float64Array)[],
): void {
  const width = sums.length;
  for (let p = 0; p < weights.length; p++) {
    if (weights[p] === 0) continue;
    const crossed = exchanges === null || cross[p] === NONE ? null : exchanges[cross[p]!]!;
    for (let f = 0; f < width; f++) {
      const level = levels[p * width + f]!;
      if (level === UNKNOWN_LEVEL || (crossed !== null && (f === crossed[0] || f === crossed[1]))) continue;
      sums[f]![level]! += weights[p]!;
    }
  }
}
