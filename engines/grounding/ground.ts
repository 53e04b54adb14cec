import { isCommonWord, isCompound } from '#engines/pseudonym/common-words.ts';
import { TITLES } from '#engines/pseudonym/context-words.ts';
import { gazetteer } from '#engines/pseudonym/gazetteer.ts';
import { findNames } from '#engines/pseudonym/index.ts';
import { spellingsOf, splitWords } from '#engines/pseudonym/words.ts';
import { fold } from '#engines/text/index.ts';
import { findWhens, sameWhen, type When } from './dates.ts';
import { findQuantities, type Quantity, sameQuantity } from './quantities.ts';
import { type Stretch, splitSentences } from './sentences.ts';

export interface Source {
  readonly name: string;
  readonly text: string;
}
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

interface Indexed {
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
const QUOTED = /[„“"»]([^„“”"»«\n]{2,80})[“”"«]/gu;
const codeKey = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const UNIT_ONLY =
  /^\d+(?:[.,]\d+)?(?:kg|g|t|mm|cm|m|km|l|ml|h|s|min|kw|w|v|a|hz|bar|nm|eur|mg|kwh|mw|qm|x|fach|er|ste|te|st|nd|rd|th|pm|am)$/i;

/** Codes, mails, addresses of pages: every letter counts, what stands between does not. */
function findCodes(text: string): Stretch[] {
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
function spacedCodes(text: string, indexed: readonly Indexed[]): Stretch[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}{1,4}(?:\s\d{2,}){1,3}(?![\p{L}\p{N}])/gu)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => indexed.some((source) => source.codes.has(codeKey(text.slice(start, end)))));
}

function indexSource(source: Source): Indexed {
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

interface Found {
  readonly kind: ClaimKind;
  readonly start: number;
  readonly end: number;
  readonly places: readonly (readonly [Indexed, number, number])[];
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
  for (const when of whens) {
    const places = indexed.flatMap((source) =>
      source.whens
        .filter((other) => sameWhen(when, other))
        .map((other) => [source, other.start, other.end - other.start] as const),
    );
    found.push({ kind: 'date', start: when.start, end: when.end, places });
  }
  for (const { start, end } of codes) {
    const key = codeKey(text.slice(start, end));
    const places = indexed.flatMap((source) => {
      const at = source.codes.get(key) ?? looseIndex(source, text.slice(start, end));
      return at === undefined ? [] : [[source, at, end - start] as const];
    });
    found.push({ kind: 'code', start, end, places });
  }
  for (const quantity of findQuantities(text, [...whens, ...codes]))
    found.push({ ...quantity, kind: kindOf(quantity), places: placesOf(quantity, indexed) });
  const inSentence = names
    .filter((name) => name.start >= stretch.start && name.end <= stretch.end && !isEveryday(answer, name))
    .map((name) => ({ start: name.start - stretch.start, end: name.end - stretch.start }));
  for (const name of inSentence)
    if (!found.some((one) => one.start < name.end && name.start < one.end))
      found.push({ ...name, kind: 'name', places: wordPlaces(text.slice(name.start, name.end), indexed) });
  for (const match of text.matchAll(QUOTED)) {
    const [start, end] = [match.index + 1, match.index + 1 + match[1]!.length];
    if (!found.some((one) => one.start < end && start < one.end))
      found.push({ kind: 'quote', start, end, places: wordPlaces(match[1]!, indexed) });
  }
  for (const term of unknownTerms(text, found))
    found.push({ ...term, kind: 'term', places: wordPlaces(text.slice(term.start, term.end), indexed) });
  return judge(
    text,
    stretch,
    found.sort((a, b) => a.start - b.start),
    indexed,
  );
}

const kindOf = ({ dimension }: Quantity): ClaimKind =>
  dimension === 'money' ? 'price' : dimension === 'percent' ? 'percentage' : 'number';

function placesOf(quantity: Quantity, indexed: readonly Indexed[]): (readonly [Indexed, number, number])[] {
  const places: (readonly [Indexed, number, number])[] = [];
  for (const source of indexed) {
    for (const other of source.quantities) {
      const same = sameQuantity(quantity, other);
      if (same === 'same' || (same === 'bare' && unitNearby(quantity, other, source)))
        places.push([source, other.start, other.end - other.start]);
    }
    // A year stands in dates as well.
    if (quantity.dimension === 'none' && /^(?:19|20)\d\d$/.test(quantity.text))
      for (const when of source.whens)
        if (when.year === Number(quantity.text)) places.push([source, when.start, when.end - when.start]);
  }
  return places;
}

const UNIT_WORDS: Readonly<Partial<Record<Quantity['dimension'], RegExp>>> = {
  money: /€|EUR|Euro|Preis|Betrag|Kosten|Wert|Umsatz|price|amount|cost|USD|CHF|\$/i,
  percent: /%|Prozent|percent|Rabatt|Quote|Anteil|discount|share/i,
  time: /Tage|Wochen|Monate|Jahre|Stunden|Minuten|Sekunden|days|weeks|months|years|hours|Zeit|Dauer|Frist|time|term/i,
  mass: /kg|Gewicht|Kilo|weight|\bt\b|Tonnen/i,
  length: /mm|cm|\bm\b|Länge|Breite|Höhe|Maß|length|width|height/i,
};

/** A bare number counts where its column head or its line says the unit. */
function unitNearby(claim: Quantity, other: Quantity, { source }: Indexed): boolean {
  const words = UNIT_WORDS[claim.dimension];
  if (!words) return false;
  const lineStart = source.text.lastIndexOf('\n', other.start) + 1;
  const head = source.text.slice(0, Math.min(300, source.text.indexOf('\n') + 1 || 300));
  return words.test(source.text.slice(Math.max(lineStart, other.start - 80), other.end + 30)) || words.test(head);
}

function looseIndex({ source, words }: Indexed, code: string): number | undefined {
  const parts = splitWords(code).map((word) => spellingsOf(word.text)[0]);
  const first = parts[0] === undefined ? undefined : words.get(parts[0]);
  return first?.find((at) => codeKey(source.text.slice(at, at + code.length + 6)).startsWith(codeKey(code)));
}

/** All words of a name, as they stand or with another ending, close together. */
function wordPlaces(name: string, indexed: readonly Indexed[]): (readonly [Indexed, number, number])[] {
  const wanted = splitWords(name).map((word) => spellingsOf(word.text)[0]);
  return indexed.flatMap((source) => {
    const spots = wanted.map((word) => formsOf(word).flatMap((form) => source.words.get(form) ?? []));
    const first = spots[0]?.find((at) => spots.every((list) => list.some((other) => Math.abs(other - at) < 120)));
    return first === undefined
      ? []
      : (spots[0]!.map((at) => [source, at, name.length] as const) as (readonly [Indexed, number, number])[]);
  });
}

function formsOf(folded: string): string[] {
  const forms = [folded, `${folded}s`, `${folded}n`, `${folded}en`, `${folded}e`];
  for (const ending of ['s', 'n', 'en', 'e', 'es'])
    if (folded.endsWith(ending) && folded.length - ending.length >= 3) forms.push(folded.slice(0, -ending.length));
  return forms;
}

/**
 * "Köster ist Kunde": the finder of names hides such a word rather than show it, which costs nothing there; here it would strike what is true.
 * Everyday words that are listed as names (Koch, Stern), or stand behind a title, stay claims.
 */
function isEveryday(text: string, { start, end }: Stretch): boolean {
  const words = splitWords(text.slice(start, end));
  const word = fold(words[0]?.text ?? '');
  if (words.length !== 1 || !isCommonWord(word)) return false;
  if (gazetteer.surnames.has(word) || gazetteer.firstNames.has(word) || gazetteer.places.has(word)) return false;
  const before = splitWords(text.slice(Math.max(0, start - 20), start)).at(-1);
  return before === undefined || !TITLES.has(fold(before.text));
}

/** Capitalised words inside a sentence that are neither everyday German nor put together of it: names of products, most of the time. */
function unknownTerms(text: string, found: readonly Stretch[]): Stretch[] {
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

const NEGATION =
  /(?<![\p{L}])(?:nicht|kein\p{L}*|nie|niemals|nirgends|weder|ohne|nichts|niemand\p{L}*|not|no|never|none|neither|nor|without|cannot|can't|won't|don't|doesn't|didn't|isn't|aren't|wasn't|hasn't|haven't)(?![\p{L}])/giu;
const CONTRARY: readonly (readonly [RegExp, RegExp])[] = [
  [
    /zugesagt|zusage|angenommen|akzeptiert|bestätigt|genehmigt|freigegeben|accepted|confirmed|approved/i,
    /abgesagt|absage|abgelehnt|verweigert|storniert|rejected|declined|cancelled/i,
  ],
  [
    /gestiegen|steigt|erhöht|zugenommen|höher|mehr als|rose|risen|increased|higher/i,
    /gesunken|sinkt|gesenkt|gefallen|abgenommen|niedriger|weniger als|fell|fallen|decreased|lower/i,
  ],
  [/günstiger|billiger|cheaper/i, /teurer|more expensive/i],
  [/schneller|früher|faster|earlier/i, /langsamer|später|slower|later/i],
  [/gewonnen|won\b/i, /verloren|lost\b/i],
  [/enthalten|inklusive|included/i, /ausgenommen|exklusive|excluded|nicht enthalten/i],
  [/kaufen|bestell|buy|order/i, /verkauf|sell/i],
  [/vor der Lieferung|before delivery/i, /nach der Lieferung|after delivery/i],
];
const STOP = new Set(
  'der die das den dem des ein eine einen einem einer und oder in im am an auf mit von zu zum zur fur bei ist sind war hat haben wird werden sie er es wir ihr the a an and or of to in on at for with is are was has have will be it that this als auch nur noch so wie'.split(
    ' ',
  ),
);

const contentOf = (text: string): Set<string> =>
  new Set(
    splitWords(text)
      .map((word) => spellingsOf(word.text)[0].replace(/(?:en|er|es|e|n|s|t)$/, ''))
      .filter((word) => word.length > 2 && !STOP.has(word)),
  );

/** The source sentence that says most of the same; null where none says half of it. */
function closest(
  text: string,
  indexed: readonly Indexed[],
): { source: Indexed; stretch: Stretch; text: string } | null {
  const wanted = contentOf(text);
  if (wanted.size < 2) return null;
  let best: { source: Indexed; stretch: Stretch; text: string } | null = null;
  let most = 0.5;
  for (const source of indexed)
    for (const stretch of source.sentences) {
      const other = source.source.text.slice(stretch.start, stretch.end);
      if (other.length > 600) continue;
      const content = contentOf(other);
      let shared = 0;
      for (const word of wanted) if (content.has(word)) shared++;
      const share = shared / Math.min(wanted.size, Math.max(content.size, 3));
      if (shared >= 2 && share > most) {
        most = share;
        best = { source, stretch, text: other };
      }
    }
  return best;
}

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
    const turned = (text.match(NEGATION)?.length ?? 0) % 2 !== (like.text.match(NEGATION)?.length ?? 0) % 2;
    if (turned) doubts.push({ doubt: 'negation', text, evidence });
    else if (
      CONTRARY.some(
        ([a, b]) =>
          (a.test(text) && !b.test(text) && b.test(like.text) && !a.test(like.text)) ||
          (b.test(text) && !a.test(text) && a.test(like.text) && !b.test(like.text)),
      )
    )
      doubts.push({ doubt: 'contrary', text, evidence });
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
function toldOfAnother(claim: Found, anchors: readonly Found[]): readonly [Indexed, number, number] | null {
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

function nearestPlace(
  claim: Found,
  anchors: readonly Found[],
  like: { source: Indexed; stretch: Stretch } | null,
): readonly [Indexed, number, number] | null {
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
