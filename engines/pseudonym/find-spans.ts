import { acceptedHit, knownSpan, slipHit } from './accept-known.ts';
import type { StructuredSpan } from './claims.ts';
import { findFirms } from './find-firms.ts';
import { findPhrases } from './find-phrases.ts';
import { joinInitials } from './join-initials.ts';
import type { Hit, Known } from './known.ts';
import { lookupIn, type Memo, type Prepared } from './lookup.ts';
import { model } from './model.ts';
import { namedSpan } from './named-span.ts';
import { recogniseNames } from './recognise.ts';
import { looksEnglish, type Scene } from './scene.ts';
import type { Span } from './span.ts';
import { findStructured } from './structured.ts';
import { kindOfChar, type Word } from './words.ts';

export interface Choice {
  readonly prices: boolean;
  /** Look for names that nobody knows. */
  readonly unknownNames: boolean;
}

/** Everything in the text that must be hidden, in order, without overlap. */
export function findSpans({ text, words, memos }: Prepared, known: Known, choice: Choice): Span[] {
  const structured = wholeWords(text, findStructured(text, known, choice));
  const spans: Span[] = structured.map((span) => ({ ...span, gender: 'both', key: '' }));
  const covered = coveredWords(words, structured);
  const alike = writtenAlike(memos);
  const small = alike === 'small';
  const scene: Scene = sceneOf(text, words, alike === 'capitals' ? lowered(words, known) : memos, alike !== null);
  const taken = new Uint8Array(words.length);
  const hits: (Hit | null)[] = [];
  for (let i = 0; i < words.length; i++) {
    const memo = memos[i]!;
    const plain = covered[i] || (memo.hit === null && !memo.capital);
    hits.push(plain ? null : (acceptedHit(memo, i, scene, small) ?? slipHit(memos, i, scene, known)));
  }
  findPhrases(scene, memos, covered, known, hits, (from, to, phrase) => {
    taken.fill(1, from, to + 1);
    spans.push(phrase);
  });
  const named = choice.unknownNames
    ? recogniseNames(scene, model, (i) => (covered[i] ? false : hits[i] || taken[i] ? true : undefined))
    : new Array<boolean>(words.length).fill(false);
  if (choice.unknownNames) findFirms(scene, covered, taken, named, hits, spans);
  for (let i = 0; i < words.length; i++) {
    if (covered[i] || taken[i]) continue;
    const word = words[i]!;
    const hit = hits[i];
    if (hit) spans.push(knownSpan(word, hit));
    else if (named[i]) spans.push(namedSpan(scene, i, named));
    else if (memos[i]!.glued())
      spans.push({ start: word.start, end: word.end, kind: 'term', gender: 'both', key: `glued:${word.text}` });
  }
  spans.sort((a, b) => a.start - b.start);
  return joinInitials(text, words, spans, known);
}

/** A text in capitals is judged as if it were written small. */
function lowered(words: readonly Word[], known: Known): readonly Memo[] {
  const lookup = lookupIn(known);
  return words.map(({ text }) => lookup.of(text.toLowerCase()));
}

function sceneOf(text: string, words: readonly Word[], memos: readonly Memo[], small: boolean): Scene {
  const sorts = memos.map((memo) => (small ? memo.large() : memo.sort));
  return { text, words, sorts, english: looksEnglish(sorts), small };
}

/** 1 for every word that a structured span touches. */
function coveredWords(words: readonly Word[], spans: readonly StructuredSpan[]): Uint8Array {
  const covered = new Uint8Array(words.length);
  let at = 0;
  for (const { start, end } of spans) {
    while (at < words.length && words[at]!.end <= start) at++;
    for (let inside = at; inside < words.length && words[inside]!.start < end; inside++) covered[inside] = 1;
  }
  return covered;
}

/** A span that ends within a word takes the rest of it along: what is put back must be found again by its edges. */
function wholeWords(text: string, spans: readonly StructuredSpan[]): StructuredSpan[] {
  const whole: StructuredSpan[] = [];
  const isWord = (at: number) => kindOfChar(text.charCodeAt(at)) !== 0;
  for (const span of spans) {
    let { start, end } = span;
    while (start > 0 && isWord(start) && isWord(start - 1)) start--;
    while (end < text.length && isWord(end) && isWord(end - 1)) end++;
    const before = whole.at(-1);
    if (before && before.end > start) whole[whole.length - 1] = { ...before, end: Math.max(end, before.end) };
    else whole.push({ ...span, start, end });
  }
  return whole;
}

/** Written in small letters or in capitals altogether: then capitals tell nothing. */
function writtenAlike(memos: readonly Memo[]): 'small' | 'capitals' | null {
  let large = 0;
  let upper = 0;
  let long = 0;
  for (const { capital, upper: loud, text } of memos) {
    if (capital) large++;
    if (text.length < 3) continue;
    long++;
    if (loud) upper++;
  }
  if (memos.length > 0 && large <= memos.length / 12) return 'small';
  return long > 4 && upper > long * 0.7 ? 'capitals' : null;
}
