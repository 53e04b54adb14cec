import { withinOneTypo } from './words.ts';

/**
 * Finds the listed word that a written word is, or would be but for one typing error. Symmetric deletes (Garbe 2012): two words
 * one error apart share a form with at most one letter struck from either. Only 32-bit hashes of those forms are kept, in one flat
 * table; a hit is confirmed on the words, so that a hash collision costs time and never an answer.
 */
export class TypoIndex {
  readonly #words: string[] = [];
  readonly #ids: number[] = [];
  #hashes = new Int32Array(0);
  #entries = new Int32Array(0);
  #mask = 0;
  #longest = 0;

  /** Adds a spelling of the word `id`; several spellings may lead to one word. Before {@link close}. */
  add(word: string, id: number): void {
    this.#words.push(word);
    this.#ids.push(id);
  }

  close(): void {
    let forms = 0;
    for (const word of this.#words) {
      forms += word.length + 1;
      this.#longest = Math.max(this.#longest, word.length);
    }
    let size = 1024;
    while (size < forms * 2) size *= 2;
    this.#mask = size - 1;
    this.#hashes = new Int32Array(size);
    this.#entries = new Int32Array(size).fill(-1);
    for (let entry = 0; entry < this.#words.length; entry++) {
      const word = this.#words[entry]!;
      for (let skip = -1; skip < word.length; skip++) this.#insert(hashWithout(word, skip), entry);
    }
  }

  #insert(hash: number, entry: number): void {
    let slot = hash & this.#mask;
    while (this.#entries[slot] !== -1) slot = (slot + 1) & this.#mask;
    this.#hashes[slot] = hash;
    this.#entries[slot] = entry;
  }

  /** Word ids one error away, the closest in length first; at most `limit`. */
  find(word: string, limit = 4): number[] {
    const found: number[] = [];
    // Every form of a word of a hundred thousand letters would be hashed in vain, for minutes.
    if (word.length > this.#longest + 1) return found;
    for (let skip = -1; skip < word.length && found.length < limit; skip++) {
      const hash = hashWithout(word, skip);
      let slot = hash & this.#mask;
      while (this.#entries[slot] !== -1 && this.#entries.length > 0) {
        if (this.#hashes[slot] === hash) {
          const entry = this.#entries[slot]!;
          const id = this.#ids[entry]!;
          if (!found.includes(id) && withinOneTypo(word, this.#words[entry]!)) found.push(id);
          if (found.length >= limit) break;
        }
        slot = (slot + 1) & this.#mask;
      }
    }
    return found;
  }
}

/** FNV-1a over the letters, one left out (-1: none). */
function hashWithout(word: string, skip: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    if (at === skip) continue;
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}
