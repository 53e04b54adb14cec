import type { Known } from './known.ts';
import type { Span } from './span.ts';
import { isCapitalised, type Word } from './words.ts';

/** Pairs of letters that mean something else when they stand with dots. */
const NO_INITIALS = new Set('ZB PS NN BV SA NV EV EK UA IA IV US UK DH OÄ VV PP'.split(' '));
const INITIALS_BEFORE = /(?<![\p{L}\p{N}])(?:\p{Lu}\.\s?){1,3}$/u;
const INITIAL_BEHIND = /^ \p{Lu}\.(?=[\s,;)])/u;
const PAIR = /(?<![\p{L}\p{N}.])(\p{Lu})\.\s?(\p{Lu})\.(?![\p{L}\p{N}])(?!\s?\p{Lu}\.)/uy;

/** "A. Köster", "Anna K." and, for known people, "A. K.": one unit, else the letter tells. */
export function joinInitials(text: string, words: readonly Word[], spans: readonly Span[], known: Known): Span[] {
  const joined = withInitialsBehind(text, withInitialsBefore(text, spans));
  const pairs = pairsAlone(text, words, joined, known);
  return pairs.length === 0 ? joined : [...joined, ...pairs].sort((a, b) => a.start - b.start);
}

function withInitialsBefore(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before =
      span.kind === 'last' && followsDot(text, span.start)
        ? INITIALS_BEFORE.exec(text.slice(Math.max(0, span.start - 12), span.start))
        : null;
    const start = before ? span.start - before[0].length : -1;
    if (before && (joined.at(-1)?.end ?? 0) <= start)
      joined.push({ start, end: span.end, kind: 'initials', gender: 'both', key: '', parts: [span] });
    else joined.push(span);
  }
  return joined;
}

function followsDot(text: string, at: number): boolean {
  const before = text[at - 1];
  return before === '.' || (text[at - 2] === '.' && before !== undefined && /\s/.test(before));
}

function withInitialsBehind(text: string, spans: readonly Span[]): Span[] {
  return spans.map((span, at) => {
    if (span.kind !== 'first' || text[span.end + 2] !== '.' || (spans[at + 1]?.start ?? text.length) < span.end + 3)
      return span;
    if (!INITIAL_BEHIND.test(text.slice(span.end, span.end + 4))) return span;
    return { ...span, end: span.end + 3, kind: 'initials', parts: [span] };
  });
}

function pairsAlone(text: string, words: readonly Word[], spans: readonly Span[], known: Known): Span[] {
  const pairs: Span[] = [];
  let at = 0;
  for (let i = 0; i + 1 < words.length; i++) {
    const { start, text: letter } = words[i]!;
    if (letter.length !== 1 || words[i + 1]!.text.length !== 1 || !isCapitalised(letter)) continue;
    PAIR.lastIndex = start;
    const pair = PAIR.exec(text);
    if (!pair || !known.hasInitials(`${pair[1]}${pair[2]}`) || NO_INITIALS.has(`${pair[1]}${pair[2]}`)) continue;
    const end = start + pair[0].length;
    while (at < spans.length && spans[at]!.end <= start) at++;
    if ((spans[at]?.start ?? text.length) >= end)
      pairs.push({ start, end, kind: 'initials', gender: 'both', key: '', parts: [] });
  }
  return pairs;
}
