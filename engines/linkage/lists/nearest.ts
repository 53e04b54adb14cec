import type { Index } from './candidates.ts';
import type { Entry } from './entries.ts';
import { compareEntries, type Likeness } from './similarity.ts';

export interface Near {
  readonly at: number;
  readonly likeness: Likeness;
}

export interface Nearest {
  readonly best: Near | undefined;
  /** Likeness of the second best, 0 without one. */
  readonly second: number;
  /** Others nearly as good as the best. */
  readonly crowd: number;
}

const MOST = 16;

/** The entry of a list that an entry most likely means, and how much better it is than the others. */
export class Search {
  readonly #index: Index;
  readonly #list: readonly Entry[];

  constructor(index: Index, list: readonly Entry[]) {
    this.#index = index;
    this.#list = list;
  }

  /** @param except place of an entry that does not count: the entry itself */
  nearest(entry: Entry, except = -1): Nearest {
    const found: Near[] = [];
    for (const at of this.#index.find(entry, MOST, except)) {
      const likeness = compareEntries(this.#list[at]!, entry);
      if (likeness.value > 0) found.push({ at, likeness });
    }
    found.sort((a, b) => b.likeness.value - a.likeness.value || a.at - b.at);
    const [best, next] = found;
    const second = next?.likeness.value ?? 0;
    const crowd = best
      ? found.filter((one) => one !== best && one.likeness.value >= best.likeness.value * 0.9).length
      : 0;
    return { best, second, crowd };
  }
}
