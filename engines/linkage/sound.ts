import { textOfUnits, unitsOf } from './units.ts';

// Letter classes after the Cologne procedure (Postel 1969), without its rules of context: they tell apart what a typing error joins again.
const CLASS = new Uint16Array(128);
for (const [letters, code] of [
  ['aeiouyj', '0'],
  ['bp', '1'],
  ['dt', '2'],
  ['fvw', '3'],
  ['gkqcxsz', '4'],
  ['l', '5'],
  ['mn', '6'],
  ['r', '7'],
] as const)
  for (const letter of letters) CLASS[letter.charCodeAt(0)] = code.charCodeAt(0);

const [SPACE, VOWEL, F, H, P] = [32, 48, 51, 104, 112];
/** A key has so many signs at most. */
export const LONGEST_SOUND = 8;

/**
 * Key of how a folded Latin word sounds: runs joined, vowels only at the start. Other scripts and digits keep their letters, so that Chinese and
 * Cyrillic names do not all fall into one block. Written to `key`. @returns how many signs it has
 */
export function soundOfUnits(units: Uint16Array, from: number, to: number, key: Uint16Array): number {
  let length = 0;
  let last = -1;
  for (let at = from; at < to && length < LONGEST_SOUND; at++) {
    const unit = units[at]!;
    if (unit === H || unit === SPACE) continue;
    if (unit === P && at + 1 < to && units[at + 1] === H) {
      if (last !== F) key[length++] = F;
      last = F;
      continue;
    }
    const code = (unit < 128 ? CLASS[unit]! : 0) || unit;
    if (code !== last && (code !== VOWEL || length === 0)) key[length++] = code;
    last = code;
  }
  return length;
}

const key = new Uint16Array(LONGEST_SOUND);

/** The same of a text. */
export function soundOf(text: string): string {
  return textOfUnits(key, 0, soundOfUnits(unitsOf(text), 0, text.length, key));
}
