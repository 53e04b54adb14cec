type Numbers = Int32Array | Float64Array;

/** A typed array that grows by half: a million lines in 4 or 8 bytes each instead of a million objects. */
export function growing<T extends Numbers>(make: new (length: number) => T) {
  let values = new make(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value: number): void {
      if (length === values.length) {
        const wider = new make(length + (length >> 1));
        wider.set(values);
        values = wider;
      }
      values[length] = value;
      length += 1;
    },
    /** The values; nothing may be pushed any more. */
    done: (): T => values.subarray(0, length) as T,
  };
}

/** Numbers texts through in the order of their first appearance. */
export function interner() {
  const codes = new Map<string, number>();
  const names: string[] = [];
  return {
    names,
    codeOf(name: string): number {
      let code = codes.get(name);
      if (code === undefined) {
        code = names.length;
        codes.set(name, code);
        names.push(name);
      }
      return code;
    },
  };
}

/**
 * Remembers rows by a hash of 53 bits (two 32-bit multiplicative hashes, as in cyrb53): two different rows of two million pass for copies once in
 * five thousand files. A set of the texts themselves would hold the file in memory.
 */
export function createRowSet() {
  let slots = new Float64Array(1 << 12);
  let filled = 0;
  const place = (table: Float64Array, hash: number): number => {
    let at = hash % table.length;
    while (table[at] !== 0 && table[at] !== hash) at = at + 1 === table.length ? 0 : at + 1;
    return at;
  };
  return {
    /** @returns whether the row is new */
    add(cells: readonly string[]): boolean {
      const hash = hashOf(cells);
      const at = place(slots, hash);
      if (slots[at] === hash) return false;
      slots[at] = hash;
      filled += 1;
      if (filled * 2 > slots.length) {
        const wider = new Float64Array(slots.length * 2);
        for (const value of slots) if (value !== 0) wider[place(wider, value)] = value;
        slots = wider;
      }
      return true;
    },
  };
}

function hashOf(cells: readonly string[]): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const cell of cells) {
    for (let at = 0; at < cell.length; at++) {
      const code = cell.charCodeAt(at);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    a = Math.imul(a ^ 31, 2654435761);
    b = Math.imul(b ^ 31, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0) + 1;
}
