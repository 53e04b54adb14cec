import { blockKeysOf, type PreparedRecord } from '#engines/linkage/index.ts';
import type { ModelInUse } from './model.ts';

export interface BlockKey {
  readonly key: number;
  /** 2: equal values (a number, an address, a whole name); 1: only alike (a word and the town, a sound). */
  readonly says: 1 | 2;
}

/**
 * Two are compared when they share one key of equal values, or two of alike ones. One word and the town in common is what every second pair
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

function readKeys(model: ModelInUse, prepared: PreparedRecord): BlockKey[] {
  const { rules } = model.ready.model;
  return blockKeysOf(model.ready, prepared).map((text) => {
    const rule = rules[Number.parseInt(text, 10)];
    const equal = rule?.parts.every((part) => part.key === 'same') === true;
    return { key: hashKey(model.kind, text), says: equal ? 2 : 1 };
  });
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
