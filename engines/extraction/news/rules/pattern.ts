import type { NewsKind } from '../kinds.ts';

export interface Rule {
  readonly kind: NewsKind;
  readonly pattern: RegExp;
  /** How much it speaks for its kind; two weak signs make a strong one. */
  readonly weight: number;
}

// JavaScript's \b and \w know no umlauts: "übernimmt" would have no beginning.
const LETTER = '[\\p{L}\\p{N}_]';

/**
 * A pattern for sentences in small letters: asking for both cases in the pattern costs three times as much. At the end of a word no letter
 * may follow, at its beginning none may stand before: what comes after the border tells which it is.
 */
export const compile = (source: string): RegExp =>
  new RegExp(
    source
      .replace(/\\p\{Lu\}/g, '\\p{L}')
      .replace(/\\p\{\w+\}|\\.|\p{Lu}/gu, (part) => (part.length === 1 ? part.toLowerCase() : part))
      .replace(/\[\\w-\]/g, '[\\p{L}\\p{N}_-]')
      .replace(/\\b/g, (_border, at: number, whole: string) =>
        /^(?:$|[.)|,[]|\\s|\(\?!)/.test(whole.slice(at + 2)) ? `(?!${LETTER})` : `(?<!${LETTER})`,
      )
      .replace(/\\w/g, LETTER),
    'u',
  );

export const rule = (kind: NewsKind, weight: number, source: string): Rule => ({
  kind,
  weight,
  pattern: compile(source),
});
