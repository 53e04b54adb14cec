import { findNames } from '#engines/pseudonym/index.ts';
import { closest, contradiction, type Likeness } from './closest-sentence.ts';
import { findWhens } from './dates.ts';
import { isEveryday, unknownTerms } from './everyday-words.ts';
import { type Place, placesOfCode, placesOfDate, placesOfQuantity, placesOfWords } from './find-places.ts';
import { findCodes, type Indexed, indexSource, type Source, spacedCodes } from './index-source.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { type Stretch, splitSentences } from './sentences.ts';

export interface Evidence {
  readonly source: string;
  readonly offset: number;
  readonly length: number;
  readonly snippet: string;
}
export type ClaimKind = 'number' | 'price' | 'percentage' | 'date' | 'name' | 'code' | 'term' | 'quote';
export interface Claim {
  readonly kind: ClaimKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly evidence: Evidence | null;
}
export type Doubt = 'not-in-sources' | 'negation' | 'contrary' | 'other-subject' | 'term-unknown';
export interface CheckedSentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** `kept`: all claims found. `struck`: a hard claim is nowhere. `marked`: a person should look. `plain`: says nothing that could be checked. */
  readonly verdict: 'kept' | 'struck' | 'marked' | 'plain';
  readonly claims: readonly Claim[];
  readonly doubts: readonly { readonly doubt: Doubt; readonly text: string; readonly evidence: Evidence | null }[];
}
export interface Grounded {
  /** The answer without struck sentences. */
  readonly text: string;
  readonly sentences: readonly CheckedSentence[];
  readonly counts: { readonly kept: number; readonly struck: number; readonly marked: number; readonly plain: number };
}

const evidenceAt = ({ source }: Indexed, offset: number, length: number): Evidence => ({
  source: source.name,
  offset,
  length,
  snippet: source.text
    .slice(Math.max(0, offset - 60), offset + length + 60)
    .replace(/\s+/g, ' ')
    .trim(),
});

/**
 * Checks an answer sentence by sentence against its sources. Numbers, dates, times, prices, percentages, names, codes and quoted words
 * must stand in a source, in whatever spelling; what stands nowhere strikes its sentence. A turned negation, a word turned into its
 * contrary, or a number that the sources tell of something else marks it. That the sources themselves are true is not its business.
 */
export function ground(answer: string, sources: readonly Source[]): Grounded {
  const indexed = sources.map(indexSource);
  const names = findNames(answer);
  const sentences = splitSentences(answer).map((stretch) => checkSentence(answer, stretch, names, indexed));
  const counts = { kept: 0, struck: 0, marked: 0, plain: 0 };
  for (const { verdict } of sentences) counts[verdict]++;
  return { text: withoutStruck(answer, sentences), sentences, counts };
}

function withoutStruck(answer: string, sentences: readonly CheckedSentence[]): string {
  let text = '';
  let from = 0;
  for (const { start, end, verdict } of sentences) {
    const gap = answer.slice(from, start);
    // Of the gaps around what is struck only the wider stays: no double spaces, no lost paragraph.
    if (verdict !== 'struck')
      text +=
        (/\S$/.test(text) || text === '' ? gap : /\n/.test(gap) && !/\n\s*$/.test(text) ? gap : '') +
        answer.slice(start, end);
    else if (/\n/.test(gap) && text !== '' && !/\n\s*$/.test(text)) text += gap;
    from = end;
  }
  return (text + answer.slice(from)).replace(/[ \t]+\n/g, '\n');
}

const QUOTED = /[„“"»]([^„“”"»«\n]{2,80})[“”"«]/gu;

interface Found {
  readonly kind: ClaimKind;
  readonly start: number;
  readonly end: number;
  readonly places: readonly Place[];
}

function checkSentence(
  answer: string,
  stretch: Stretch,
  names: readonly Stretch[],
  indexed: readonly Indexed[],
): CheckedSentence {
  const text = answer.slice(stretch.start, stretch.end);
  const found: Found[] = [];
  const whens = findWhens(text);
  const codes = [...findCodes(text), ...spacedCodes(text, indexed)];
  for (const when of whens)
    found.push({ kind: 'date', start: when.start, end: when.end, places: placesOfDate(when, indexed) });
  for (const { start, end } of codes)
    found.push({ kind: 'code', start, end, places: placesOfCode(text.slice(start, end), indexed) });
  for (const quantity of findQuantities(text, [...whens, ...codes]))
    found.push({ ...quantity, kind: kindOf(quantity), places: placesOfQuantity(quantity, indexed) });
  const inSentence = names
    .filter((name) => name.start >= stretch.start && name.end <= stretch.end && !isEveryday(answer, name))
    .map((name) => ({ start: name.start - stretch.start, end: name.end - stretch.start }));
  for (const name of inSentence)
    if (!found.some((one) => one.start < name.end && name.start < one.end))
      found.push({ ...name, kind: 'name', places: placesOfWords(text.slice(name.start, name.end), indexed) });
  for (const match of text.matchAll(QUOTED)) {
    const [start, end] = [match.index + 1, match.index + 1 + match[1]!.length];
    if (!found.some((one) => one.start < end && start < one.end))
      found.push({ kind: 'quote', start, end, places: placesOfWords(match[1]!, indexed) });
  }
  for (const term of unknownTerms(text, found))
    found.push({ ...term, kind: 'term', places: placesOfWords(text.slice(term.start, term.end), indexed) });
  return judge(
    text,
    stretch,
    found.sort((a, b) => a.start - b.start),
    indexed,
  );
}

const kindOf = ({ dimension }: Quantity): ClaimKind =>
  dimension === 'money' ? 'price' : dimension === 'percent' ? 'percentage' : 'number';

function judge(text: string, stretch: Stretch, found: readonly Found[], indexed: readonly Indexed[]): CheckedSentence {
  const doubts: { doubt: Doubt; text: string; evidence: Evidence | null }[] = [];
  const anchors = found.filter((one) => (one.kind === 'name' || one.kind === 'code') && one.places.length > 0);
  for (const one of found) {
    const words = text.slice(one.start, one.end);
    if (one.places.length === 0)
      doubts.push({ doubt: one.kind === 'term' ? 'term-unknown' : 'not-in-sources', text: words, evidence: null });
    else if (one.kind !== 'name' && one.kind !== 'code' && one.kind !== 'term') {
      const foreign = toldOfAnother(one, anchors);
      if (foreign) doubts.push({ doubt: 'other-subject', text: words, evidence: evidenceAt(...foreign) });
    }
  }
  const like = closest(text, indexed);
  if (like) {
    const evidence = evidenceAt(like.source, like.stretch.start, like.stretch.end - like.stretch.start);
    const doubt = contradiction(text, like.text);
    if (doubt) doubts.push({ doubt, text, evidence });
  }
  const claims = found.map((one): Claim => {
    const place = nearestPlace(one, anchors, like);
    return {
      kind: one.kind,
      text: text.slice(one.start, one.end),
      start: stretch.start + one.start,
      end: stretch.start + one.end,
      evidence: place ? evidenceAt(...place) : null,
    };
  });
  const struck = doubts.some(({ doubt }) => doubt === 'not-in-sources');
  const verdict = struck ? 'struck' : doubts.length > 0 ? 'marked' : claims.length > 0 ? 'kept' : 'plain';
  return { text, start: stretch.start, end: stretch.end, verdict, claims, doubts };
}

const sentenceOf = (source: Indexed, at: number): number =>
  source.sentences.findIndex((sentence) => sentence.start <= at && at < sentence.end);

/** "Modell A kostet 200 Euro" where the sources tell the 200 of Modell B alone: the number stands there, but of something else. */
function toldOfAnother(claim: Found, anchors: readonly Found[]): Place | null {
  const own = anchors.filter((anchor) => anchor.kind === 'code' || anchor.kind === 'name');
  if (own.length === 0) return null;
  for (const [source, at] of claim.places) {
    const here = sentenceOf(source, at);
    for (const anchor of own)
      for (const [other, place] of anchor.places) {
        const there = sentenceOf(other, place);
        if (other === source && Math.abs(here - there) <= 1 && !(here !== there && hasOtherCode(source, here, anchor)))
          return null;
      }
  }
  // Nowhere near: believed only where that sentence names another code, else it is simply told elsewhere.
  const elsewhere = claim.places.find(([source, at]) =>
    own.some((anchor) => anchor.kind === 'code' && hasOtherCode(source, sentenceOf(source, at), anchor)),
  );
  return elsewhere ?? null;
}

function hasOtherCode(source: Indexed, sentence: number, anchor: Found): boolean {
  const stretch = source.sentences[sentence];
  if (!stretch) return false;
  const mine = new Set(anchor.places.map(([, at]) => at));
  return [...source.codes.values()].some((at) => at >= stretch.start && at < stretch.end && !mine.has(at));
}

function nearestPlace(claim: Found, anchors: readonly Found[], like: Likeness | null): Place | null {
  if (claim.places.length < 2) return claim.places[0] ?? null;
  const inLike = claim.places.find(
    ([source, at]) => like?.source === source && at >= like.stretch.start && at < like.stretch.end,
  );
  if (inLike) return inLike;
  const beside = claim.places.find(([source, at]) =>
    anchors.some(
      (anchor) =>
        anchor !== claim &&
        anchor.places.some(
          ([other, place]) => other === source && sentenceOf(source, place) === sentenceOf(source, at),
        ),
    ),
  );
  return beside ?? claim.places[0] ?? null;
}
