// Texts as numbers, a UTF-16 unit each: so they are laid out one after the other, and threads share them.

const BASIS = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** FNV-1a over UTF-16 units; never 0. */
export function hashOf(text: string): number {
  let hash = BASIS;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return stirred(hash);
}

/** The same of a text laid out as numbers. */
export function hashOfUnits(units: Uint16Array, from: number, to: number): number {
  let hash = BASIS;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ units[at]!, PRIME);
  return stirred(hash);
}

function stirred(fnv: number): number {
  let hash = fnv;
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return hash | 0 || 1;
}

/** A call takes so many arguments; texts to be compared are shorter, but nobody must rely on it. */
const AT_ONCE = 1000;

export function textOfUnits(units: Uint16Array, from: number, to: number): string {
  if (to - from <= AT_ONCE) return Reflect.apply(String.fromCharCode, null, units.subarray(from, to));
  return textOfUnits(units, from, from + AT_ONCE) + textOfUnits(units, from + AT_ONCE, to);
}

export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}
