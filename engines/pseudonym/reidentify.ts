import { StandInFinder } from './find-stand-in.ts';
import { endOfWord, kindOfChar } from './words.ts';

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

const SPACE = 32;

/** Puts the originals back in a text that comes in pieces. What {@link push} returns is final; {@link end} gives the rest. */
export class Reidentifier {
  readonly #finder: StandInFinder;
  #buffer = '';
  #before = '';

  constructor(map: PseudonymMap | StandInFinder) {
    this.#finder = map instanceof StandInFinder ? map : new StandInFinder(map);
  }

  push(piece: string): string {
    this.#buffer += piece;
    // Behind this place a stand-in might still be incomplete.
    return this.#work(this.#buffer.length - this.#finder.reach);
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
    const before = this.#before === '' ? 0 : kindOfChar(this.#before.charCodeAt(0));
    // The rest of a word that began in the piece before is nobody's beginning.
    if (before !== 0) at = Math.min(endOfWord(text, 0), Math.max(until, 0));
    while (at < until) {
      if (text.charCodeAt(at) === SPACE) {
        at++;
        continue;
      }
      const end = endOfWord(text, at);
      const found = this.#finder.at(text, at, end);
      if (found) {
        out.push(text.slice(from, at), found.put);
        from = found.end;
        // What is left of the word is its ending.
        at =
          kindOfChar(text.charCodeAt(from - 1)) === 0 ? from : Math.min(endOfWord(text, from), Math.max(until, from));
      } else at = end > at ? Math.min(end, Math.max(until, at + 1)) : at + 1;
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
  const finder = new StandInFinder(map);
  return texts.map((text) => {
    const reidentifier = new Reidentifier(finder);
    return reidentifier.push(text) + reidentifier.end();
  });
}
