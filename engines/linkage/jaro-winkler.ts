// One table for all scripts: the places of a letter in the left text as bits. All zero between calls; only the entries used are cleared.
const places = new Int32Array(65_536);
const WORD = 32;

/**
 * Jaro-Winkler similarity (Winkler 1990; prefix of up to four letters counts .1 each), 0 to 1. Up to 32 letters a side the matching runs on
 * bits of one integer; longer texts take the plain way, since bit 32 would silently be bit 0 again.
 */
export function jaroWinkler(
  left: Uint16Array,
  leftStart: number,
  leftEnd: number,
  right: Uint16Array,
  rightStart: number,
  rightEnd: number,
): number {
  const n = leftEnd - leftStart;
  const k = rightEnd - rightStart;
  if (n === 0 || k === 0) return n === k ? 1 : 0;
  let prefix = 0;
  const most = Math.min(4, n, k);
  while (prefix < most && left[leftStart + prefix] === right[rightStart + prefix]) prefix++;
  const jaro =
    n <= WORD && k <= WORD
      ? jaroOfBits(left, leftStart, n, right, rightStart, k)
      : jaroPlain(left, leftStart, n, right, rightStart, k);
  return withPrefix(jaro, prefix);
}

function jaroOfBits(
  left: Uint16Array,
  leftStart: number,
  n: number,
  right: Uint16Array,
  rightStart: number,
  k: number,
): number {
  const reach = Math.max(0, (Math.max(n, k) >> 1) - 1);
  for (let i = 0; i < n; i++) places[left[leftStart + i]!]! |= 1 << i;
  let free = -1;
  let taken = 0;
  let found = 0;
  let count = 0;
  for (let j = 0; j < k; j++) {
    const from = j - reach;
    const to = j + reach;
    if (from >= n) break;
    const above = to >= WORD - 1 ? -1 : ~(-1 << (to + 1));
    const below = from <= 0 ? -1 : -1 << from;
    const fit = places[right[rightStart + j]!]! & free & above & below;
    if (fit === 0) continue;
    const lowest = fit & -fit;
    free &= ~lowest;
    taken |= lowest;
    found |= 1 << j;
    count += 1;
  }
  for (let i = 0; i < n; i++) places[left[leftStart + i]!] = 0;
  if (count === 0) return 0;
  let moved = 0;
  let rest = taken;
  let other = found;
  while (rest !== 0) {
    const i = 31 - Math.clz32(rest & -rest);
    const j = 31 - Math.clz32(other & -other);
    if (left[leftStart + i] !== right[rightStart + j]) moved += 1;
    rest &= rest - 1;
    other &= other - 1;
  }
  return (count / n + count / k + (count - (moved >> 1)) / count) / 3;
}

/** The definition as it stands in the paper, for texts beyond 32 letters. */
export function jaroPlain(
  left: Uint16Array,
  leftStart: number,
  n: number,
  right: Uint16Array,
  rightStart: number,
  k: number,
): number {
  const reach = Math.max(0, (Math.max(n, k) >> 1) - 1);
  const taken = new Uint8Array(n);
  const found = new Uint8Array(k);
  let count = 0;
  for (let j = 0; j < k; j++) {
    const to = Math.min(n - 1, j + reach);
    for (let i = Math.max(0, j - reach); i <= to; i++) {
      if (taken[i] === 1 || left[leftStart + i] !== right[rightStart + j]) continue;
      taken[i] = 1;
      found[j] = 1;
      count += 1;
      break;
    }
  }
  if (count === 0) return 0;
  let moved = 0;
  let j = 0;
  for (let i = 0; i < n; i++) {
    if (taken[i] === 0) continue;
    while (found[j] === 0) j++;
    if (left[leftStart + i] !== right[rightStart + j]) moved += 1;
    j++;
  }
  return (count / n + count / k + (count - (moved >> 1)) / count) / 3;
}

/** No Jaro similarity of two texts can be above this, judged by which letters each has (a bit a letter) and their lengths. Costs ten operations. */
export function jaroBound(leftMask: number, n: number, rightMask: number, k: number): number {
  const m = Math.min(n - ones(leftMask & ~rightMask), k - ones(rightMask & ~leftMask));
  return m <= 0 ? 0 : (m / n + m / k + 1) / 3;
}

/** What equal letters at the beginning add to a Jaro similarity. */
export const withPrefix = (jaro: number, letters: number): number => jaro + letters * 0.1 * (1 - jaro);

export function ones(bits: number): number {
  let v = bits - ((bits >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Which letters a text has: a bit for each of 32 classes (Latin letters one each). */
export function letterMask(chars: Uint16Array, start: number, end: number): number {
  let mask = 0;
  for (let at = start; at < end; at++) mask |= 1 << (chars[at]! & 31);
  return mask;
}
