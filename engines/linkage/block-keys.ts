import { keyHash } from './keys.ts';
import type { BlockRule, KeyKind } from './model.ts';
import type { Prepared } from './prepare.ts';

/** Key of a value, by its number; 0 where it has none. */
export type KeyOf = (code: number) => number;
export type KeysOf = (field: number, kind: KeyKind) => KeyOf;

const NONE = -0x80000000;

/** Keys of values as they are asked for: rules are chosen on a sample, and most keys of a million values are never wanted. */
export function createKeys({ fields }: Prepared): KeysOf {
  const known = new Map<string, KeyOf>();
  return (field, kind) => {
    const name = `${field} ${kind}`;
    const before = known.get(name);
    if (before) return before;
    const { values } = fields[field]!;
    const keys = new Int32Array(values.size);
    const keyOf = (code: number): number => {
      const found = keys[code]!;
      if (found !== 0) return found === NONE ? 0 : found;
      const key = keyHash(kind, values.chars, values.start[code]!, values.start[code + 1]!) || NONE;
      keys[code] = key;
      return key === NONE ? 0 : key;
    };
    known.set(name, keyOf);
    return keyOf;
  };
}

export const mixKeys = (a: number, b: number): number => {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash | 0 || 1;
};

/** Keys of all records (or of those named) under the parts of one rule, `word` parts left out; 0 where a part is unknown. */
export function keysOfRule(
  { cells, fields, records }: Prepared,
  parts: BlockRule['parts'],
  keysOf: KeysOf,
  { rows, into }: { readonly rows?: Int32Array; readonly into?: Int32Array } = {},
): Int32Array {
  const width = fields.length;
  const count = rows?.length ?? records;
  const keys = into ?? new Int32Array(count);
  let first = true;
  for (const { field, key } of parts) {
    if (key === 'word') continue;
    const keyOf = keysOf(field, key);
    for (let at = 0; at < count; at++) {
      if (!first && keys[at] === 0) continue;
      const code = cells[(rows ? rows[at]! : at) * width + field]!;
      const own = code < 0 ? 0 : keyOf(code);
      keys[at] = own === 0 || first ? own : mixKeys(keys[at]!, own);
    }
    first = false;
  }
  return keys;
}
