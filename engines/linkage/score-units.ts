import type { Blocking } from './blocks.ts';
import { forPairs, isFoundEarlier, type Unit } from './find-pairs.ts';
import type { Prepared } from './prepare.ts';
import type { ScoreTable } from './score-table.ts';
import { createScorer, type Scorer } from './scorer.ts';
import { sortByKey } from './sort-keys.ts';

/** Pairs of records with their weight. */
export interface Pairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weight: Float64Array;
  /** How many pairs were compared to find these. */
  readonly compared: number;
}

/** Scores the pairs of units, one after the other, and keeps those that weigh at least `least`. */
export function unitScorer(
  prepared: Prepared,
  blocking: Blocking,
  table: ScoreTable,
  least: number,
): (unit: Unit) => Pairs {
  const scorer = createScorer(prepared, table);
  return (unit) => scoreUnit(prepared, blocking, scorer, unit, least);
}

function scoreUnit(prepared: Prepared, blocking: Blocking, scorer: Scorer, unit: Unit, least: number): Pairs {
  const left: number[] = [];
  const right: number[] = [];
  const weights: number[] = [];
  let compared = 0;
  forPairs(prepared, blocking, unit, (i, j) => {
    compared += 1;
    const weight = scorer.weigh(i, j, least);
    if (weight < least || isFoundEarlier(blocking, unit, i, j)) return;
    left.push(i);
    right.push(j);
    weights.push(weight);
  });
  return { left: Int32Array.from(left), right: Int32Array.from(right), weight: Float64Array.from(weights), compared };
}

/** All units' pairs in one order whatever order they were scored in, each pair once. */
export function joinPairs(parts: readonly Pairs[]): Pairs {
  const total = parts.reduce((sum, part) => sum + part.left.length, 0);
  const left = new Int32Array(total);
  const right = new Int32Array(total);
  const weight = new Float64Array(total);
  let at = 0;
  for (const part of parts) {
    left.set(part.left, at);
    right.set(part.right, at);
    weight.set(part.weight, at);
    at += part.left.length;
  }
  const byRight = sortByKey(Uint32Array.from(right), countUp(total)).items;
  const order = sortByKey(
    Uint32Array.from(byRight, (k) => left[k]!),
    byRight,
  ).items;
  const once = order.filter(
    (k, place) => place === 0 || left[k] !== left[order[place - 1]!] || right[k] !== right[order[place - 1]!],
  );
  const pick = <T extends Int32Array | Float64Array>(from: T, to: T): T => {
    once.forEach((k, place) => {
      to[place] = from[k]!;
    });
    return to;
  };
  return {
    left: pick(left, new Int32Array(once.length)),
    right: pick(right, new Int32Array(once.length)),
    weight: pick(weight, new Float64Array(once.length)),
    compared: parts.reduce((sum, part) => sum + part.compared, 0),
  };
}

function countUp(length: number): Int32Array {
  const numbers = new Int32Array(length);
  for (let k = 0; k < length; k++) numbers[k] = k;
  return numbers;
}
