import { type KeysOf, keysOfRule, mixKeys } from './block-keys.ts';
import type { BlockRule } from './model.ts';
import type { Prepared } from './prepare.ts';
import { sharedMemory } from './prepare.ts';
import { sortByKey } from './sort-keys.ts';
import type { Allocate } from './values.ts';

/** Records that share a key, block after block; only blocks that hold a pair. */
export interface Blocks {
  /** Records, those of one block in rising order. */
  readonly items: Int32Array;
  /** Where each block starts in `items`, and at last where the last one ends. */
  readonly first: Int32Array;
  /** By block: pairs in all blocks before it; at last the sum. */
  readonly before: Float64Array;
}

/** One way to find pairs; plain data, so that it can be handed to another thread or process. */
export type Search =
  /** All pairs: small tables. */
  | { readonly kind: 'all' }
  /** Records of equal keys. `column`: place of their keys in `Blocking.keys`, -1 where records have several keys each (words). */
  | { readonly kind: 'blocks'; readonly blocks: Blocks; readonly column: number }
  /** Neighbours in a list: what is left of blocks too large to be split. -1 parts lists. */
  | { readonly kind: 'near'; readonly order: Int32Array };

export interface Blocking {
  readonly rules: readonly BlockRule[];
  readonly searches: readonly Search[];
  /** Keys by search and record, 0 where a record has none; how one knows that an earlier search found a pair as well. */
  readonly keys: readonly Int32Array[];
}

/** What one rule finds. */
export interface RuleBlocks {
  readonly searches: readonly { readonly blocks: Blocks; readonly keys: Int32Array | null }[];
  readonly near: readonly Int32Array[];
}

/** No block is compared as a whole beyond this size: it is split by a further field, and what cannot be split is compared with neighbours only. */
export const LARGEST_BLOCK = 400;

export function buildBlocking(rules: readonly BlockRule[], found: readonly RuleBlocks[]): Blocking {
  const keys: Int32Array[] = [];
  const searches: Search[] = [];
  for (const rule of rules) if (rule.parts.length === 0) searches.push({ kind: 'all' });
  for (const { searches: own, near } of found) {
    for (const search of own) {
      searches.push({ kind: 'blocks', blocks: search.blocks, column: search.keys === null ? -1 : keys.length });
      if (search.keys !== null) keys.push(search.keys);
    }
    for (const order of near) searches.push({ kind: 'near', order });
  }
  return { rules, searches, keys };
}

export function blocksOfRule(
  prepared: Prepared,
  rule: BlockRule,
  keysOf: KeysOf,
  allocate: Allocate = sharedMemory,
): RuleBlocks {
  if (rule.parts.length === 0) return { searches: [], near: [] };
  if (rule.parts.some(({ key }) => key === 'word'))
    return { searches: [{ blocks: blocksOfWords(prepared, rule, keysOf, allocate), keys: null }], near: [] };
  const keys = keysOfRule(prepared, rule.parts, keysOf, { into: newColumn(prepared, allocate) });
  const { blocks, large } = blocksOfKeys(prepared, keys, allocate);
  if (large.length === 0) return { searches: [{ blocks, keys }], near: [] };
  const { searches, near } = splitLarge(prepared, rule, large, keysOf, allocate);
  return { searches: [{ blocks, keys }, ...searches], near: [near] };
}

const newColumn = (prepared: Prepared, allocate: Allocate): Int32Array =>
  new Int32Array(allocate(prepared.records * 4));

interface LargeBlock {
  readonly key: number;
  readonly records: Int32Array;
}

/** Blocks of records with one key each. Keys of blocks above the limit are taken out of `keys`, and their records answered. */
function blocksOfKeys(prepared: Prepared, keys: Int32Array, allocate: Allocate) {
  const isShared = sharedAmong(keys);
  let count = 0;
  for (let record = 0; record < keys.length; record++) if (isShared(keys[record]!)) count += 1;
  const wanted = new Uint32Array(count);
  const items = new Int32Array(count);
  count = 0;
  for (let record = 0; record < keys.length; record++) {
    if (!isShared(keys[record]!)) continue;
    wanted[count] = keys[record]!;
    items[count++] = record;
  }
  const sorted = sortByKey(wanted, items);
  const large: LargeBlock[] = [];
  const blocks = collectBlocks(prepared, sorted, allocate, (key, records) => {
    large.push({ key: key | 0, records: records.slice() });
    for (const record of records) keys[record] = 0;
  });
  return { blocks, large };
}

/** Whether another record may have the same key: most keys of a good rule are met once, and need not be sorted. One in ten is taken for shared by mistake. */
function sharedAmong(keys: Int32Array): (key: number) => boolean {
  const bits = 2 ** Math.ceil(Math.log2(keys.length * 8 + 64));
  const once = new Int32Array(bits / 32);
  const twice = new Int32Array(bits / 32);
  for (let record = 0; record < keys.length; record++) {
    const place = keys[record]! & (bits - 1);
    const mask = 1 << (place & 31);
    twice[place >>> 5]! |= once[place >>> 5]! & mask;
    once[place >>> 5]! |= mask;
  }
  return (key) => key !== 0 && ((twice[(key & (bits - 1)) >>> 5]! >>> (key & 31)) & 1) === 1;
}

/** Keeps the runs of equal keys that hold a pair; those above the limit go to `tooLarge`. */
function collectBlocks(
  { split, records }: Prepared,
  { keys, items }: { readonly keys: Uint32Array; readonly items: Int32Array },
  allocate: Allocate,
  tooLarge: (key: number, records: Int32Array) => void,
): Blocks {
  const two = split < records;
  const starts: number[] = [];
  const pairs: number[] = [];
  let kept = 0;
  let from = 0;
  while (from < keys.length) {
    let to = from + 1;
    while (to < keys.length && keys[to] === keys[from]) to++;
    const size = to - from;
    if (size > LARGEST_BLOCK) tooLarge(keys[from]!, items.subarray(from, to));
    else if (size > 1) {
      let left = 0;
      if (two) while (left < size && items[from + left]! < split) left++;
      const held = two ? left * (size - left) : (size * (size - 1)) / 2;
      if (held > 0) {
        items.copyWithin(kept, from, to);
        starts.push(kept);
        pairs.push(held);
        kept += size;
      }
    }
    from = to;
  }
  const kin = new Int32Array(allocate(kept * 4));
  kin.set(items.subarray(0, kept));
  const first = new Int32Array(allocate((starts.length + 1) * 4));
  const before = new Float64Array(allocate((starts.length + 1) * 8));
  let sum = 0;
  for (let block = 0; block < starts.length; block++) {
    first[block] = starts[block]!;
    before[block] = sum;
    sum += pairs[block]!;
  }
  first[starts.length] = kept;
  before[starts.length] = sum;
  return { items: kin, first, before };
}

/** Each block too large is split by every field that tells most, one at a time; parts still too large are put in a row. */
function splitLarge(
  prepared: Prepared,
  rule: BlockRule,
  large: readonly LargeBlock[],
  keysOf: KeysOf,
  allocate: Allocate,
) {
  const { cells, fields, recordOf } = prepared;
  const width = fields.length;
  const used = new Set(rule.parts.map(({ field }) => field));
  const telling = fields
    .map((field, at) => ({
      at,
      value: used.has(at) ? -1 : field.averageRarity * Math.min(1, field.known / recordOf.length),
    }))
    .filter(({ value }) => value > 2)
    .sort((a, b) => b.value - a.value || a.at - b.at)
    .slice(0, 4);
  const searches = telling.map(({ at }) => {
    const keys = newColumn(prepared, allocate);
    const keyOf = keysOf(at, 'same');
    for (const { key, records } of large)
      for (const record of records) {
        const code = cells[record * width + at]!;
        const own = code < 0 ? 0 : keyOf(code);
        keys[record] = own === 0 ? 0 : mixKeys(key, own);
      }
    return { blocks: blocksOfKeys(prepared, keys, allocate).blocks, keys };
  });
  const near: number[] = [];
  const by = telling[0]?.at;
  for (const { records } of large) {
    const order =
      by === undefined
        ? records
        : records.slice().sort((a, b) => cells[a * width + by]! - cells[b * width + by]! || a - b);
    near.push(-1);
    for (const record of order) near.push(record);
  }
  const shared = new Int32Array(allocate(near.length * 4));
  shared.set(near);
  return { searches, near: shared };
}

/** Records that share a word of a field (and the rule's other key, where there is one). Words in more records than a block may hold are left out. */
function blocksOfWords(prepared: Prepared, rule: BlockRule, keysOf: KeysOf, allocate: Allocate): Blocks {
  const { cells, fields, records } = prepared;
  const { field } = rule.parts.find(({ key }) => key === 'word')!;
  const { values } = fields[field]!;
  const and = rule.parts.length > 1 ? keysOfRule(prepared, rule.parts, keysOf) : null;
  const found: number[] = [];
  const items: number[] = [];
  for (let record = 0; record < records; record++) {
    const code = cells[record * fields.length + field]!;
    if (code < 0 || (and !== null && and[record] === 0)) continue;
    for (let at = values.wordFirst[code]!; at < values.wordFirst[code + 1]!; at++) {
      found.push(and === null ? values.wordHash[at]! : mixKeys(values.wordHash[at]!, and[record]!));
      items.push(record);
    }
  }
  return collectBlocks(prepared, sortByKey(Uint32Array.from(found), Int32Array.from(items)), allocate, () => {});
}
