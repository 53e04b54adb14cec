import { keyText } from './keys.ts';
import type { BlockRule, KeyKind } from './model.ts';
import type { Prepared, PreparedField } from './prepare.ts';
import { sharedMemory } from './prepare.ts';
import { sortByKey } from './sort-keys.ts';
import { type Allocate, hashOf, textOfValue } from './values.ts';

/** One way to find pairs; plain data, so that it can be handed to another thread or process. */
export type Search =
  /** All pairs: small tables. */
  | { readonly kind: 'all' }
  /** Records of equal keys; the keys stand in `Blocking.keys` at `at`. */
  | { readonly kind: 'key'; readonly at: number; readonly rule: number }
  /** Records that share a rare word of a field, and one further key where `and` is there. */
  | { readonly kind: 'word'; readonly field: number; readonly and: Int32Array | null; readonly rule: number }
  /** Neighbours in a list: what is left of blocks too large to be split. -1 parts lists. */
  | { readonly kind: 'near'; readonly order: Int32Array };

export interface Blocking {
  readonly rules: readonly BlockRule[];
  readonly searches: readonly Search[];
  /** Keys of all `key` searches: by record, then by search; 0 where a record has none. */
  readonly keys: Int32Array;
  readonly width: number;
}

/** Pieces of work that can be done anywhere in any order: search number `search`, records whose key falls to `part` of `parts`. */
export interface Unit {
  readonly search: number;
  readonly part: number;
  readonly parts: number;
}

/** No block is compared as a whole beyond this size: it is split by a further field, and what cannot be split is compared with neighbours only. */
export const LARGEST_BLOCK = 400;
const NEIGHBOURS = 12;

export function keysOfField(field: PreparedField, kind: KeyKind): Int32Array {
  const keys = new Int32Array(field.values.size);
  for (let i = 0; i < keys.length; i++) {
    if (field.counts[i] === 0) continue;
    const text = keyText(kind, textOfValue(field.values, i));
    if (text !== '') keys[i] = hashOf(text);
  }
  return keys;
}

const mix = (a: number, b: number): number => {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash | 0 || 1;
};

/** Keys of all records under the parts of one rule, `word` parts left out; 0 where a part is unknown. */
export function keysOfRule(
  prepared: Prepared,
  parts: BlockRule['parts'],
  cache: Map<string, Int32Array>,
  rows?: Int32Array,
): Int32Array {
  const { cells, fields, records } = prepared;
  const width = fields.length;
  const count = rows?.length ?? records;
  const keys = new Int32Array(count);
  let first = true;
  for (const { field, key } of parts) {
    if (key === 'word') continue;
    const name = `${field} ${key}`;
    const ofValue = cache.get(name) ?? keysOfField(fields[field]!, key);
    cache.set(name, ofValue);
    for (let at = 0; at < count; at++) {
      const code = cells[(rows ? rows[at]! : at) * width + field]!;
      const own = code < 0 ? 0 : ofValue[code]!;
      keys[at] = own === 0 || (!first && keys[at] === 0) ? 0 : first ? own : mix(keys[at]!, own);
    }
    first = false;
  }
  return keys;
}

export function buildBlocking(
  prepared: Prepared,
  rules: readonly BlockRule[],
  allocate: Allocate = sharedMemory,
): Blocking {
  const cache = new Map<string, Int32Array>();
  const columns: { readonly keys: Int32Array; readonly rule: number }[] = [];
  const searches: Search[] = [];
  const near: number[] = [];
  for (const [number, rule] of rules.entries()) {
    if (rule.parts.length === 0) {
      searches.push({ kind: 'all' });
      continue;
    }
    const word = rule.parts.find(({ key }) => key === 'word');
    if (word) {
      const and = rule.parts.length > 1 ? share(keysOfRule(prepared, rule.parts, cache), allocate) : null;
      searches.push({ kind: 'word', field: word.field, and, rule: number });
      continue;
    }
    const keys = keysOfRule(prepared, rule.parts, cache);
    const large = takeLarge(keys);
    columns.push({ keys, rule: number });
    if (large.length > 0) splitLarge(prepared, rule, large, cache, columns, number, near);
  }
  const width = columns.length;
  const keys = new Int32Array(allocate(prepared.records * width * 4));
  columns.forEach((column, at) => {
    for (let record = 0; record < prepared.records; record++) keys[record * width + at] = column.keys[record]!;
    searches.push({ kind: 'key', at, rule: column.rule });
  });
  if (near.length > 0) searches.push({ kind: 'near', order: share(Int32Array.from(near), allocate) });
  return { rules, searches, keys, width };
}

function share(from: Int32Array, allocate: Allocate): Int32Array {
  const to = new Int32Array(allocate(from.length * 4));
  to.set(from);
  return to;
}

interface Block {
  readonly key: number;
  readonly records: Int32Array;
}

/** Takes the keys of blocks above the limit out of `keys` and answers them. */
function takeLarge(keys: Int32Array): Block[] {
  const sorted = sortedRecords(keys, null, 0, 1);
  const blocks: Block[] = [];
  forBlocks(sorted.keys, (from, to) => {
    if (to - from <= LARGEST_BLOCK) return;
    const records = sorted.items.slice(from, to);
    blocks.push({ key: sorted.keys[from]! | 0, records });
    for (const record of records) keys[record] = 0;
  });
  return blocks;
}

/** Each block too large is split by every field that tells most, one at a time; parts still too large are put in a row. */
function splitLarge(
  prepared: Prepared,
  rule: BlockRule,
  large: readonly Block[],
  cache: Map<string, Int32Array>,
  columns: { readonly keys: Int32Array; readonly rule: number }[],
  number: number,
  near: number[],
): void {
  const used = new Set(rule.parts.map(({ field }) => field));
  const telling = prepared.fields
    .map((field, at) => ({
      at,
      value: used.has(at) ? -1 : averageRarity(field) * Math.min(1, field.known / prepared.recordOf.length),
    }))
    .filter(({ value }) => value > 2)
    .sort((a, b) => b.value - a.value || a.at - b.at)
    .slice(0, 4);
  for (const { at } of telling) {
    const keys = new Int32Array(prepared.records);
    const ofRule = keysOfRule(prepared, [{ field: at, key: 'same' }], cache);
    for (const { key, records } of large)
      for (const record of records) keys[record] = ofRule[record] === 0 ? 0 : mix(key, ofRule[record]!);
    takeLarge(keys);
    columns.push({ keys, rule: number });
  }
  const width = prepared.fields.length;
  const by = telling[0]?.at;
  for (const { records } of large) {
    const order =
      by === undefined
        ? records
        : records.slice().sort((a, b) => prepared.cells[a * width + by]! - prepared.cells[b * width + by]! || a - b);
    near.push(-1);
    for (const record of order) near.push(record);
  }
}

/** Bits that agreement on a value of this field tells, over its values. */
export function averageRarity(field: PreparedField): number {
  let sum = 0;
  for (let code = 0; code < field.counts.length; code++) sum += (field.counts[code]! / Math.max(1, field.known)) ** 2;
  return sum === 0 ? 0 : -Math.log2(sum);
}

/** Records that have a key falling to this part, sorted by key. */
function sortedRecords(
  keys: Int32Array,
  stride: { readonly width: number; readonly at: number } | null,
  part: number,
  parts: number,
) {
  const width = stride?.width ?? 1;
  const offset = stride?.at ?? 0;
  const records = keys.length / width;
  let count = 0;
  for (let record = 0; record < records; record++) {
    const key = keys[record * width + offset]!;
    if (key !== 0 && (parts === 1 || partOf(key, parts) === part)) count += 1;
  }
  const found = new Uint32Array(count);
  const items = new Int32Array(count);
  count = 0;
  for (let record = 0; record < records; record++) {
    const key = keys[record * width + offset]!;
    if (key === 0 || (parts > 1 && partOf(key, parts) !== part)) continue;
    found[count] = key;
    items[count++] = record;
  }
  return sortByKey(found, items);
}

const partOf = (key: number, parts: number): number => (Math.imul(key, 0x9e3779b1) >>> 16) % parts;

function forBlocks(keys: Uint32Array, visit: (from: number, to: number) => void): void {
  let from = 0;
  while (from < keys.length) {
    let to = from + 1;
    while (to < keys.length && keys[to] === keys[from]) to++;
    if (to - from > 1) visit(from, to);
    from = to;
  }
}

/** Every pair of one unit once: left below right; with two tables one of each. Pairs that an earlier `key` search has too are left to it. */
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
    case 'key': {
      const { keys, width } = blocking;
      const sorted = sortedRecords(keys, { width, at: search.at }, unit.part, unit.parts);
      const { items } = sorted;
      const { at } = search;
      forBlocks(sorted.keys, (from, to) => {
        for (let p = from; p < to - 1; p++) {
          const i = items[p]!;
          if (two && i >= split) return;
          next: for (let q = p + 1; q < to; q++) {
            const j = items[q]!;
            if (two && j < split) continue;
            for (let k = 0; k < at; k++) {
              const key = keys[i * width + k]!;
              if (key !== 0 && key === keys[j * width + k]) continue next;
            }
            visit(i, j);
          }
        }
      });
      return;
    }
    case 'word':
      wordPairs(prepared, blocking, search, unit, visit);
  }
}

function wordPairs(
  prepared: Prepared,
  { keys: earlier, width }: Blocking,
  search: Extract<Search, { kind: 'word' }>,
  unit: Unit,
  visit: (left: number, right: number) => void,
): void {
  const { cells, fields, split, records } = prepared;
  const { values } = fields[search.field]!;
  const two = split < records;
  const stride = fields.length;
  const found: number[] = [];
  const items: number[] = [];
  for (let record = 0; record < records; record++) {
    const code = cells[record * stride + search.field]!;
    if (code < 0 || (search.and !== null && search.and[record] === 0)) continue;
    for (let at = values.wordFirst[code]!; at < values.wordFirst[code + 1]!; at++) {
      const key = search.and === null ? values.wordHash[at]! : mix(values.wordHash[at]!, search.and[record]!);
      if (partOf(key, unit.parts) !== unit.part) continue;
      found.push(key);
      items.push(record);
    }
  }
  const sorted = sortByKey(Uint32Array.from(found), Int32Array.from(items));
  forBlocks(sorted.keys, (from, to) => {
    if (to - from > LARGEST_BLOCK) return;
    for (let p = from; p < to - 1; p++) {
      const i = sorted.items[p]!;
      if (two && i >= split) return;
      for (let q = p + 1; q < to; q++) {
        const j = sorted.items[q]!;
        if (i === j || (two && j < split)) continue;
        let known = false;
        for (let k = 0; k < width && !known; k++)
          known = earlier[i * width + k] !== 0 && earlier[i * width + k] === earlier[j * width + k];
        if (!known) visit(i, j);
      }
    }
  });
}

/** All units; `parts` only sets how finely work can be dealt out, never the result. */
export function unitsOf(blocking: Blocking, parts: number): Unit[] {
  return blocking.searches.flatMap((_, search) =>
    Array.from({ length: parts }, (__, part) => ({ search, part, parts })),
  );
}
