import { ones } from './jaro-winkler.ts';

// Up to eight digits in one number, four bits each, the first one on top: digit + 1, so that 0 says there is none. Comparing two postal codes, dates
// or customer numbers then takes a dozen operations on what fits into a register, where their letters lie anywhere in memory.

const LENGTH = 8;
const ZERO = 48;

/** @returns 0 where it is not one to eight digits */
export function packDigits(units: Uint16Array, from: number, to: number): number {
  if (to === from || to - from > LENGTH) return 0;
  let packed = 0;
  for (let at = from; at < to; at++) {
    const digit = units[at]! - ZERO;
    if (digit < 0 || digit > 9) return 0;
    packed |= (digit + 1) << (28 - 4 * (at - from));
  }
  return packed;
}

export const lengthOfPacked = (packed: number): number => LENGTH - ((31 - Math.clz32(packed & -packed)) >> 2);

/** One bit for each of the eight places at which two differ, at the lowest of its four bits. */
export function differing(x: number, y: number): number {
  let bits = x ^ y;
  bits |= bits >>> 1;
  bits |= bits >>> 2;
  return bits & 0x11111111;
}

/** Whether two neighbours stand in each other's place and nothing else differs; `places` is where they differ. */
export function isSwap(x: number, y: number, places: number): boolean {
  const low = places & -places;
  if (places === 0 || places !== (low | (low << 4))) return false;
  const shift = 31 - Math.clz32(low);
  const turned = ((x >>> 4) & (15 << shift)) | ((x & (15 << shift)) << 4);
  return ((turned ^ y) & (255 << shift)) === 0;
}

/**
 * Whether two slips may lie between two of one length that differ at `places`: two letters, a swap and a letter, two swaps, or one letter left out here
 * and another there, so that all but one of the others stand where they stood or one further. Most pairs of numbers are ruled out by that.
 */
export function mayBeTwoSlips(x: number, y: number, places: number): boolean {
  const differ = ones(places);
  if (differ <= 4) return true;
  return ones(differing(x, y << 4) & places) <= 1 || ones(differing(x, y >>> 4) & places) <= 1;
}
