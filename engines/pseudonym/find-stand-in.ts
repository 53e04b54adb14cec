import { codeOf, phoneCode } from './known.ts';
import type { MapEntry, PseudonymMap } from './reidentify.ts';
import { ENDINGS, stemsOf } from './stems.ts';
import { endOfWord, kindOfChar } from './words.ts';

/** What stands at a place of the text, how far it goes and what it stands for. */
interface Found {
  readonly end: number;
  readonly put: string;
}

const endings = new Set(ENDINGS);
const NONE: readonly MapEntry[] = [];

/**
 * Finds the stand-in that begins at a place. They are kept by their first word in small letters: a word of the text is looked up as it is and
 * without each German ending, so the price of a place does not grow with the number of stand-ins (a list by first letters did, and made a
 * text of 10 MB take twenty seconds).
 */
export class StandInFinder {
  readonly #byWord = new Map<string, MapEntry[]>();
  readonly #byMark = new Map<number, MapEntry[]>();
  readonly #byCode = new Map<string, MapEntry>();
  /** A bit for the first three letters of every first word: most words of a text leave there, without being cut out of it. */
  readonly #beginnings = new Uint8Array(4096);
  /** Words up to this length are looked up whatever their letters: a stand-in of one or two letters with an ending. */
  #shortest = 0;
  /** How much of the text behind a place may belong to it: spaces may have been doubled or turned into line breaks, an ending added. */
  readonly reach: number;

  constructor(map: PseudonymMap) {
    let longest = 0;
    for (const entry of map.entries) {
      const { standIn, kind } = entry;
      longest = Math.max(longest, standIn.length);
      const first = standIn.charCodeAt(0);
      if (kindOfChar(first) === 0) put(this.#byMark, first, entry);
      else this.#putWord(standIn.slice(0, endOfWord(standIn, 0)).toLowerCase(), entry);
      if (kind !== 'phone' && kind !== 'iban' && kind !== 'card' && kind !== 'vat') continue;
      this.#byCode.set(codeOf(standIn), entry);
      if (kind === 'phone') this.#byCode.set(phoneCode(standIn), entry);
    }
    for (const lists of [this.#byWord, this.#byMark])
      for (const list of lists.values()) list.sort((a, b) => b.standIn.length - a.standIn.length);
    this.reach = longest === 0 ? 0 : longest * 2 + 16;
  }

  #putWord(word: string, entry: MapEntry): void {
    put(this.#byWord, word, entry);
    if (word.length < 3) this.#shortest = LONGEST_ENDING + 2;
    else this.#beginnings[beginning(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2))] = 1;
  }

  #mayBegin(text: string, from: number, end: number): boolean {
    if (end - from <= this.#shortest) return true;
    if (end - from < 3) return false;
    const a = text.charCodeAt(from);
    const b = text.charCodeAt(from + 1);
    const c = text.charCodeAt(from + 2);
    return (a | b | c) >= 128 || this.#beginnings[beginning(small(a), small(b), small(c))] === 1;
  }

  /** The longest stand-in that begins here, written as we wrote it before one written otherwise. `end`: of the word, if one begins here. */
  at(text: string, from: number, end: number): Found | null {
    const entries =
      end === from
        ? this.#byMark.get(text.charCodeAt(from))
        : this.#mayBegin(text, from, end)
          ? this.#candidates(text.slice(from, end))
          : NONE;
    if (entries && entries.length > 0) {
      const found = asWritten(entries, text, from) ?? writtenOtherwise(entries, text, from);
      if (found) return found;
    }
    return this.#byCode.size > 0 ? this.#reshaped(text, from) : null;
  }

  #candidates(word: string): readonly MapEntry[] {
    const lower = word.toLowerCase();
    let found: readonly MapEntry[] = this.#byWord.get(lower) ?? NONE;
    for (const shorter of stemsOf(lower)) {
      const stem = this.#byWord.get(shorter);
      if (stem) found = [...found, ...stem].sort((a, b) => b.standIn.length - a.standIn.length);
    }
    return found;
  }

  /** A number that came back in another spelling: grouped otherwise, with or without country code. */
  #reshaped(text: string, from: number): Found | null {
    if (!isOfNumber(text.charCodeAt(from)) || !isOfNumber(text.charCodeAt(from + 1))) return null;
    const run = /^[+(]?[\dA-Z][\d ()/.–-]{5,34}/.exec(text.slice(from, from + 40))?.[0];
    if (!run) return null;
    for (let end = run.length; end > 6; end--) {
      if (!/\d/.test(run[end - 1]!) || /\d/.test(run[end] ?? '')) continue;
      const piece = run.slice(0, end);
      const same = /^[+(]/.test(piece) ? undefined : this.#byCode.get(codeOf(piece));
      const entry = same ?? this.#byCode.get(phoneCode(piece));
      if (entry) return { end: from + end, put: entry.original };
    }
    return null;
  }
}

const LONGEST_ENDING = Math.max(...ENDINGS.map((ending) => ending.length));
const small = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);
const beginning = (a: number, b: number, c: number): number => (a * 961 + b * 31 + c) & 4095;

function put<K>(lists: Map<K, MapEntry[]>, key: K, entry: MapEntry): void {
  const list = lists.get(key);
  if (list) list.push(entry);
  else lists.set(key, [entry]);
}

function asWritten(entries: readonly MapEntry[], text: string, from: number): Found | null {
  for (const { standIn, original } of entries) {
    const end = follow(text, from, standIn, true);
    if (end > 0 && endsHere(text, end)) return { end, put: original };
  }
  return null;
}

function writtenOtherwise(entries: readonly MapEntry[], text: string, from: number): Found | null {
  for (const { standIn, original } of entries) {
    const end = follow(text, from, standIn, false);
    if (end < 0 || !endsHere(text, end)) continue;
    const written = text.slice(from, end);
    if (written === written.toUpperCase()) return { end, put: original.toUpperCase() };
    if (written === written.toLowerCase()) return { end, put: original.toLowerCase() };
  }
  return null;
}

const SIGNS = new Set([...'+ ()/.–-'].map((char) => char.charCodeAt(0)));
const isOfNumber = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || SIGNS.has(code);

function follow(text: string, from: number, literal: string, exact: boolean): number {
  let at = from;
  for (let char = 0; char < literal.length; char++) {
    const wanted = literal[char]!;
    if (wanted === ' ') {
      const before = at;
      while (at < text.length && /\s/.test(text[at]!)) at++;
      if (at === before) return -1;
      continue;
    }
    const found = text[at];
    if (found !== wanted && (exact || found === undefined || found.toLowerCase() !== wanted.toLowerCase())) return -1;
    at++;
  }
  return at;
}

function endsHere(text: string, end: number): boolean {
  if (end >= text.length || kindOfChar(text.charCodeAt(end)) === 0) return true;
  let stop = end;
  while (stop < text.length && stop - end < 7 && kindOfChar(text.charCodeAt(stop)) !== 0) stop++;
  return endings.has(text.slice(end, stop).toLowerCase());
}
