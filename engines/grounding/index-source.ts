import { spellingsOf, splitWords } from '#engines/pseudonym/words.ts';
import { findWhens, type When } from './dates.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { type Stretch, splitSentences } from './sentences.ts';

export interface Source {
  readonly name: string;
  readonly text: string;
}

/** A source taken apart once: every claim of an answer is looked up in it. */
export interface Indexed {
  readonly source: Source;
  readonly sentences: readonly Stretch[];
  readonly whens: readonly When[];
  readonly quantities: readonly Quantity[];
  readonly words: ReadonlyMap<string, readonly number[]>;
  readonly codes: ReadonlyMap<string, number>;
}

const CODE =
  /(?<![\p{L}\p{N}])(?:(?=[\p{L}\p{N}./_-]*\d)(?=[\p{L}\p{N}./_-]*\p{L})[\p{L}\p{N}]+(?:[-/_.][\p{L}\p{N}]+)*|\p{Lu}{2,}[- ]\d[\p{L}\p{N}]*(?:[-/]\d+)*)/gu;
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|(?:https?:\/\/|www\.)[^\s<>"')]+/gu;
export const codeKey = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const UNIT_ONLY =
  /^\d+(?:[.,]\d+)?(?:kg|g|t|mm|cm|m|km|l|ml|h|s|min|kw|w|v|a|hz|bar|nm|eur|mg|kwh|mw|qm|x|fach|er|ste|te|st|nd|rd|th|pm|am)$/i;

/** Codes, mails, addresses of pages: every letter counts, what stands between does not. */
export function findCodes(text: string): Stretch[] {
  const found: Stretch[] = [];
  for (const pattern of [MAIL, CODE])
    for (const match of text.matchAll(pattern)) {
      const stretch = { start: match.index, end: match.index + match[0].length };
      if (UNIT_ONLY.test(match[0]) || /^\d[\d.,]*-\p{Ll}/u.test(match[0])) continue;
      if (!found.some((one) => one.start < stretch.end && stretch.start < one.end)) found.push(stretch);
    }
  return found;
}

/** "A 2024 117" for A-2024-117: a code only where a source knows it as one. */
export function spacedCodes(text: string, indexed: readonly Indexed[]): Stretch[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}{1,4}(?:\s\d{2,}){1,3}(?![\p{L}\p{N}])/gu)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => indexed.some((source) => source.codes.has(codeKey(text.slice(start, end)))));
}

export function indexSource(source: Source): Indexed {
  const { text } = source;
  const whens = findWhens(text);
  const codes = findCodes(text);
  const words = new Map<string, number[]>();
  for (const word of splitWords(text)) {
    const [folded] = spellingsOf(word.text);
    const places = words.get(folded);
    if (places) places.push(word.start);
    else words.set(folded, [word.start]);
  }
  const byCode = new Map<string, number>();
  for (const { start, end } of codes) byCode.set(codeKey(text.slice(start, end)), start);
  return {
    source,
    sentences: splitSentences(text),
    whens,
    quantities: findQuantities(text, [...whens, ...codes]),
    words,
    codes: byCode,
  };
}
