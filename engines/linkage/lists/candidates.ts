import type { Entry } from './entries.ts';

/** What an entry is found by: its words, three letters in a row of each, all letters together, and its initials (NAACP). */
function keysOf(entry: Entry): string[] {
  const keys = new Set<string>();
  let initials = '';
  for (const { text, little } of entry.words) {
    keys.add(text);
    const padded = `^${text}$`;
    for (let at = 0; at + 3 <= padded.length; at++) keys.add(padded.slice(at, at + 3));
    if (text.length > 2 && !little) initials += text[0];
  }
  keys.add(`=${entry.joined.slice(0, 40)}`);
  if (initials.length >= 3) keys.add(initials);
  return [...keys];
}

/**
 * Inverted index of a list. Finding looks at the rarest keys first and stops when its budget of places is spent, so that the cost per entry
 * has a bound however common the words are. Memory: 4 bytes per key and entry, about 30 keys an entry.
 */
export class Index {
  readonly #ids = new Map<string, number>();
  readonly #start: Int32Array;
  readonly #places: Int32Array;
  readonly #length: Float32Array;
  readonly #weight: Float32Array;
  readonly #score: Float32Array;
  readonly #touched: Int32Array;

  constructor(list: readonly Entry[]) {
    const keys = list.map((entry) =>
      Int32Array.from(keysOf(entry), (key) => {
        const known = this.#ids.get(key);
        if (known !== undefined) return known;
        this.#ids.set(key, this.#ids.size);
        return this.#ids.size - 1;
      }),
    );
    const start = new Int32Array(this.#ids.size + 2);
    for (const some of keys) for (const key of some) start[key + 2]! += 1;
    for (let key = 2; key < start.length; key++) start[key]! += start[key - 1]!;
    this.#places = new Int32Array(start.at(-1) ?? 0);
    for (const [at, some] of keys.entries()) for (const key of some) this.#places[start[key + 1]!++] = at;
    this.#start = start;
    this.#weight = Float32Array.from(
      { length: this.#ids.size },
      (_, key) => Math.log2(1 + list.length / Math.max(1, start[key + 1]! - start[key]!)) ** 2,
    );
    this.#length = Float32Array.from(
      keys,
      (some) => Math.sqrt(some.reduce((sum, key) => sum + this.#weight[key]!, 0)) || 1,
    );
    this.#score = new Float32Array(list.length);
    this.#touched = new Int32Array(BUDGET * 2 + 1);
  }

  /** Up to `most` entries that share rare words or letters, best first by cosine of their rarities. */
  find(entry: Entry, most: number, except: number): number[] {
    const known: number[] = [];
    for (const key of keysOf(entry)) {
      const id = this.#ids.get(key);
      if (id !== undefined) known.push(id);
    }
    const start = this.#start;
    known.sort((a, b) => start[a + 1]! - start[a]! - start[b + 1]! + start[b]! || a - b);
    const score = this.#score;
    const touched = this.#touched;
    let count = 0;
    let budget = BUDGET;
    for (const id of known) {
      const from = start[id]!;
      const size = start[id + 1]! - from;
      if (size > budget && count > 0) break;
      const weight = this.#weight[id]!;
      const end = from + Math.min(size, budget);
      for (let at = from; at < end; at++) {
        const other = this.#places[at]!;
        if (score[other] === 0) touched[count++] = other;
        score[other]! += weight;
      }
      budget -= size;
      if (budget <= 0) break;
    }
    return this.#best(count, most, except);
  }

  /** The best few of those touched, by insertion; scores are wiped on the way. */
  #best(count: number, most: number, except: number): number[] {
    const found: number[] = [];
    const value: number[] = [];
    for (let n = 0; n < count; n++) {
      const other = this.#touched[n]!;
      const here = this.#score[other]! / this.#length[other]!;
      this.#score[other] = 0;
      if (other === except) continue;
      const last = value.length;
      if (last === most && (here < value[last - 1]! || (here === value[last - 1] && other > found[last - 1]!)))
        continue;
      let at = last === most ? last - 1 : last;
      while (at > 0 && (value[at - 1]! < here || (value[at - 1] === here && found[at - 1]! > other))) {
        value[at] = value[at - 1]!;
        found[at] = found[at - 1]!;
        at -= 1;
      }
      value[at] = here;
      found[at] = other;
    }
    return found;
  }
}

/** Places looked at per entry. */
const BUDGET = 4000;
