import { type BlockRule, blockKeysOf, type PreparedRecord } from '#engines/linkage/index.ts';
import type { ModelInUse } from './model.ts';

export interface BlockKey {
  readonly key: number;
  /** 2: equal values (a number, an address, a whole name), or a word of the name at one postal code; 1: only alike. */
  readonly says: 1 | 2;
  /** `kept`: others find the record by it; `sought`: it finds others by it. */
  readonly use: 'both' | 'kept' | 'sought';
}

/**
 * Two are compared when they share one key that says much, or two that say little. One word and the town in common is what every second pair
 * of a trade has: comparing those cost five times as much and found nothing (bench/derive-companies.ts, bench/is-it-there.ts).
 */
export const WORTH_COMPARING = 2;

const known = new WeakMap<PreparedRecord, readonly BlockKey[]>();

/** The keys of a record for the index, each with what sharing it says. */
export function keysOf(model: ModelInUse, prepared: PreparedRecord): readonly BlockKey[] {
  const keys = known.get(prepared) ?? readKeys(model, prepared);
  known.set(prepared, keys);
  return keys;
}

/** Counts up with what `readKeys` makes of the model's rules: an index built by another reading is built anew. */
export const KEYS_VERSION = 2;

/**
 * A town finds only where one of the two has no postal code: two with different ones in one town that share words of the name and nothing
 * else are two, and in a city there are many such. So a record with a postal code seeks by its town only those that are kept as having none.
 */
function readKeys(model: ModelInUse, prepared: PreparedRecord): BlockKey[] {
  const { rules, fields } = model.ready.model;
  const postal = fields.findIndex((field) => field.name === 'postal_code');
  const town = fields.findIndex((field) => field.name === 'city');
  const placed = postal >= 0 && prepared.texts[postal] !== '';
  return blockKeysOf(model.ready, prepared).flatMap((text): BlockKey[] => {
    const parts = rules[Number.parseInt(text, 10)]?.parts ?? [];
    const key = hashKey(model.kind, text);
    const names = (field: number) => field >= 0 && parts.some((part) => part.field === field);
    if (postal < 0 || !names(town) || names(postal)) return [{ key, says: saysOf(parts, postal), use: 'both' }];
    const bare = hashKey(model.kind, `bare ${text}`);
    return [
      { key, says: 1, use: placed ? 'kept' : 'both' },
      { key: bare, says: 1, use: placed ? 'sought' : 'kept' },
    ];
  });
}

function saysOf(parts: BlockRule['parts'], postal: number): 1 | 2 {
  const equal = parts.every((part) => part.key === 'same');
  const wordThere =
    parts.some((part) => part.field === postal && part.key === 'same') && parts.some((part) => part.key === 'word');
  return equal || wordThere ? 2 : 1;
}

/**
 * A block key as the index keeps it: 53 bits of the text with its kind, so that it passes as a number everywhere (cyrb53, public domain).
 * Not for secrets: two texts that share a hash cost one comparison more.
 */
export function hashKey(kind: string, text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  const whole = `${kind}\n${text}`;
  for (let at = 0; at < whole.length; at++) {
    const sign = whole.charCodeAt(at);
    a = Math.imul(a ^ sign, 2654435761);
    b = Math.imul(b ^ sign, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
