import { isCommonWord, isCompound } from '#engines/pseudonym/common-words.ts';
import { TITLES } from '#engines/pseudonym/context-words.ts';
import { gazetteer } from '#engines/pseudonym/gazetteer.ts';
import { spellingsOf, splitWords } from '#engines/pseudonym/words.ts';
import { fold } from '#engines/text/index.ts';
import type { Stretch } from './sentences.ts';

/**
 * "Köster ist Kunde": the finder of names hides such a word rather than show it, which costs nothing there; here it would strike what is true.
 * Everyday words that are listed as names (Koch, Stern), or stand behind a title, stay claims.
 */
export function isEveryday(text: string, { start, end }: Stretch): boolean {
  const words = splitWords(text.slice(start, end));
  const word = fold(words[0]?.text ?? '');
  if (words.length !== 1 || !isCommonWord(word)) return false;
  if (gazetteer.surnames.has(word) || gazetteer.firstNames.has(word) || gazetteer.places.has(word)) return false;
  const before = splitWords(text.slice(Math.max(0, start - 20), start)).at(-1);
  return before === undefined || !TITLES.has(fold(before.text));
}

/** Capitalised words inside a sentence that are neither everyday German nor put together of it: names of products, most of the time. */
export function unknownTerms(text: string, found: readonly Stretch[]): Stretch[] {
  return splitWords(text)
    .filter(({ start, end, text: word }, at) => {
      if (
        at === 0 ||
        word.length < 4 ||
        !/^\p{Lu}/u.test(word) ||
        /\d/.test(word) ||
        /[.!?:„"]\s*$/.test(text.slice(0, start))
      )
        return false;
      if (found.some((one) => one.start < end && start < one.end)) return false;
      const [folded] = spellingsOf(word);
      return !isCommonWord(folded) && !isCompound(folded);
    })
    .map(({ start, end }) => ({ start, end }));
}
