import { cleanText } from '#engines/text/parsed.ts';
import { canonical, numberOf } from '../names/common-words.ts';
import { repaired } from '../names/prepare-name.ts';
import { toLatin } from '../names/transliterate.ts';

/** A word of the lists: one object for all its occurrences, so that equal words are the same object. */
export interface Word {
  readonly text: string;
  /** One spelling for known variants: `intl`, `international`. */
  readonly canonical: string;
  /** Set of its letters: two words that share few cannot be alike. */
  readonly letters: number;
  readonly little: boolean;
  /** log2 of entries over entries that have it; set once all entries are read. */
  bits: number;
}

/** One line of a list, cut into comparable words. */
export interface Entry {
  readonly words: readonly Word[];
  /** Stands in brackets: explains the name more than it is the name. */
  readonly aside: readonly boolean[];
  readonly numbers: readonly (string | undefined)[];
  /** All letters and digits, no spaces. */
  readonly joined: string;
}

const MOST_LETTERS = 300;
const MOST_WORDS = 24;
const LITTLE = new Set('and the for of in de la a und der die das et le les'.split(' '));

export class Lexicon {
  readonly #words = new Map<string, Word>();
  readonly #seen = new Map<Word, number>();
  #entries = 0;

  /** Any text gives an entry; one without letter or digit has no words and links to nothing. */
  read(original: string): Entry {
    const { words, aside, roman } = split(original);
    this.#entries += 1;
    // A name that is all brackets is no aside.
    const whole = aside.every(Boolean);
    const known = words.map((word) => this.#word(word));
    for (const word of new Set(known)) this.#seen.set(word, (this.#seen.get(word) ?? 0) + 1);
    return {
      words: known,
      aside: whole ? aside.map(() => false) : aside,
      numbers: words.map((word, at) => numberOf(word, at > 0 && roman[at] === true)),
      joined: words.join(''),
    };
  }

  /** Counts what was read; call once, after the last entry. */
  weigh(): void {
    for (const [word, count] of this.#seen) word.bits = Math.log2(1 + this.#entries / count);
  }

  #word(text: string): Word {
    const known = this.#words.get(text);
    if (known) return known;
    let letters = 0;
    for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
    const word = { text, canonical: canonical(text), letters, little: LITTLE.has(text), bits: 1 };
    this.#words.set(text, word);
    return word;
  }
}

function split(original: string): { words: string[]; aside: boolean[]; roman: boolean[] } {
  const text = cleanText(repaired(original.slice(0, 2 * MOST_LETTERS)))
    .slice(0, MOST_LETTERS)
    .replace(/_/g, ' ')
    .replace(/&|\+/g, ' and ');
  const words: string[] = [];
  const aside: boolean[] = [];
  let depth = 0;
  for (const part of text.split(/([([{)\]}])/)) {
    if (/^[([{]$/.test(part)) depth += 1;
    else if (/^[)\]}]$/.test(part)) depth = Math.max(0, depth - 1);
    else {
      // Apostrophes belong to the word (Men's), full stops inside abbreviations too (U.S.).
      const plain = part.replace(/[’'`´]s\b/g, 's').replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1');
      for (const word of toLatin(plain).split(' ')) {
        if (word === '' || words.length >= MOST_WORDS) continue;
        words.push(word);
        aside.push(depth > 0);
      }
    }
  }
  return { words, aside, roman: words.map((word) => /^[ivx]$/.test(word)) };
}
