import { isCommonWord, isCompound, isFunctionWord } from './common-words.ts';
import { type Gender, gazetteer } from './gazetteer.ts';
import { type Hit, Known } from './known.ts';
import { model } from './model.ts';
import { contextOf, looksEnglish, recogniseNames, type Scene, type Sort, sortWord } from './recognise.ts';
import { type MapEntry, type PseudonymMap, reidentifyAll } from './reidentify.ts';
import { type Mould, StandIns } from './stand-ins.ts';
import { findStructured, type StructuredKind, type StructuredSpan } from './structured.ts';
import { isCapitalised, kindOfChar, spellingsOf, splitWords, type Word } from './words.ts';

export interface PseudonymConfig {
  /** Decides the stand-ins; another seed for every request, so that two requests cannot be laid side by side. */
  readonly seed: string;
  /** Hide amounts of money as well. */
  readonly prices?: boolean;
  /** Look for names that nobody knows. Default true. */
  readonly unknownNames?: boolean;
  /** Of an earlier turn of the same conversation: what was hidden then gets the same stand-in. */
  readonly map?: PseudonymMap;
}

export interface Pseudonymised {
  readonly texts: readonly string[];
  readonly map: PseudonymMap;
  /** How many places were hidden, by kind. */
  readonly counts: Readonly<Record<string, number>>;
}

type SpanKind = StructuredKind | 'first' | 'last' | 'company' | 'term' | 'initials' | 'street-word';
interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: SpanKind;
  readonly gender: Gender;
  /** Names the thing behind the spellings: Köster and Kösetr share one. */
  readonly key: string;
  /** Words inside a unit that get a stand-in of their own, the rest becomes another trade. */
  readonly parts?: readonly Span[];
}

/**
 * Replaces everything known and everything that looks like a name, an address or a number of somebody by natural stand-ins.
 * The texts of one request are given together: no stand-in occurs in any of them. What `reidentify` makes of the result with
 * the map is the text that went in, to the letter; that is checked here each time, not hoped for.
 */
export function pseudonymise(texts: readonly string[], known: Known, config: PseudonymConfig): Pseudonymised {
  const prepared = texts.map((text) => ({ text, words: splitWords(text) }));
  const present = new Set<string>();
  const foldedOf = new Map<string, string>();
  for (const { words } of prepared)
    for (const { text } of words) {
      if (foldedOf.has(text)) continue;
      const [folded] = spellingsOf(text);
      foldedOf.set(text, folded);
      present.add(folded);
    }
  const lookup = new Lookup(known);
  const spans = prepared.map(({ text, words }) => findSpans(text, words, known, lookup, config));
  for (let attempt = 0; attempt < 4; attempt++) {
    const standIns = new StandIns({
      words: present,
      isKnown: (folded) => known.has(folded),
      seed: `${config.seed}#${attempt}`,
    });
    const book = new Book(standIns, config.map, attempt === 3);
    const out = prepared.map(({ text }, at) => replace(text, spans[at]!, book));
    const map: PseudonymMap = { version: 1, entries: book.entries };
    if (reidentifyAll(out, map).every((back, at) => back === texts[at]))
      return { texts: out, map, counts: book.counts };
  }
  throw new Error('the text cannot be hidden so that it comes back exactly; nothing was sent');
}

const nobody = new Known([]);

/** Names of people, companies and places in a text, each word or unit for itself; forms such as phone numbers are left out. */
export function findNames(text: string): { readonly start: number; readonly end: number; readonly kind: string }[] {
  const words = splitWords(text);
  const kinds = new Set(['first', 'last', 'company', 'initials', 'place']);
  return findSpans(text, words, nobody, new Lookup(nobody), { seed: '' })
    .filter(({ kind, start, end }) => kinds.has(kind) && !/\d/.test(text.slice(start, end)))
    .map(({ start, end, kind }) => ({ start, end, kind }));
}

interface Memo {
  readonly hit: Hit | null;
  readonly sort: Sort;
}
/** What can be said about a word alone, said once per different word. */
class Lookup {
  readonly #known: Known;
  readonly #memo = new Map<string, Memo>();
  constructor(known: Known) {
    this.#known = known;
  }
  of(text: string): Memo {
    let memo = this.#memo.get(text);
    if (!memo) {
      memo = { hit: this.#known.find(text), sort: sortWord(text, model.letters, gazetteer) };
      this.#memo.set(text, memo);
    }
    return memo;
  }
}

function findSpans(
  text: string,
  words: readonly Word[],
  known: Known,
  lookup: Lookup,
  config: PseudonymConfig,
): Span[] {
  const structured = wholeWords(text, findStructured(text, known, { prices: config.prices === true }));
  const spans: Span[] = structured.map((span) => ({ ...span, gender: 'both', key: '' }));
  const covered = new Uint8Array(words.length);
  let at = 0;
  for (const { start, end } of structured) {
    while (at < words.length && words[at]!.end <= start) at++;
    for (let inside = at; inside < words.length && words[inside]!.start < end; inside++) covered[inside] = 1;
  }
  const memos = words.map((word) => lookup.of(word.text));
  const sorts = memos.map((memo) => memo.sort);
  const scene: Scene = { text, words, sorts, english: looksEnglish(sorts) };
  const small = mostlySmall(words);
  const taken = new Uint8Array(words.length);
  const hits = memos.map((memo, i) =>
    covered[i] ? null : (acceptedHit(memo, i, scene, small) ?? slipHit(memos, i, scene, known)),
  );
  findPhrases(scene, memos, covered, known, hits, (from, to, phrase) => {
    for (let i = from; i <= to; i++) taken[i] = 1;
    spans.push(phrase);
  });
  const unknown = config.unknownNames !== false;
  const named = unknown
    ? recogniseNames(scene, model, (i) => (covered[i] ? false : hits[i] || taken[i] ? true : undefined))
    : words.map(() => false);
  if (unknown) findFirms(scene, covered, taken, named, hits, spans);
  words.forEach((word, i) => {
    if (covered[i] || taken[i]) return;
    const hit = hits[i];
    if (hit) spans.push(knownSpan(word, hit));
    else if (named[i]) spans.push(namedSpan(scene, i, named));
    else {
      const glued = gluedSpan(word, known);
      if (glued) spans.push(glued);
    }
  });
  return joinInitials(
    text,
    spans.sort((a, b) => a.start - b.start),
    known,
  );
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

/** Written without capitals altogether: then small letters tell nothing. */
function mostlySmall(words: readonly Word[]): boolean {
  let capitals = 0;
  for (const { text } of words) if (isCapitalised(text)) capitals++;
  return words.length > 0 && capitals <= words.length / 40;
}

const NAME_BEFORE =
  /(?:Herrn?|Frau|Fr\.|Hr\.|Dr\.|Prof\.|Ing\.|Mr\.?|Mrs\.?|Ms\.?|Kolleg(?:e|en|in)|Familie|Firma|Fa\.|gez\.|(?<![\p{L}])\p{Lu}\.)\s+(?:(?:Dr|Prof|Dipl)\.\S*\s+)*(?:[A-ZÄÖÜ][\p{L}-]*\.?\s+)?$/u;

/** Function words that are written large anyway: days, months, seasons, feasts, forms of address. */
const WRITTEN_LARGE = new Set(
  'montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend januar janner februar marz april mai juni juli august september oktober november dezember fruhling fruhjahr sommer herbst winter ostern pfingsten weihnachten silvester neujahr advent karneval fasching sie ihr ihre ihrer ihres ihrem ihren ihnen du dir dich euch dein deine herr herrn herren frau frauen damen dame dr prof professor doktor tag gott dank bitte gruss grussen grusse hundert tausend lieber liebe werter i'.split(
    ' ',
  ),
);
const insideSentence = (text: string, start: number) =>
  /[\p{L}\p{N},;–-]\s+$/u.test(text.slice(Math.max(0, start - 3), start));

function acceptedHit({ hit, sort }: Memo, at: number, { text, words, sorts }: Scene, small: boolean): Hit | null {
  if (!hit?.word.strong) return null;
  const word = words[at]!;
  const capital = isCapitalised(word.text);
  const before = () => NAME_BEFORE.test(text.slice(Math.max(0, word.start - 50), word.start));
  const firstBefore = () =>
    at > 0 && sorts[at - 1]!.gaz === 'first' && text.slice(words[at - 1]!.end, word.start) === ' ';
  // Only what no sentence can do without: "will", "an", "mai". Everything else that is known is hidden, even where it may mean the thing.
  // In the middle of a sentence German writes them small: a capital there (bei Allen) means the name.
  if (isFunctionWord(sort.folded))
    return capital &&
      (before() || firstBefore() || (!WRITTEN_LARGE.has(sort.folded) && insideSentence(text, word.start)))
      ? hit
      : null;
  if (capital) return hit;
  if (hit.word.everyday || word.text.length < 4 || isCommonWord(sort.folded, false))
    return before() || firstBefore() ? hit : null;
  return hit.exact || (small && word.text.length >= 5) ? hit : null;
}

/** A slip that made an everyday word of a name (Haas, Haß): believed where a firm's next word or a person's first name stands beside it. */
function slipHit(memos: readonly Memo[], at: number, { text, words, sorts }: Scene, known: Known): Hit | null {
  const word = words[at]!;
  if (memos[at]!.hit || word.text.length < 3 || !isCapitalised(word.text)) return null;
  const next = memos[at + 1]?.hit?.word;
  const beforeTrade = next !== undefined && !next.strong && text.slice(word.end, words[at + 1]!.start) === ' ';
  const afterName = at > 0 && sorts[at - 1]!.gaz === 'first' && text.slice(words[at - 1]!.end, word.start) === ' ';
  if (!beforeTrade && !afterName) return null;
  const meant = known
    .slips(word.text)
    .find(
      ({ id, strong }) => (afterName && strong) || known.phrasesFrom(id).some((phrase) => phrase.words[1] === next?.id),
    );
  return meant ? { word: meant, ending: 0, exact: false } : null;
}

/** Names of several words: companies, streets, places of two words. Between the words stand spaces, hyphens, "&" or "und". */
function findPhrases(
  { text, words }: Scene,
  memos: readonly Memo[],
  covered: Uint8Array,
  known: Known,
  hits: readonly (Hit | null)[],
  take: (from: number, to: number, span: Span) => void,
): void {
  for (let at = 0; at < words.length; at++) {
    const hit = memos[at]!.hit ?? hits[at];
    if (!hit || covered[at]) continue;
    for (const phrase of known.phrasesFrom(hit.word.id)) {
      const parts: number[] = [at];
      let next = at + 1;
      while (parts.length < phrase.words.length && next < words.length) {
        const gap = text.slice(words[next - 1]!.end, words[next]!.start);
        if (gap.length > 3 || covered[next] || /[,;:!?\n]/.test(gap)) break;
        if (memos[next]!.hit?.word.id === phrase.words[parts.length]) parts.push(next++);
        else if (/^(?:und|and|u)$/i.test(words[next]!.text) && parts.at(-1) === next - 1) next++;
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

const FORM =
  /^(?:GmbH|gGmbH|AG|KG|OHG|GbR|UG|SE|mbH|KGaA|Inc|Ltd|LLC|Corp|PLC|Limited|BV|NV|SpA|Srl|Sarl|SARL|SAS|GesmbH|OG)$/;

/** The capitalised words in front of a legal form are a company's name, whatever they mean. */
function findFirms(
  { text, words, sorts }: Scene,
  covered: Uint8Array,
  taken: Uint8Array,
  named: boolean[],
  hits: readonly (Hit | null)[],
  spans: Span[],
): void {
  for (let at = 1; at < words.length; at++) {
    const spelt = words[at]!.text;
    const dotted =
      spelt === 'e' &&
      /^\.?\s?$/.test(text.slice(words[at]!.end, words[at + 1]?.start ?? 0)) &&
      /^[KV]$/.test(words[at + 1]?.text ?? '');
    if (covered[at] || (!FORM.test(spelt) && !dotted)) continue;
    let from = at;
    while (from > 0 && at - from < 5) {
      const word = words[from - 1]!;
      const gap = text.slice(word.end, words[from]!.start);
      if (
        covered[from - 1] ||
        taken[from - 1] ||
        !/^(?:\s|\s?[-&+]\s?|\.\s?|\s\()$/.test(gap) ||
        FORM.test(word.text) ||
        /^(?:Co|Cie)$/.test(word.text) ||
        contextOf(sorts[from - 1]!.folded) !== undefined
      )
        break;
      const joint = /^(?:und|and|u)$/i.test(word.text) && from - 1 > 0 && isCapitalised(words[from - 2]!.text);
      if (
        !joint &&
        (!isCapitalised(word.text) || (isFunctionWord(sorts[from - 1]!.folded) && sorts[from - 1]!.gaz === 'none'))
      )
        break;
      if (/^\.\s/.test(gap) && word.text.length > 5) break;
      from--;
    }
    const everyday = (i: number) => isCommonWord(sorts[i]!.folded) || isCompound(sorts[i]!.folded);
    const strongest = Array.from({ length: at - from }, (_, i) => from + i).find((i) => !everyday(i) || hits[i]);
    // "Rahmenvertrag Novatec GmbH": a noun of the sentence in front of the name.
    if (strongest !== undefined) while (from < strongest && everyday(from) && !hits[from]) from++;
    if (from >= at) continue;
    const parts = Array.from({ length: at - from }, (_, i) => from + i);
    for (const i of parts) {
      named[i] = true;
      taken[i] = 1;
    }
    const inner = parts
      .filter((i) => hits[i] || !everyday(i))
      .map((i) =>
        hits[i]
          ? knownSpan(words[i]!, hits[i]!)
          : {
              start: words[i]!.start,
              end: words[i]!.end,
              kind: 'company' as const,
              gender: 'both' as const,
              key: `word:${stem(sorts[i]!.folded)}`,
            },
      );
    spans.push({
      start: words[from]!.start,
      end: words[at - 1]!.end,
      kind: 'company',
      gender: 'both',
      key: '',
      parts: inner,
    });
  }
}

const stem = (folded: string) => (folded.length > 4 && folded.endsWith('s') ? folded.slice(0, -1) : folded);

function knownSpan(word: Word, { word: found, ending }: Hit): Span {
  const kind: SpanKind = found.role === 'street' ? 'street-word' : found.role;
  return { start: word.start, end: word.end - ending, kind, gender: found.gender, key: `word:${found.id}` };
}

function namedSpan({ text, words, sorts }: Scene, at: number, named: readonly boolean[]): Span {
  const word = words[at]!;
  const sort = sorts[at]!;
  const before = text.slice(Math.max(0, word.start - 24), word.start);
  const nextIsName = named[at + 1] === true && text.slice(word.end, words[at + 1]!.start) === ' ';
  const titled = /(?:Herrn?|Frau|Dr\.|Prof\.|Mr\.?|Mrs\.?|Ms\.?)\s+$/.test(before);
  const placed =
    /(?:\b(?:in|nach|aus|Raum|Stadt|Standort|Werk|Niederlassung|Filiale|Region|bis|near|at|Messe|Sitz)\s+)$/.test(
      before,
    ) && !nextIsName;
  let kind: SpanKind = 'last';
  if (sort.gaz === 'place' || (placed && sort.gaz !== 'first')) kind = 'place';
  else if (sort.gaz === 'first' || (nextIsName && !titled)) kind = 'first';
  const ending = /s$/.test(word.text) && sort.gaz === 'none' && kind !== 'place' ? 0 : endingOf(word.text, sort);
  const folded = ending > 0 ? stem(sort.folded) : sort.folded;
  const gender: Gender =
    kind === 'first'
      ? (gazetteer.firstNames.get(folded) ?? (/Frau[\s\S]*$/.test(before) || /(?:a|e)$/.test(folded) ? 'woman' : 'man'))
      : 'both';
  return { start: word.start, end: word.end - ending, kind, gender, key: `name:${folded}` };
}

/** The s of Annas and Hamburgs: only where the name without it stands in a list and the name with it does not. */
function endingOf(text: string, sort: Sort): number {
  if (!text.endsWith('s')) return 0;
  const { firstNames, surnames, places } = gazetteer;
  const inList = (folded: string) => firstNames.has(folded) || surnames.has(folded) || places.has(folded);
  return !inList(sort.folded) && inList(sort.folded.slice(0, -1)) ? 1 : 0;
}

/** A known name inside a longer word: KösterAngebot, Siemensanlage, Köster2024. The whole word is hidden. */
function gluedSpan(word: Word, known: Known): Span | null {
  const { text } = word;
  if (text.length < 6) return null;
  const parts = text.split(/(?<=\p{Ll})(?=\p{Lu})|\d+/u).filter((part) => part.length >= 4);
  const inside =
    parts.length > 0 && (parts.length > 1 || parts[0] !== text) && parts.some((part) => known.isName(part));
  if (!inside && !(isCapitalised(text) && text.length >= 9 && known.startsWithName(text))) return null;
  return { start: word.start, end: word.end, kind: 'term', gender: 'both', key: `glued:${text}` };
}

const NO_INITIALS = new Set([
  'ZB',
  'PS',
  'NN',
  'BV',
  'SA',
  'NV',
  'EV',
  'EK',
  'UA',
  'IA',
  'IV',
  'US',
  'UK',
  'DH',
  'OÄ',
  'IV',
  'VV',
  'PP',
]);

/** "A. Köster", "Anna K." and, for known people, "A. K.": one unit, else the letter tells. */
function joinInitials(text: string, spans: Span[], known: Known): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before = /(?<![\p{L}\p{N}])(?:\p{Lu}\.\s?){1,3}$/u.exec(text.slice(Math.max(0, span.start - 12), span.start));
    const start = before ? span.start - before[0].length : -1;
    if (span.kind === 'last' && before && (joined.at(-1)?.end ?? 0) <= start)
      joined.push({ start, end: span.end, kind: 'initials', gender: 'both', key: '', parts: [span] });
    else joined.push(span);
  }
  const result: Span[] = [];
  joined.forEach((span, at) => {
    const after = /^ \p{Lu}\.(?=[\s,;)])/u.exec(text.slice(span.end, span.end + 4));
    if (span.kind === 'first' && after && (joined[at + 1]?.start ?? text.length) >= span.end + 3)
      result.push({ ...span, end: span.end + 3, kind: 'initials', parts: [span] });
    else result.push(span);
  });
  for (const pair of text.matchAll(/(?<![\p{L}\p{N}.])(\p{Lu})\.\s?(\p{Lu})\.(?![\p{L}\p{N}])(?!\s?\p{Lu}\.)/gu)) {
    const letters = `${pair[1]}${pair[2]}`;
    if (!known.hasInitials(letters) || NO_INITIALS.has(letters)) continue;
    const [start, end] = [pair.index, pair.index + pair[0].length];
    if (!result.some((span) => span.start < end && start < span.end))
      result.push({ start, end, kind: 'initials', gender: 'both', key: '', parts: [] });
  }
  return result.sort((a, b) => a.start - b.start);
}

/** Remembers who got which stand-in. */
class Book {
  readonly entries: MapEntry[] = [];
  readonly counts: Record<string, number> = {};
  readonly #standIns: StandIns;
  readonly #bySurface = new Map<string, string>();
  readonly #bases = new Map<string, string>();
  readonly #plain: boolean;

  /** `plain`: every spelling for itself, without endings and capitals carried over; the way that cannot fail. */
  constructor(standIns: StandIns, before: PseudonymMap | undefined, plain: boolean) {
    this.#standIns = standIns;
    this.#plain = plain;
    for (const entry of before?.entries ?? []) {
      this.entries.push(entry);
      this.#bySurface.set(entry.original, entry.standIn);
      standIns.reserve(entry.standIn);
    }
  }

  #note(surface: string, standIn: string, kind: string): string {
    this.#bySurface.set(surface, standIn);
    // The plain way asks for no second reading of numbers: their kind is what allows it.
    this.entries.push({ standIn, original: surface, kind: this.#plain ? 'plain' : kind });
    return standIn;
  }

  standIn(text: string, span: Span): string {
    const surface = text.slice(span.start, span.end);
    this.counts[span.kind] = (this.counts[span.kind] ?? 0) + 1;
    const before = this.#bySurface.get(surface);
    if (before !== undefined) return before;
    return this.#note(surface, this.#make(text, surface, span), span.kind);
  }

  #make(text: string, surface: string, span: Span): string {
    const make = this.#standIns;
    switch (span.kind) {
      case 'email':
        return make.email();
      case 'url':
        return make.url(surface);
      case 'domain':
        return make.domain();
      case 'iban':
        return make.iban(surface);
      case 'card':
        return make.card(surface);
      case 'birth-date':
        return make.birthDate(surface);
      case 'street':
        return make.street(surface);
      case 'phone':
        return make.shape(surface, /^(?:\(?\+\d{2}|00\d{2}|\(?0)/.exec(surface)?.[0].length ?? 0);
      case 'vat':
        return make.shape(surface, /^[A-Z]+/.exec(surface)?.[0].length ?? 0);
      case 'plate':
        return make.shape(surface);
      case 'bic':
      case 'price':
      case 'number':
      case 'ip':
        return /\d/.test(surface) ? make.shape(surface, /^[^\d]*/.exec(surface)![0].length) : make.shape(surface);
      case 'place':
        if (/\d/.test(surface)) return make.town(surface);
        return span.parts ? this.#unit(text, span) : this.#name(surface, span);
      case 'initials':
        return this.#initials(text, span);
      default:
        return span.parts ? this.#unit(text, span) : this.#name(surface, span);
    }
  }

  #initials(text: string, span: Span): string {
    const [part] = span.parts ?? [];
    const letter = () => 'ABDEFGHJKLMNRSTUW'[Math.floor(this.#letter() * 17)]!;
    const surface = text.slice(span.start, span.end);
    if (!part)
      return this.#standIns.unique((attempt) => `${letter()}. ${letter()}.${attempt > 30 ? `${letter()}.` : ''}`);
    const own = this.standIn(text, part);
    return this.#standIns.unique((attempt) => {
      const head = `${letter()}.${attempt > 20 ? ` ${letter()}.` : ''}`;
      return surface.startsWith(text.slice(part.start, part.end)) ? `${own} ${head}` : `${head} ${own}`;
    });
  }

  #draw = 0;
  #letter(): number {
    this.#draw = (this.#draw + 0.6180339887498949) % 1;
    return this.#draw;
  }

  /** A company of several words: its own word keeps its own stand-in, so that the short form still means the same. */
  #unit(text: string, span: Span): string {
    const own = (span.parts ?? []).map((part) => this.standIn(text, part));
    const mould: Mould = {
      kind: span.kind === 'place' ? 'place' : span.kind === 'street-word' ? 'street-word' : 'company',
      gender: 'both',
      hiss: false,
    };
    const words = splitWords(text.slice(span.start, span.end)).length;
    return this.#standIns.unique((attempt) => {
      const head = own.length > 0 && attempt < 20 ? own : [...own, this.#standIns.name(mould)];
      if (span.kind !== 'company') return head.length > 1 || own.length === 0 ? head.join(' ') : `Alt ${head[0]}`;
      return words > head.length || attempt > 0 || head.length === 1
        ? `${head.join(' ')} ${this.#standIns.trade()}`
        : head.join(' ');
    });
  }

  #name(surface: string, span: Span): string {
    const kind = span.kind as Mould['kind'];
    const mould: Mould = { kind, gender: span.gender, hiss: /[sßxzSXZ]$/.test(surface) };
    if (this.#plain || span.key === '') return this.#standIns.name(mould);
    const key = `${span.key}|${kind}`;
    const base = this.#bases.get(key);
    if (base === undefined) {
      const made = this.#standIns.name(mould);
      this.#bases.set(key, made);
      return cased(made, surface);
    }
    const written = cased(base, surface);
    const used = this.entries.some((entry) => entry.standIn === written);
    return used ? this.#standIns.variant(base) : written;
  }
}

/** Capitals as the original has them: KÖSTER, köster, Köster. */
function cased(standIn: string, like: string): string {
  if (like.length > 1 && like === like.toUpperCase() && like !== like.toLowerCase()) return standIn.toUpperCase();
  return like === like.toLowerCase() ? standIn.toLowerCase() : standIn;
}

function replace(text: string, spans: readonly Span[], book: Book): string {
  const out: string[] = [];
  let from = 0;
  for (const span of spans) {
    if (span.start < from) continue;
    out.push(text.slice(from, span.start), book.standIn(text, span));
    from = span.end;
  }
  out.push(text.slice(from));
  return out.join('');
}
