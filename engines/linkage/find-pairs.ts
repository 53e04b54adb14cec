import type { Blocking, Blocks, Search } from './blocks.ts';
import type { Prepared } from './prepare.ts';

/** Pieces of work that can be done anywhere in any order: search number `search`, part `part` of `parts`. */
export interface Unit {
  readonly search: number;
  readonly part: number;
  readonly parts: number;
}

const NEIGHBOURS = 12;

export function pairsInSearch({ split, records }: Prepared, search: Search): number {
  switch (search.kind) {
    case 'all':
      return split < records ? split * (records - split) : (records * (records - 1)) / 2;
    case 'near':
      return search.order.length * NEIGHBOURS;
    case 'blocks':
      return search.blocks.before.at(-1)!;
  }
}

/** All units, about `pieces` of them and each with about as many pairs; how many only sets how finely work can be dealt out, never the result. */
export function unitsOf(prepared: Prepared, blocking: Blocking, pieces: number): Unit[] {
  const pairs = blocking.searches.map((search) => pairsInSearch(prepared, search));
  const all = pairs.reduce((sum, count) => sum + count, 0);
  return pairs.flatMap((count, search) => {
    const parts = Math.max(1, Math.round((pieces * count) / Math.max(1, all)));
    return Array.from({ length: parts }, (_, part) => ({ search, part, parts }));
  });
}

/** Every pair of one unit: left below right; with two tables one of each. Other units may have the same pair. */
export function forPairs(
  prepared: Prepared,
  blocking: Blocking,
  unit: Unit,
  visit: (left: number, right: number) => void,
): void {
  const search = blocking.searches[unit.search]!;
  const { split, records } = prepared;
  const two = split < records;
  switch (search.kind) {
    case 'all': {
      const end = two ? split : records;
      for (let i = unit.part; i < end; i += unit.parts) for (let j = two ? split : i + 1; j < records; j++) visit(i, j);
      return;
    }
    case 'near': {
      const { order } = search;
      for (let at = 0; at < order.length; at++) {
        const a = order[at]!;
        if (a < 0 || a % unit.parts !== unit.part) continue;
        for (let k = at + 1; k <= at + NEIGHBOURS && k < order.length && order[k]! >= 0; k++) {
          const b = order[k]!;
          if (!two || a < split !== b < split) visit(Math.min(a, b), Math.max(a, b));
        }
      }
      return;
    }
    case 'blocks': {
      const { items, first } = search.blocks;
      const end = blockAt(search.blocks, unit.part + 1, unit.parts);
      let seen = 0;
      for (let block = blockAt(search.blocks, unit.part, unit.parts); block < end; block++) {
        const to = first[block + 1]!;
        for (let p = first[block]!; p < to - 1; p++) {
          const i = items[p]!;
          if (p >= seen) seen = lookAhead(prepared, items, p);
          if (two && i >= split) break;
          for (let q = p + 1; q < to; q++) {
            const j = items[q]!;
            if (i !== j && (!two || j >= split)) visit(i, j);
          }
        }
      }
    }
  }
}

const AHEAD = 48;
const NEVER = 0x7fffffff;

/**
 * Looks at the next records so that they are near when they are compared. They lie anywhere in memory; one wait for all of them at once takes as long as
 * one for each. @returns up to which place it looked
 */
function lookAhead({ cells, fields }: Prepared, items: Int32Array, from: number): number {
  const width = fields.length;
  const to = Math.min(items.length, from + AHEAD);
  let sum = 0;
  for (let at = from; at < to; at++) {
    const row = items[at]! * width;
    sum ^= cells[row]! ^ cells[row + width - 1]!;
  }
  // What is read must be asked about, or it is not read at all; should the sum ever be that, they are looked at once more.
  return sum === NEVER ? from + 1 : to;
}

/** The block with which a part begins: the first with at least that share of all pairs before it. */
function blockAt({ before }: Blocks, part: number, parts: number): number {
  const wanted = (before.at(-1)! / parts) * part;
  if (part === parts) return before.length - 1;
  let low = 0;
  let high = before.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether an earlier search finds the pair, too, so that it is left to that one. Asked of what is kept only: most pairs are found once. */
export function isFoundEarlier({ searches, keys }: Blocking, { search }: Unit, left: number, right: number): boolean {
  const one = searches[search]!;
  if (one.kind !== 'blocks') return false;
  const end = one.column < 0 ? keys.length : one.column;
  for (let k = 0; k < end; k++) {
    const key = keys[k]![left]!;
    if (key !== 0 && key === keys[k]![right]) return true;
  }
  return false;
}
