import { isGlued } from './accept-known.ts';
import { gazetteer } from './gazetteer.ts';
import type { Hit, Known } from './known.ts';
import { model } from './model.ts';
import { type Sort, sortWord } from './sort-word.ts';

/** What can be said about a word without its neighbours. */
export interface Memo {
  readonly hit: Hit | null;
  readonly sort: Sort;
  /** A known name inside a longer word; asked only where nothing else was found. */
  readonly glued: () => boolean;
}

const MOST_REMEMBERED = 100_000;

/** Says it once per different word, over all texts hidden with the same known names. */
export class Lookup {
  readonly #known: Known;
  readonly #memo = new Map<string, Memo>();
  constructor(known: Known) {
    this.#known = known;
  }
  of(text: string): Memo {
    const memo = this.#memo.get(text);
    if (memo) return memo;
    const known = this.#known;
    let glued: boolean | undefined;
    const made: Memo = {
      hit: known.find(text),
      sort: sortWord(text, model.letters, gazetteer),
      glued: () => {
        glued ??= isGlued(text, known);
        return glued;
      },
    };
    if (this.#memo.size >= MOST_REMEMBERED) this.#memo.clear();
    this.#memo.set(text, made);
    return made;
  }
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
