import { codeOf, phoneCode } from './known.ts';
import type { MapEntry, PseudonymMap } from './reidentify.ts';
import { ENDINGS } from './stand-ins.ts';
import { endOfWord, kindOfChar } from './words.ts';

/** What stands at a place of the text, how far it goes and what it stands for. */
interface Found {
  readonly end: number;
  readonly put: string;
}

const endings = new Set(ENDINGS);
const NONE: readonly MapEntry[] = [];
const MOST_REMEMBERED = 50_000;

/**
 * Finds the stand-in that begins at a place. They are kept by their first word in small letters: a word of the text is looked up as it is and
 * without each German ending, so the price of a place does not grow with the number of stand-ins (a list by first letters did, and made a
 * text of 10 MB take twenty seconds).
 */
export class StandInFinder {
  readonly #byWord = new Map<string, MapEntry[]>();
  readonly #byMark = new Map<number, MapEntry[]>();
  readonly #byCode = new Map<string, MapEntry>();
  readonly #remembered = new Map<string, readonly MapEntry[]>();
  /** How much of the text behind a place may belong to it: spaces may have been doubled or turned into line breaks, an ending added. */
  readonly reach: number;

  constructor(map: PseudonymMap) {
    let longest = 0;
    for (const entry of map.entries) {
      const { standIn, kind } = entry;
      longest = Math.max(longest, standIn.length);
      const first = standIn.charCodeAt(0);
      if (kindOfChar(first) === 0) put(this.#byMark, first, entry);
      else put(this.#byWord, standIn.slice(0, endOfWord(standIn, 0)).toLowerCase(), entry);
      if (kind !== 'phone' && kind !== 'iban' && kind !== 'card' && kind !== 'vat') continue;
      this.#byCode.set(codeOf(standIn), entry);
      if (kind === 'phone') this.#byCode.set(phoneCode(standIn), entry);
    }
    for (const lists of [this.#byWord, this.#byMark])
      for (const list of lists.values()) list.sort((a, b) => b.standIn.length - a.standIn.length);
    this.reach = longest === 0 ? 0 : longest * 2 + 16;
  }

  /** The longest stand-in that begins here, written as we wrote it before one written otherwise. `end`: of the word, if one begins here. */
  at(text: string, from: number, end: number): Found | null {
    const entries = end > from ? this.#candidates(text.slice(from, end)) : this.#byMark.get(text.charCodeAt(from));
    if (entries && entries.length > 0) {
      const found = asWritten(entries, text, from) ?? writtenOtherwise(entries, text, from);
      if (found) return found;
    }
    return this.#byCode.size > 0 ? this.#reshaped(text, from) : null;
  }

  #candidates(word: string): readonly MapEntry[] {
    const known = this.#remembered.get(word);
    if (known) return known;
    const lower = word.toLowerCase();
    let found: readonly MapEntry[] = this.#byWord.get(lower) ?? NONE;
    for (const ending of ENDINGS) {
      if (!lower.endsWith(ending)) continue;
      const stem = this.#byWord.get(lower.slice(0, -ending.length));
      if (stem) found = [...found, ...stem].sort((a, b) => b.standIn.length - a.standIn.length);
    }
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(word, found);
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
  return endings.has(text.slice(end, stop));
}
