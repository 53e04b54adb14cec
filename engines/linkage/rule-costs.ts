import { type KeysOf, keysOfRule, mixKeys } from './block-keys.ts';
import { LARGEST_BLOCK } from './blocks.ts';
import type { BlockRule } from './model.ts';
import type { Prepared } from './prepare.ts';

const SAMPLE = 8000;

/** Some records from all over the table. */
export function sampleRecords(records: number, random: () => number): Int32Array {
  const sample = new Int32Array(Math.min(records, SAMPLE));
  const step = records / SAMPLE;
  for (let at = 0; at < sample.length; at++)
    sample[at] = records <= SAMPLE ? at : Math.min(records - 1, Math.floor((at + random()) * step));
  return sample;
}

/** Counts pairs of equal keys, 0 left out, in a table with open addressing: sorting took a sixth of what a small list costs. */
export function pairCounter(records: number): (keys: Int32Array) => number {
  const size = 2 ** Math.ceil(Math.log2(records * 2 + 2));
  const held = new Int32Array(size);
  const times = new Int32Array(size);
  return (keys) => {
    held.fill(0);
    times.fill(0);
    let pairs = 0;
    for (let record = 0; record < keys.length; record++) {
      const key = keys[record]!;
      if (key === 0) continue;
      let at = Math.imul(key, 0x9e3779b1) & (size - 1);
      while (held[at] !== 0 && held[at] !== key) at = (at + 1) & (size - 1);
      held[at] = key;
      pairs += times[at]!;
      times[at]! += 1;
    }
    return pairs;
  };
}

/** Keys that need both: 0 where one is unknown. */
export function bothKeys(one: Int32Array, other: Int32Array): Int32Array {
  const both = new Int32Array(one.length);
  for (let at = 0; at < both.length; at++)
    both[at] = one[at] === 0 || other[at] === 0 ? 0 : mixKeys(one[at]!, other[at]!);
  return both;
}

/** Pairs of a search by words, counted on all records since rare words do not show in a sample. */
export function wordCost(prepared: Prepared, rule: BlockRule, keysOf: KeysOf): number {
  const field = rule.parts.find(({ key }) => key === 'word')!.field;
  const { values, counts } = prepared.fields[field]!;
  const and = rule.parts.length > 1 ? keysOfRule(prepared, rule.parts, keysOf) : null;
  const times = new Map<number, number>();
  if (and === null) {
    for (let code = 0; code < values.size; code++)
      for (let at = values.wordFirst[code]!; at < values.wordFirst[code + 1]!; at++)
        times.set(values.wordHash[at]!, (times.get(values.wordHash[at]!) ?? 0) + counts[code]!);
  } else {
    const width = prepared.fields.length;
    for (let record = 0; record < prepared.records; record++) {
      const code = prepared.cells[record * width + field]!;
      if (code < 0 || and[record] === 0) continue;
      for (let at = values.wordFirst[code]!; at < values.wordFirst[code + 1]!; at++) {
        const key = mixKeys(values.wordHash[at]!, and[record]!);
        times.set(key, (times.get(key) ?? 0) + 1);
      }
    }
  }
  let pairs = 0;
  for (const count of times.values()) if (count <= LARGEST_BLOCK) pairs += (count * (count - 1)) / 2;
  return pairs;
}
