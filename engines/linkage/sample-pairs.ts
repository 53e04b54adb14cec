import type { Blocking } from './blocks.ts';
import { forPairs, isFoundEarlier, pairsInSearch } from './find-pairs.ts';
import { LEVEL_OF } from './levels.ts';
import { type Prepared, sharedMemory } from './prepare.ts';
import type { Allocate } from './values.ts';
import { EXCHANGED_BITS } from './weights.ts';

/** A pair of rows that a person judged. */
export interface Label {
  readonly left: number;
  readonly right: number;
  readonly same: boolean;
}

/** Pairs of records to learn from. */
export interface Drawn {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** How many pairs one stands for. */
  readonly stands: Float32Array;
  /** 1 judged the same, -1 judged another, 0 not judged. */
  readonly label: Int8Array;
}

/** Where pairs stand, pair after pair. */
export interface Standing {
  /** By pair and field: the level of agreement, UNKNOWN_LEVEL where a side does not know the field. */
  readonly levels: Uint8Array;
  /** Bits of the best crosswise reading of two fields, 0 where there is none, and which. */
  readonly crossBits: Float32Array;
  readonly cross: Uint8Array;
}

export type Exchanges = readonly (readonly [number, number])[];

/** No method has so many levels. */
export const UNKNOWN_LEVEL = 7;
const MOST_PAIRS = 300_000;
const PIECES = 8;

/** The pairs to learn from: all that the searches find, or an even part of them, and the copies that were folded into one record. */
export function collectPairs(prepared: Prepared, blocking: Blocking, labels: readonly Label[]): Drawn {
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
  const judged = lefts.length;
  for (const { left, right } of labels) {
    lefts.push(prepared.recordOf[left]!);
    rights.push(prepared.recordOf[right]!);
    stands.push(1);
  }
  const drawn = drawnPairs(lefts, rights);
  drawn.stands.set(stands);
  for (const [at, { same }] of labels.entries()) drawn.label[judged + at] = same ? 1 : -1;
  return drawn;
}

/** Pairs that stand for themselves, judged by nobody; on memory that threads share. */
export function drawnPairs(
  lefts: readonly number[],
  rights: readonly number[],
  allocate: Allocate = sharedMemory,
): Drawn {
  const left = new Int32Array(allocate(lefts.length * 4));
  const right = new Int32Array(allocate(lefts.length * 4));
  left.set(lefts);
  right.set(rights);
  return { left, right, stands: new Float32Array(lefts.length).fill(1), label: new Int8Array(lefts.length) };
}

/** Compares the pairs from number `from` up to, not including, `to`. */
export function standingOf(
  { cells, fields }: Prepared,
  exchanges: Exchanges,
  { left, right }: Pick<Drawn, 'left' | 'right'>,
  from = 0,
  to = left.length,
): Standing {
  const width = fields.length;
  const levels = new Uint8Array((to - from) * width).fill(UNKNOWN_LEVEL);
  const crossBits = new Float32Array(to - from);
  const cross = new Uint8Array(to - from);
  const levelOf = fields.map(({ method }) => LEVEL_OF[method]);
  for (let at = 0; at < to - from; at++) {
    const a = left[from + at]! * width;
    const b = right[from + at]! * width;
    const own = at * width;
    for (let f = 0; f < width; f++) {
      const x = cells[a + f]!;
      const y = cells[b + f]!;
      if (x < 0 || y < 0) continue;
      const { values } = fields[f]!;
      levels[own + f] = x === y ? 0 : levelOf[f]!(values, x, values, y);
    }
    for (let e = 0; e < exchanges.length; e++) {
      const [f, g] = exchanges[e]!;
      if (levels[own + f] === 0 || levels[own + g] === 0) continue;
      const one = cells[a + f]! >= 0 && cells[b + g]! >= 0;
      const two = cells[a + g]! >= 0 && cells[b + f]! >= 0;
      if ((!one && !two) || (one && cells[a + f] !== cells[b + g]) || (two && cells[a + g] !== cells[b + f])) continue;
      let bits = EXCHANGED_BITS;
      if (one) bits += Math.min(fields[f]!.rarity[cells[a + f]!]!, fields[g]!.rarity[cells[a + f]!]!);
      if (two) bits += Math.min(fields[f]!.rarity[cells[a + g]!]!, fields[g]!.rarity[cells[a + g]!]!);
      if (bits <= crossBits[at]!) continue;
      crossBits[at] = bits;
      cross[at] = e;
    }
  }
  return { levels, crossBits, cross };
}

/** Standings of pairs one after the other as one. */
export function joinStandings(parts: readonly Standing[]): Standing {
  if (parts.length === 1) return parts[0]!;
  const pairs = parts.reduce((sum, { cross }) => sum + cross.length, 0);
  const width = pairs === 0 ? 0 : parts.reduce((sum, { levels }) => sum + levels.length, 0) / pairs;
  const joined = {
    levels: new Uint8Array(pairs * width),
    crossBits: new Float32Array(pairs),
    cross: new Uint8Array(pairs),
  };
  let at = 0;
  for (const { levels, crossBits, cross } of parts) {
    joined.levels.set(levels, at * width);
    joined.crossBits.set(crossBits, at);
    joined.cross.set(cross, at);
    at += cross.length;
  }
  return joined;
}
