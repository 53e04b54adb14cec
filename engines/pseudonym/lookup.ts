import { isGlued } from './accept-known.ts';
import { isCommonWord, isFunctionWord } from './common-words.ts';
import { gazetteer } from './gazetteer.ts';
import type { Hit, Known } from './known.ts';
import { model } from './model.ts';
import { type Sort, sortWord } from './sort-word.ts';

/** What can be said about a word without its neighbours. */
export interface Memo {
  readonly hit: Hit | null;
  readonly sort: Sort;
  /** As if it were written large; the same for what no text writes large. */
  readonly large: () => Sort;
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
    let large: Sort | undefined;
    const sort = sortWord(text, model.letters, gazetteer);
    const made: Memo = {
      hit: known.find(text),
      sort,
      large: () => {
        large ??= writtenSmall(text, sort)
          ? sort
          : sortWord(text[0]!.toUpperCase() + text.slice(1), model.letters, gazetteer);
        return large;
      },
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
