import { createKeys, type KeysOf, keysOfRule, mixKeys } from './block-keys.ts';
import { averageRarity, LARGEST_BLOCK } from './blocks.ts';
import type { BlockRule, KeyKind, Method, Role } from './model.ts';
import type { PlannedField } from './plan-fields.ts';
import type { Prepared } from './prepare.ts';
import { createRandom } from './random.ts';

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
const SAMPLE = 12_000;

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
    if (field.known < 0.02 * prepared.recordOf.length || averageRarity(field) < 0.3) return [];
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
  let candidates = candidateRules(prepared, keys, records, budget).map((parts) => {
    const rule = { parts: parts.map((at) => ({ field: keys[at]!.field, key: keys[at]!.key })) };
    const cost = rule.parts.some(({ key }) => key === 'word')
      ? wordCost(prepared, rule, keysOf)
      : scale * pairsOf(keysOfRule(prepared, rule.parts, keysOf, { rows: sample })) * (two ? 0.5 : 1);
    return { parts, rule, cost };
  });
  const open = new Uint8Array(SIMULATED).fill(COVER);
  const chosen: BlockRule[] = [];
  let spent = 0;
  let left = SIMULATED * COVER;
  while (chosen.length < MOST_RULES && left > SIMULATED * COVER * 0.002) {
    let best: (typeof candidates)[number] | undefined;
    let most = 0;
    for (const candidate of candidates) {
      if (spent + candidate.cost > budget) continue;
      let gain = 0;
      for (let m = 0; m < SIMULATED; m++)
        if (open[m]! > 0 && candidate.parts.every((at) => matches[at]![m] === 1)) gain += 1;
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
      if (open[m]! > 0 && best.parts.every((at) => matches[at]![m] === 1)) {
        open[m]! -= 1;
        left -= 1;
      }
    const { rule } = best;
    candidates = candidates.filter((candidate) => !findsNothingBeside(candidate.rule, rule));
  }
  if (chosen.length === 0) chosen.push(...fallback(prepared));
  const rules = chosen.filter((rule) => !chosen.some((other) => other !== rule && findsNothingBeside(rule, other)));
  return { rules, expectedMissed: open.filter((times) => times === COVER).length / SIMULATED };
}

/** Whether all that a rule finds, another finds as well: same number and state, beside same number. Equal values are alike in every key. */
const findsNothingBeside = (rule: BlockRule, other: BlockRule): boolean =>
  other.parts.every(({ field, key }) =>
    rule.parts.some((part) => part.field === field && (part.key === key || part.key === 'same')),
  );

/** Nothing is selective: the key that parts best, in spite of its cost; its blocks are split while they are compared. */
function fallback(prepared: Prepared): BlockRule[] {
  const best = prepared.fields
    .map((field, at) => ({ at, bits: averageRarity(field) }))
    .sort((a, b) => b.bits - a.bits)[0];
  return best ? [{ parts: [{ field: best.at, key: 'same' }] }] : [];
}

/** 1 where a key agrees in a simulated match; errors of one field hit all its keys alike as far as they are known to. */
function simulate(prepared: Prepared, keys: readonly Key[], random: () => number, keysOf: KeysOf): Uint8Array[] {
  const { cells, records, fields } = prepared;
  const width = fields.length;
  const agrees = keys.map(() => new Uint8Array(SIMULATED));
  const ofValue = keys.map(({ field, key }) => (key === 'word' ? null : keysOf(field, key)));
  for (let m = 0; m < SIMULATED; m++) {
    const record = Math.floor(random() * records);
    const luck = fields.map(() => random());
    const missing = fields.map((field) => random() > 0.3 + 0.7 * (field.known / prepared.recordOf.length));
    keys.forEach(({ field, agrees: share }, at) => {
      const code = cells[record * width + field]!;
      const known = code >= 0 && !missing[field] && ofValue[at]?.(code) !== 0;
      if (known && luck[field]! < share) agrees[at]![m] = 1;
    });
  }
  return agrees;
}

function sampleRecords(records: number, random: () => number): Int32Array {
  if (records <= SAMPLE) return Int32Array.from({ length: records }, (_, at) => at);
  const step = records / SAMPLE;
  return Int32Array.from({ length: SAMPLE }, (_, at) => Math.min(records - 1, Math.floor((at + random()) * step)));
}

/** Single keys and pairs of keys of different fields that can be selective enough, as far as the fields' frequencies say. */
function candidateRules(prepared: Prepared, keys: readonly Key[], records: number, budget: number): number[][] {
  const bits = keys.map(({ field, key }) => {
    const whole = averageRarity(prepared.fields[field]!);
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

/** Pairs of equal keys, 0 left out. Counted in a table with open addressing: sorting took a sixth of what a small table costs. */
function pairsOf(keys: Int32Array): number {
  const size = 2 ** Math.ceil(Math.log2(keys.length * 2 + 2));
  const held = new Int32Array(size);
  const times = new Int32Array(size);
  let pairs = 0;
  for (const key of keys) {
    if (key === 0) continue;
    let at = Math.imul(key, 0x9e3779b1) & (size - 1);
    while (held[at] !== 0 && held[at] !== key) at = (at + 1) & (size - 1);
    held[at] = key;
    pairs += times[at]!;
    times[at]! += 1;
  }
  return pairs;
}

/** Pairs of a search by words, counted on all records since rare words do not show in a sample. */
function wordCost(prepared: Prepared, rule: BlockRule, keysOf: KeysOf): number {
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
