import type { Blocking } from './blocks.ts';
import { forPairs, isFoundEarlier, pairsInSearch } from './find-pairs.ts';
import { LEVEL_OF } from './levels.ts';
import type { Prepared } from './prepare.ts';
import { type ScoreTable, sameWeight, weightsGiven } from './score-table.ts';
import { EXCHANGED_BITS } from './weights.ts';

/** A pair of rows that a person judged. */
export interface Label {
  readonly left: number;
  readonly right: number;
  readonly same: boolean;
}

/** Compared pairs to learn from. */
export interface Sample {
  readonly count: number;
  readonly levels: Uint8Array;
  readonly rarity: Float32Array;
  /** Bits of the best crosswise reading of two fields, 0 where there is none, and which. */
  readonly crossBits: Float32Array;
  readonly cross: Uint8Array;
  /** How many pairs one stands for. */
  readonly stands: Float32Array;
  readonly label: Int8Array;
}

const UNKNOWN = 255;
const MOST_PAIRS = 300_000;
const PIECES = 8;

/** Whether field f of a pair is read crosswise with another and so says nothing by itself. */
export const crosses = (
  sample: Sample,
  at: number,
  f: number,
  exchanges: readonly (readonly [number, number])[],
): boolean => {
  if (sample.crossBits[at] === 0) return false;
  const pair = exchanges[sample.cross[at]!]!;
  return pair[0] === f || pair[1] === f;
};

export function weighSample(sample: Sample, at: number, width: number, table: ScoreTable): number {
  const from = at * width;
  const isSame = (f: number) => sample.levels[from + f] === 0;
  let total = table.start;
  const cross = sample.crossBits[at]! > 0 ? table.exchanges[sample.cross[at]!]! : null;
  let straight = 0;
  for (let f = 0; f < width; f++) {
    const level = sample.levels[from + f]!;
    if (level === UNKNOWN) continue;
    const field = table.fields[f]!;
    const given = weightsGiven(field, level, isSame);
    const weight =
      level === 0 ? sameWeight(field, sample.rarity[from + f]!, given) : (given?.weights ?? field.weights)[level]!;
    total += weight;
    if (cross && (f === cross[0] || f === cross[1])) straight += weight;
  }
  const crossed = cross !== null && sample.crossBits[at]! > straight;
  if (crossed) total += sample.crossBits[at]! - straight;
  for (let f = 0; f < width; f++) {
    const { ceiling } = table.fields[f]!;
    const level = sample.levels[from + f]!;
    if (ceiling === null || level === UNKNOWN || level < ceiling.from || total <= ceiling.bits) continue;
    if (crossed && (f === cross[0] || f === cross[1])) continue;
    if (!ceiling.unless.some((other) => sample.levels[from + other]! <= table.fields[other]!.agreesUpTo))
      total = ceiling.bits;
  }
  return total;
}

/** The pairs to learn from: all that the searches find, or an even part of them, and the copies that were folded into one record. */
export function collectPairs(
  prepared: Prepared,
  blocking: Blocking,
  exchanges: readonly (readonly [number, number])[],
  labels: readonly Label[],
): Sample {
  const lefts: number[] = [];
  const rights: number[] = [];
  const stands: number[] = [];
  const share = Math.ceil(MOST_PAIRS / Math.max(1, blocking.searches.length));
  for (const [number, search] of blocking.searches.entries()) {
    const all = pairsInSearch(prepared, search);
    // Some pieces from here and there: what stands beside each other in a block is alike.
    const parts = Math.max(1, Math.floor((all * PIECES) / share));
    const step = parts / Math.min(parts, PIECES);
    let visited = 0;
    const from = lefts.length;
    for (let piece = 0; piece < Math.min(parts, PIECES); piece++) {
      const unit = { search: number, part: Math.floor(piece * step), parts };
      forPairs(prepared, blocking, unit, (left, right) => {
        visited += 1;
        if (isFoundEarlier(blocking, unit, left, right)) return;
        lefts.push(left);
        rights.push(right);
      });
    }
    const weight = parts <= PIECES ? 1 : search.kind === 'near' ? parts / PIECES : all / visited;
    for (let at = from; at < lefts.length; at++) stands.push(weight);
  }
  for (let record = 0; record < prepared.records; record++) {
    const copies = prepared.copies[record]!;
    if (copies < 2) continue;
    lefts.push(record);
    rights.push(record);
    stands.push(Math.min(copies - 1, 3));
  }
  const from = lefts.length;
  labels.forEach(({ left, right }) => {
    lefts.push(prepared.recordOf[left]!);
    rights.push(prepared.recordOf[right]!);
    stands.push(1);
  });
  const sample = compareAll(prepared, lefts, rights, stands, exchanges);
  labels.forEach(({ same }, at) => {
    sample.label[from + at] = same ? 1 : -1;
  });
  return sample;
}

export function compareAll(
  prepared: Prepared,
  lefts: readonly number[],
  rights: readonly number[],
  stands: readonly number[],
  exchanges: readonly (readonly [number, number])[],
): Sample {
  const { cells, fields } = prepared;
  const width = fields.length;
  const count = lefts.length;
  const levels = new Uint8Array(count * width).fill(UNKNOWN);
  const rarity = new Float32Array(count * width);
  const crossBits = new Float32Array(count);
  const cross = new Uint8Array(count);
  const levelOf = fields.map(({ method }) => LEVEL_OF[method]);
  for (let at = 0; at < count; at++) {
    const a = lefts[at]! * width;
    const b = rights[at]! * width;
    for (let f = 0; f < width; f++) {
      const x = cells[a + f]!;
      const y = cells[b + f]!;
      if (x < 0 || y < 0) continue;
      levels[at * width + f] = x === y ? 0 : levelOf[f]!(fields[f]!.values, x, fields[f]!.values, y);
      if (x === y) rarity[at * width + f] = fields[f]!.rarity[x]!;
    }
    exchanges.forEach(([f, g], e) => {
      const one = cells[a + f]! >= 0 && cells[b + g]! >= 0;
      const two = cells[a + g]! >= 0 && cells[b + f]! >= 0;
      if ((!one && !two) || (one && cells[a + f] !== cells[b + g]) || (two && cells[a + g] !== cells[b + f])) return;
      let bits = EXCHANGED_BITS;
      if (one) bits += Math.min(fields[f]!.rarity[cells[a + f]!]!, fields[g]!.rarity[cells[a + f]!]!);
      if (two) bits += Math.min(fields[f]!.rarity[cells[a + g]!]!, fields[g]!.rarity[cells[a + g]!]!);
      if (levels[at * width + f] === 0 || levels[at * width + g] === 0 || bits <= crossBits[at]!) return;
      crossBits[at] = bits;
      cross[at] = e;
    });
  }
  return { count, levels, rarity, crossBits, cross, stands: Float32Array.from(stands), label: new Int8Array(count) };
}
