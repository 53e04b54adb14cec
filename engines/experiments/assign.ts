import { halfSipHash } from './half-sip-hash.ts';

export type Arm = 'treated' | 'held-out';

/** UTF-8 without a TextEncoder, which pure code does not have. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(unescape(encodeURIComponent(text.toWellFormed())), (letter) => letter.charCodeAt(0));
}

/**
 * The side an account stands on: the same for ever, independent of every other experiment, known to nobody without the key. Nothing is stored, so
 * an account that appears later has its side too.
 *
 * @param key 16 hex digits or more; only the first 16 count
 * @param share of accounts held out, 0 to 1
 */
export function armOf(key: string, experiment: string, account: string, share: number): Arm {
  const words = [Number.parseInt(key.slice(0, 8), 16), Number.parseInt(key.slice(8, 16), 16)] as const;
  if (!words.every(Number.isInteger)) throw new RangeError('the key must be at least 16 hex digits');
  const place = halfSipHash([words[0], words[1]], bytesOf(`${experiment}\u0000${account}`)) / 2 ** 32;
  return place < share ? 'held-out' : 'treated';
}
