import { createKeys, type KeysOf, keysOfRule } from './block-keys.ts';
import { ones } from './jaro-winkler.ts';
import type { BlockRule, KeyKind, Method, Role } from './model.ts';
import type { PlannedField } from './plan-fields.ts';
import type { Prepared } from './prepare.ts';
import { createRandom } from './random.ts';
import { bothKeys, pairCounter, sampleRecords, wordCost } from './rule-costs.ts';

/** How often a key agrees in a true match where both sides know the field: what a rule is expected to find before data speak. */
const AGREES: Readonly<Record<Method, readonly (readonly [KeyKind, number])[]>> = {
  given: [
    ['same', 0.78],
    ['sound', 0.87],
  ],
  name: [
    ['same', 0.8],
    ['sound', 0.9],
  ],
  words: [
    ['same', 0.6],
    ['word', 0.9],
  ],
  company: [
    ['same', 0.65],
    ['word', 0.92],
  ],
  street: [
    ['same', 0.72],
    ['sound', 0.88],
  ],
  code: [
    ['same', 0.86],
    ['start', 0.91],
    ['end', 0.91],
  ],
  phone: [
    ['same', 0.75],
    ['end', 0.84],
  ],
  date: [
    ['same', 0.84],
    ['year', 0.92],
    ['day-month', 0.89],
    ['month-year', 0.89],
  ],
  number: [['same', 0.7]],
  email: [
    ['same', 0.75],
    ['user', 0.8],
  ],
  domain: [['same', 0.85]],
  category: [['same', 0.93]],
};
const SURER: Partial<Record<Role, number>> = { 'last-name': 0.03, identifier: 0.02, region: 0.02 };

const SIMULATED = 2000;
/** Every match is to be found by so many rules: real errors come in company, and simulated ones do not. */
const COVER = 3;
const MOST_RULES = 14;
/** Pairs a record may cost on average. */
const PAIRS_PER_RECORD = 24;
/** So many pairs take a second or two whatever the table: small ones with large clusters need them. */
const AFFORDABLE = 3_000_000;
const ALL_PAIRS = 1_500_000;

interface Key {
  readonly field: number;
  readonly key: KeyKind;
  readonly agrees: number;
}

export interface ChosenRules {
  readonly rules: readonly BlockRule[];
  /** Share of true matches that no rule is expected to find. */
  readonly expectedMissed: number;
}

/**
 * Greedy cover: of all single keys and pairs of keys, the one that finds most simulated matches not found yet for the pairs it costs, until next to
 * none is left or the budget is spent. Missing values of the table at hand are part of the simulation; costs are counted on a sample of it.
 */
export function chooseRules(prepared: Prepared, planned: readonly PlannedField[], seed: number): ChosenRules {
  const { records, split } = prepared;
  const two = split < records;
  const allPairs = two ? split * (records - split) : (records * (records - 1)) / 2;
  if (allPairs <= ALL_PAIRS) return { rules: [{ parts: [] }], expectedMissed: 0 };
  const keys = prepared.fields.flatMap((field, at) => {
    if (field.known < 0.02 * prepared.recordOf.length || field.averageRarity < 0.3) return [];
    const sure = SURER[planned[at]!.role] ?? 0;
    return AGREES[field.method].map(([key, agrees]): Key => ({ field: at, key, agrees: agrees + sure }));
  });
  const random = createRandom(seed);
  const budget = Math.max(400_000, PAIRS_PER_RECORD * records, Math.min(200 * records, AFFORDABLE));
  // Where pairs are plenty, a rule is not better for costing next to nothing.
  const base = Math.max(records * 0.3, Math.min(budget, AFFORDABLE) * 0.05);
  const keysOf = createKeys(prepared);
  const matches = simulate(prepared, keys, random, keysOf);
  const sample = sampleRecords(records, random);
  const scale = (records / sample.length) ** 2;
  const inSample = keys.map(({ field, key }) =>
    key === 'word' ? null : keysOfRule(prepared, [{ field, key }], keysOf, { rows: sample }),
  );
  const countPairs = pairCounter(sample.length);
  let candidates = candidateRules(prepared, keys, records, budget).map((parts) => {
    const rule = { parts: parts.map((at) => ({ field: keys[at]!.field, key: keys[at]!.key })) };
    const columns = parts.flatMap((at) => inSample[at] ?? []);
    const cost =
      columns.length < parts.length
        ? wordCost(prepared, rule, keysOf)
        : scale * countPairs(columns.reduce(bothKeys)) * (two ? 0.5 : 1);
    return { rule, cost, finds: parts.map((at) => matches[at]!).reduce(inBoth) };
  });
  const times = new Uint8Array(SIMULATED).fill(COVER);
  const open = new Int32Array(BITS).fill(-1);
  const chosen: BlockRule[] = [];
  let spent = 0;
  let left = SIMULATED * COVER;
  while (chosen.length < MOST_RULES && left > SIMULATED * COVER * 0.002) {
    let best: (typeof candidates)[number] | undefined;
    let most = 0;
    for (const candidate of candidates) {
      if (spent + candidate.cost > budget) continue;
      let gain = 0;
      for (let at = 0; at < BITS; at++) gain += ones(open[at]! & candidate.finds[at]!);
      const worth = gain / (candidate.cost + base) ** 0.25;
      if (gain > 0 && worth > most) {
        most = worth;
        best = candidate;
      }
    }
    if (!best) break;
    chosen.push(best.rule);
    spent += best.cost;
    for (let m = 0; m < SIMULATED; m++)
      if (times[m]! > 0 && isIn(best.finds, m)) {
        times[m]! -= 1;
        left -= 1;
        if (times[m] === 0) open[m >> 5]! &= ~(1 << (m & 31));
      }
    const { rule } = best;
    candidates = candidates.filter((candidate) => !findsNothingBeside(candidate.rule, rule));
  }
  if (chosen.length === 0) chosen.push(...fallback(prepared));
  const rules = chosen.filter((rule) => !chosen.some((other) => other !== rule && findsNothingBeside(rule, other)));
  return { rules, expectedMissed: times.filter((left) => left === COVER).length / SIMULATED };
}

/** Whether all that a rule finds, another finds as well: same number and state, beside same number. Equal values are alike in every key. */
const findsNothingBeside = (rule: BlockRule, other: BlockRule): boolean =>
  other.parts.every(({ field, key }) =>
    rule.parts.some((part) => part.field === field && (part.key === key || part.key === 'same')),
  );

/** Nothing is selective: the key that parts best, in spite of its cost; its blocks are split while they are compared. */
function fallback(prepared: Prepared): BlockRule[] {
  const best = prepared.fields
    .map((field, at) => ({ at, bits: field.averageRarity }))
    .sort((a, b) => b.bits - a.bits)[0];
  return best ? [{ parts: [{ field: best.at, key: 'same' }] }] : [];
}

/** Simulated matches, a bit each. */
const BITS = Math.ceil(SIMULATED / 32);
const isIn = (bits: Int32Array, m: number): boolean => ((bits[m >> 5]! >>> (m & 31)) & 1) === 1;
const inBoth = (one: Int32Array, other: Int32Array): Int32Array => one.map((bits, at) => bits & other[at]!);

/** By key: the simulated matches in which it agrees; errors of one field hit all its keys alike as far as they are known to. */
function simulate(prepared: Prepared, keys: readonly Key[], random: () => number, keysOf: KeysOf): Int32Array[] {
  const { cells, records, fields } = prepared;
  const width = fields.length;
  const agrees = keys.map(() => new Int32Array(BITS));
  const ofValue = keys.map(({ field, key }) => (key === 'word' ? null : keysOf(field, key)));
  for (let m = 0; m < SIMULATED; m++) {
    const record = Math.floor(random() * records);
    const luck = fields.map(() => random());
    const missing = fields.map((field) => random() > 0.3 + 0.7 * (field.known / prepared.recordOf.length));
    keys.forEach(({ field, agrees: share }, at) => {
      const code = cells[record * width + field]!;
      const known = code >= 0 && !missing[field] && ofValue[at]?.(code) !== 0;
      if (known && luck[field]! < share) agrees[at]![m >> 5]! |= 1 << (m & 31);
    });
  }
  return agrees;
}

/** Single keys and pairs of keys of different fields that can be selective enough, as far as the fields' frequencies say. */
function candidateRules(prepared: Prepared, keys: readonly Key[], records: number, budget: number): number[][] {
  const bits = keys.map(({ field, key }) => {
    const whole = prepared.fields[field]!.averageRarity;
    return key === 'same' || key === 'word'
      ? whole
      : Math.min(whole, key === 'year' ? 6 : key === 'day-month' ? 8 : 12);
  });
  const pairs = (records * (records - 1)) / 2;
  const worthwhile = (sum: number) => pairs * 2 ** -sum < budget * 4;
  const rules: number[][] = [];
  keys.forEach((one, a) => {
    if (worthwhile(bits[a]!)) rules.push([a]);
    for (let b = a + 1; b < keys.length; b++) {
      const other = keys[b]!;
      if (one.field === other.field || (one.key === 'word' && other.key === 'word')) continue;
      if (worthwhile(bits[a]! + bits[b]!)) rules.push([a, b]);
    }
  });
  return rules;
}
