import { codeOf, phoneCode } from './known.ts';
import { ENDINGS } from './stand-ins.ts';
import { kindOfChar } from './words.ts';

/** One pair: what was sent, and what it stands for. */
export interface MapEntry {
  readonly standIn: string;
  readonly original: string;
  readonly kind: string;
}
/** Keep it where the original text is kept: it is as personal. JSON. */
export interface PseudonymMap {
  readonly version: 1;
  readonly entries: readonly MapEntry[];
}

const endings = new Set(ENDINGS);

class Finder {
  readonly #byStart = new Map<number, MapEntry[]>();
  readonly #byCode = new Map<string, MapEntry>();
  readonly longest: number;

  constructor(map: PseudonymMap) {
    let longest = 0;
    for (const entry of map.entries) {
      longest = Math.max(longest, entry.standIn.length);
      const key = startKey(entry.standIn, 0);
      const list = this.#byStart.get(key);
      if (list) list.push(entry);
      else this.#byStart.set(key, [entry]);
      if (/^(?:phone|iban|card|vat)$/.test(entry.kind)) {
        this.#byCode.set(codeOf(entry.standIn), entry);
        if (entry.kind === 'phone') this.#byCode.set(phoneCode(entry.standIn), entry);
      }
    }
    for (const list of this.#byStart.values()) list.sort((a, b) => b.standIn.length - a.standIn.length);
    // Spaces may have been doubled or turned into line breaks, an ending added.
    this.longest = longest === 0 ? 0 : longest * 2 + 16;
  }

  /** What begins at this place; the longest stand-in, written as we wrote it before one written otherwise. */
  at(text: string, from: number): { end: number; put: string } | null {
    const list = this.#byStart.get(startKey(text, from));
    if (list) {
      for (const entry of list) {
        const end = follow(text, from, entry.standIn, true);
        if (end > 0 && endsHere(text, end)) return { end, put: entry.original };
      }
      for (const entry of list) {
        const end = follow(text, from, entry.standIn, false);
        if (end < 0 || !endsHere(text, end)) continue;
        const written = text.slice(from, end);
        if (written === written.toUpperCase()) return { end, put: entry.original.toUpperCase() };
        if (written === written.toLowerCase()) return { end, put: entry.original.toLowerCase() };
      }
    }
    return this.#byCode.size > 0 && /[\d+(A-Z]/.test(text[from]!) ? this.#reshaped(text, from) : null;
  }

  /** A number that came back in another spelling: grouped otherwise, with or without country code. */
  #reshaped(text: string, from: number): { end: number; put: string } | null {
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

/** The first two letters, whatever their case. */
function startKey(text: string, at: number): number {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  return (smallCode(first, text, at) << 16) | smallCode(second || 0, text, at + 1);
}

function smallCode(code: number, text: string, at: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  return text[at]!.toLowerCase().charCodeAt(0);
}

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

/** Puts the originals back in a text that comes in pieces. What {@link push} returns is final; {@link end} gives the rest. */
export class Reidentifier {
  readonly #finder: Finder;
  #buffer = '';
  #before = '';

  constructor(map: PseudonymMap | Finder) {
    this.#finder = map instanceof Finder ? map : new Finder(map);
  }

  push(piece: string): string {
    this.#buffer += piece;
    // Behind this place a stand-in might still be incomplete.
    return this.#work(this.#buffer.length - this.#finder.longest);
  }

  end(): string {
    return this.#work(this.#buffer.length);
  }

  #work(until: number): string {
    if (until <= 0) return '';
    const text = this.#buffer;
    const out: string[] = [];
    let from = 0;
    let at = 0;
    while (at < until) {
      const kind = kindOfChar(text.charCodeAt(at));
      const previous = at > 0 ? text[at - 1]! : this.#before;
      const startsWord = previous === '' || kindOfChar(previous.charCodeAt(0)) === 0;
      if (kind === 0 ? text[at] !== ' ' : startsWord) {
        const found = this.#finder.at(text, at);
        if (found) {
          out.push(text.slice(from, at), found.put);
          at = found.end;
          from = at;
          continue;
        }
      }
      at++;
    }
    out.push(text.slice(from, at));
    this.#before = at > 0 ? text[at - 1]! : this.#before;
    this.#buffer = text.slice(at);
    return out.join('');
  }
}

/** Puts the originals back, through German endings, capitals, changed spaces and number spellings. */
export function reidentify(text: string, map: PseudonymMap): string {
  return reidentifyAll([text], map)[0]!;
}

/** The same for many texts that share one map. */
export function reidentifyAll(texts: readonly string[], map: PseudonymMap): string[] {
  const finder = new Finder(map);
  return texts.map((text) => {
    const reidentifier = new Reidentifier(finder);
    return reidentifier.push(text) + reidentifier.end();
  });
}
