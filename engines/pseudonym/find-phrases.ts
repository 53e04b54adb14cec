import { knownSpan } from './accept-known.ts';
import type { Hit, Known } from './known.ts';
import type { Memo } from './lookup.ts';
import type { Scene } from './scene.ts';
import type { Span, SpanKind } from './span.ts';
import { isCapitalised } from './words.ts';

/** Names of several words: companies, streets, places of two words. Between the words stand spaces, hyphens, "&" or "und". */
export function findPhrases(
  { text, words }: Scene,
  memos: readonly Memo[],
  covered: Uint8Array,
  known: Known,
  hits: readonly (Hit | null)[],
  take: (from: number, to: number, span: Span) => void,
): void {
  for (let at = 0; at < words.length; at++) {
    const memo = memos[at]!;
    const slip = memo.hit ? null : hits[at];
    const phrases = slip ? known.phrasesFrom(slip.word.id) : memo.phrases;
    if (phrases.length === 0 || covered[at]) continue;
    const after = memos[at + 1];
    for (const phrase of phrases) {
      // Nearly always the next word is another one already.
      if (!after || (after.wordId !== phrase.words[1] && !after.joint)) continue;
      const parts: number[] = [at];
      let next = at + 1;
      while (parts.length < phrase.words.length && next < words.length) {
        const gap = text.slice(words[next - 1]!.end, words[next]!.start);
        if (gap.length > 3 || covered[next] || /[,;:!?\n]/.test(gap)) break;
        if (memos[next]!.wordId === phrase.words[parts.length]) parts.push(next++);
        else if (memos[next]!.joint && parts.at(-1) === next - 1) next++;
        else break;
      }
      if (parts.length < phrase.words.length) continue;
      // All in small letters and everyday words only: "deutsche technik" in a sentence is no company.
      const strong = parts.some((part) => hits[part]);
      if (!strong && !parts.some((part) => isCapitalised(words[part]!.text))) continue;
      const last = parts.at(-1)!;
      const inner = parts.filter((part) => hits[part]).map((part) => knownSpan(words[part]!, hits[part]!));
      const ending = memos[last]!.hit!.ending;
      const kind: SpanKind = phrase.kind === 'street' ? 'street-word' : phrase.kind;
      take(at, last, {
        start: words[at]!.start,
        end: words[last]!.end - ending,
        kind,
        gender: 'both',
        key: phrase.words.join(),
        parts: inner,
      });
      at = last;
      break;
    }
  }
}
