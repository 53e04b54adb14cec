import { isGlued } from './accept-known.ts';
import { isCommonWord, isFunctionWord } from './common-words.ts';
import { gazetteer } from './gazetteer.ts';
import type { Hit, Known, Phrase } from './known.ts';
import { model } from './model.ts';
import { type Sort, sortWord } from './sort-word.ts';
import { stemsOf } from './stems.ts';
import { isCapitalised, isUpper, kindOfChar, type Word } from './words.ts';

const NO_PHRASES: readonly Phrase[] = [];

/** What can be said about a word without its neighbours. */
export class Memo {
  readonly text: string;
  readonly capital: boolean;
  /** Written in capitals throughout. */
  readonly upper: boolean;
  readonly hit: Hit | null;
  /** Of the known word; -1 where there is none. */
  readonly wordId: number;
  /** "und" and the like, which may stand between the words of a name. */
  readonly joint: boolean;
  /** Known names of several words that begin with it. */
  readonly phrases: readonly Phrase[];
  readonly sort: Sort;
  /** Its folded form, also without each ending: no stand-in may be any of them. */
  readonly barred: readonly string[];
  /** The request that met it last. */
  turn = 0;
  readonly #known: Known;
  #large: Sort | undefined;
  #glued: boolean | undefined;

  constructor(text: string, known: Known) {
    this.text = text;
    this.capital = isCapitalised(text);
    this.upper = isUpper(text);
    this.hit = known.find(text);
    this.wordId = this.hit?.word.id ?? -1;
    this.joint = /^(?:und|and|u)$/i.test(text);
    this.phrases = this.hit ? known.phrasesFrom(this.hit.word.id) : NO_PHRASES;
    this.sort = sortWord(text, model.letters, gazetteer);
    this.barred = [this.sort.folded, ...stemsOf(this.sort.folded)];
    this.#known = known;
  }

  /** As if it were written large; the same for what no text writes large. */
  large(): Sort {
    const { text, sort } = this;
    this.#large ??= writtenSmall(text, sort)
      ? sort
      : sortWord(text[0]!.toUpperCase() + text.slice(1), model.letters, gazetteer);
    return this.#large;
  }

  /** A known name inside a longer word; asked only where nothing else was found. */
  glued(): boolean {
    this.#glued ??= isGlued(this.text, this.#known);
    return this.#glued;
  }
}

/** A text in words, each with what can be said about it alone. */
export interface Prepared {
  readonly text: string;
  readonly words: readonly Word[];
  readonly memos: readonly Memo[];
}

const MOST_REMEMBERED = 100_000;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Says it once per different word, over all texts hidden with the same known names. Words are found by a hash that grows while the text is
 * read: a word met before is neither cut out of the text nor hashed a second time (a Map of strings took a tenth of all time for that).
 */
export class Lookup {
  readonly #known: Known;
  #memos: Memo[] = [];
  /** Open addressing, two numbers a slot: the hash, and the place in `#memos` plus one, 0 where it is free. */
  #slots = new Int32Array(1 << 13);
  #barring = new Map<string, Memo[]>();
  #turn = 0;

  constructor(known: Known) {
    this.#known = known;
  }

  /** Begins a request. What was remembered is forgotten between requests only: within one, {@link isBarred} needs all of it. */
  begin(): number {
    if (this.#memos.length > MOST_REMEMBERED) {
      this.#memos = [];
      this.#slots = new Int32Array(1 << 13);
      this.#barring = new Map();
    }
    this.#turn += 1;
    return this.#turn;
  }

  /** Whether a word of the request, with or without an ending, folds to this. */
  isBarred(folded: string, turn: number): boolean {
    return this.#barring.get(folded)?.some((memo) => memo.turn === turn) === true;
  }

  of(text: string): Memo {
    let hash = FNV_START;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
    return this.#find(text, 0, text.length, hash);
  }

  /** Runs of letters and digits. Everything else parts words, the apostrophe too. */
  read(text: string): Prepared {
    const words: Word[] = [];
    const memos: Memo[] = [];
    const { length } = text;
    let at = 0;
    while (at < length) {
      while (at < length && kindOfChar(text.charCodeAt(at)) === 0) at++;
      const start = at;
      let hash = FNV_START;
      for (; at < length; at++) {
        const code = text.charCodeAt(at);
        if (kindOfChar(code) === 0) break;
        hash = Math.imul(hash ^ code, FNV_PRIME);
      }
      if (at === start) break;
      const memo = this.#find(text, start, at, hash);
      words.push({ start, end: at, text: memo.text });
      memos.push(memo);
    }
    return { text, words, memos };
  }

  #find(text: string, start: number, end: number, hash: number): Memo {
    const slots = this.#slots;
    let slot = firstSlot(hash, slots);
    for (; slots[slot + 1] !== 0; slot = (slot + 2) & (slots.length - 1)) {
      if (slots[slot] !== hash) continue;
      const memo = this.#memos[slots[slot + 1]! - 1]!;
      if (stands(memo.text, text, start, end)) return memo;
    }
    const memo = new Memo(ownCopy(text, start, end), this.#known);
    this.#memos.push(memo);
    slots[slot] = hash;
    slots[slot + 1] = this.#memos.length;
    for (const form of memo.barred) {
      const bars = this.#barring.get(form);
      if (bars) bars.push(memo);
      else this.#barring.set(form, [memo]);
    }
    if (this.#memos.length * 4 > slots.length) this.#grow();
    return memo;
  }

  #grow(): void {
    const [before, slots] = [this.#slots, new Int32Array(this.#slots.length * 2)];
    for (let old = 0; old < before.length; old += 2) {
      if (before[old + 1] === 0) continue;
      let slot = firstSlot(before[old]!, slots);
      while (slots[slot + 1] !== 0) slot = (slot + 2) & (slots.length - 1);
      slots[slot] = before[old]!;
      slots[slot + 1] = before[old + 1]!;
    }
    this.#slots = slots;
  }
}

const firstSlot = (hash: number, slots: Int32Array): number => ((hash ^ (hash >>> 15)) << 1) & (slots.length - 1);

function stands(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

/** Letter by letter: a slice would keep the whole text alive for as long as the word is remembered. */
function ownCopy(text: string, start: number, end: number): string {
  let word = '';
  for (let at = start; at < end; at++) word += text[at]!;
  return word;
}

// Participles, infinitives and adjectives of which no list is long enough.
const SMALL_FORM =
  /(?:^(?:.{0,6})ge.{2,}(?:t|en)|ier(?:en|t|te|ten)|(?:[td]e[tn]?|eln|ern|end|ende[rnsm]?)|(?:lich|ig|isch|bar|sam|los|haft|weise|wärts)(?:e[rnsm]?)?)$/;

/** What German writes small: function words, verbs, qualities. A name of the lists is none of them. */
function writtenSmall(text: string, sort: Sort): boolean {
  const { folded } = sort;
  if (sort.large || text.length < 3 || /\d/.test(text) || isFunctionWord(folded) || isCommonWord(folded, false))
    return true;
  const { firstNames, surnames, places } = gazetteer;
  if (firstNames.has(folded) || surnames.has(folded) || places.has(folded)) return false;
  return SMALL_FORM.test(text);
}

const lookups = new WeakMap<Known, Lookup>();
export function lookupIn(known: Known): Lookup {
  let lookup = lookups.get(known);
  if (!lookup) {
    lookup = new Lookup(known);
    lookups.set(known, lookup);
  }
  return lookup;
}
