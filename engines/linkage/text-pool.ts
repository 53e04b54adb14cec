import { hashOfUnits, textOfUnits } from './units.ts';

/** Distinct texts by number, one after the other in one array: a million of them as strings would weigh more than the file they came from. */
export interface TextPool {
  /** How many texts. */
  size(): number;
  /** Number of a text. */
  number(text: string): number;
  /** Room for a text of so many units behind those that are there: write to `units` from `end` on, then `take` it. */
  room(length: number): { readonly units: Uint16Array; readonly end: number };
  /** Number of the text just written. */
  take(length: number): number;
  textOf(number: number): string;
  /** All units, and by text where it starts and at last where the last one ends. */
  laidOut(): { readonly units: Uint16Array; readonly start: Int32Array };
}

export function createTextPool(): TextPool {
  let units = new Uint16Array(4096);
  let start = new Int32Array(512);
  let hashes = new Int32Array(512);
  // By slot: number + 1 below, and above, in the bits that a number below the count of slots leaves free, those of its hash.
  let slots = new Int32Array(1024);
  let size = 0;
  let end = 0;
  const place = { units, end };

  const rehash = (): void => {
    slots = new Int32Array(slots.length * (size > 100_000 ? 2 : 4));
    const mask = slots.length - 1;
    for (let text = 0; text < size; text++) {
      let slot = hashes[text]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = (hashes[text]! & ~mask) | (text + 1);
    }
  };
  const isText = (text: number, length: number): boolean => {
    const from = start[text]!;
    if (start[text + 1]! - from !== length) return false;
    for (let at = 0; at < length; at++) if (units[from + at] !== units[end + at]) return false;
    return true;
  };
  const room = (length: number) => {
    if (end + length > units.length) {
      const larger = new Uint16Array(Math.max(units.length * 2, end + length));
      larger.set(units);
      units = larger;
    }
    place.units = units;
    place.end = end;
    return place;
  };
  const take = (length: number): number => {
    const hash = hashOfUnits(units, end, end + length);
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      const text = (entry & mask) - 1;
      if (((entry ^ hash) & ~mask) === 0 && isText(text, length)) return text;
      slot = (slot + 1) & mask;
    }
    if (size + 1 === start.length) {
      start = grown(start);
      hashes = grown(hashes);
    }
    hashes[size] = hash;
    size += 1;
    end += length;
    start[size] = end;
    slots[slot] = (hash & ~mask) | size;
    if (size * 2 > slots.length) rehash();
    return size - 1;
  };
  return {
    size: () => size,
    number(text) {
      const { units: to, end: from } = room(text.length);
      for (let at = 0; at < text.length; at++) to[from + at] = text.charCodeAt(at);
      return take(text.length);
    },
    room,
    take,
    textOf: (text) => textOfUnits(units, start[text]!, start[text + 1]!),
    laidOut: () => ({ units: units.subarray(0, end), start: start.subarray(0, size + 1) }),
  };
}

function grown(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(old.length * 2);
  larger.set(old);
  return larger;
}
