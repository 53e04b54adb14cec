import { ones } from './jaro-winkler.ts';

/**
 * Slips between two texts: insertions, deletions, replacements and swapped neighbours (optimal string alignment), counted up to `most`, 1 or 2 as a
 * rule. What both share at either end is skipped; what is left starts with a slip, so every kind of it is tried (at most four ways a slip), which needs
 * no table and is done after a few letters for most pairs.
 * @returns 0 to `most`, or most + 1 for anything above
 */
export function slips(
  left: Uint16Array,
  leftStart: number,
  leftEnd: number,
  right: Uint16Array,
  rightStart: number,
  rightEnd: number,
  most: number,
): number {
  let a = leftStart;
  let b = rightStart;
  let n = leftEnd - a;
  let k = rightEnd - b;
  if (n - k > most || k - n > most) return most + 1;
  while (n > 0 && k > 0 && left[a] === right[b]) {
    a++;
    b++;
    n--;
    k--;
  }
  while (n > 0 && k > 0 && left[a + n - 1] === right[b + k - 1]) {
    n--;
    k--;
  }
  if (n === 0 || k === 0) return n + k > most ? most + 1 : n + k;
  if (most === 0) return 1;
  const swapped = n > 1 && k > 1 && left[a] === right[b + 1] && left[a + 1] === right[b];
  if (most === 1) return (n === 1 && k === 1) || (swapped && n === 2 && k === 2) ? 1 : 2;
  const aEnd = a + n;
  const bEnd = b + k;
  const rest = most - 1;
  let least = slips(left, a + 1, aEnd, right, b + 1, bEnd, rest);
  if (swapped && least > 0) least = Math.min(least, slips(left, a + 2, aEnd, right, b + 2, bEnd, rest));
  if (least > 0) least = Math.min(least, slips(left, a + 1, aEnd, right, b, bEnd, rest));
  if (least > 0) least = Math.min(least, slips(left, a, aEnd, right, b + 1, bEnd, rest));
  return 1 + least;
}

/** No fewer slips than this lie between two texts, judged by which letters each has: one slip brings in or takes away one letter. */
export function slipsBound(leftMask: number, rightMask: number): number {
  const more = ones(leftMask & ~rightMask);
  const less = ones(rightMask & ~leftMask);
  return more > less ? more : less;
}
