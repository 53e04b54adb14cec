import type { Blocking } from './blocks.ts';
import type { LinkPlan } from './link.ts';
import { type Field, LEVELS, type LinkageModel, log2odds } from './model.ts';
import { TRUST } from './number-values.ts';
import type { Prepared, PreparedField } from './prepare.ts';
import { PRIOR_U } from './prior-shares.ts';
import type { Pairs } from './score-units.ts';
import { isWordy, textOfValue, wordsOf } from './values.ts';

/** Values beyond these are written into a model as "the rest": a model is read by people, too. */
const MOST_VALUES = 2000;

/** The plan as a model that records can be compared with one by one (`compareRecords`), and that can be written as JSON. */
export function modelOf({ plan, prepared, blocking, estimate, threshold, seed }: LinkPlan): LinkageModel {
  const fields = plan.fields.map((field, at): Field => {
    const { ceiling } = estimate.table.fields[at]!;
    return {
      name: field.name,
      role: field.role,
      method: field.method,
      from: [...new Set(field.columns.flat())],
      levels: LEVELS[field.method].map((code, level) => ({
        code,
        m: estimate.m[at]![level]!,
        u:
          level === 0 ? estimate.u[at]![0]! : estimate.m[at]![level]! / 2 ** estimate.table.fields[at]!.weights[level]!,
      })),
      frequency: frequencyOf(prepared.fields[at]!),
      ...(estimate.dependence[at]!.length > 0 && {
        given: estimate.table.fields[at]!.given.map((one) => ({
          field: plan.fields[one.field]!.name,
          above: one.above,
          u: one.weights.map((weight, level) =>
            level === 0 ? estimate.u[at]![0]! * 2 ** one.lift : estimate.m[at]![level]! / 2 ** weight,
          ),
        })),
      }),
      ...(field.exchange && { exchange: field.exchange }),
      ...(ceiling && {
        ceiling: {
          from: LEVELS[field.method][ceiling.from]!,
          bits: ceiling.bits,
          unless: ceiling.unless.map((other) => plan.fields[other]!.name),
        },
      }),
    };
  });
  return {
    format: 'lotse-linkage',
    version: 1,
    prior: estimate.prior,
    fields,
    rules: blocking.rules,
    threshold,
    seed,
    notes: {
      origin: 'estimated',
      rows: prepared.recordOf.length,
      pairsLearntFrom: estimate.pairs,
      rounds: estimate.rounds,
      leftOut: plan.roles.flatMap(({ heading, role, because }) => (role === null ? [`${heading}: ${because}`] : [])),
    },
  };
}

function frequencyOf(field: PreparedField): NonNullable<Field['frequency']> {
  const { counts, values, known } = field;
  const least = counts.length > 50_000 ? 5 : 2;
  const trust = { rows: TRUST, share: PRIOR_U[field.method][0]! };
  const floor = Math.max(least, countOfRank(counts, MOST_VALUES));
  const codes: number[] = [];
  for (let code = 0; code < counts.length; code++) if (counts[code]! >= floor) codes.push(code);
  codes.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const named = codes.slice(0, MOST_VALUES);
  let rows = 0;
  const frequent: Record<string, number> = {};
  for (const code of named) {
    frequent[textOfValue(values, code)] = counts[code]!;
    rows += counts[code]!;
  }
  let others = -named.length;
  for (let code = 0; code < counts.length; code++) if (counts[code]! > 0) others += 1;
  const rest = others > 0 ? Math.max(0.7, (known - rows) / others) : 0.7;
  if (!isWordy(field.method)) return { rows: Math.max(1, known), rest, values: frequent, trust };
  return { rows: Math.max(1, known), rest, values: frequent, trust, words: frequentWords(field) };
}

/** How often the value of that rank occurs: a million values are not sorted for the two thousand in front. */
function countOfRank(counts: Int32Array, rank: number): number {
  const MOST = 10_000;
  const times = new Int32Array(MOST + 1);
  for (let code = 0; code < counts.length; code++) times[Math.min(MOST, counts[code]!)]! += 1;
  let values = 0;
  for (let count = MOST; count > 0; count--) {
    values += times[count]!;
    if (values >= rank) return count;
  }
  return 0;
}

function frequentWords({ values, counts }: PreparedField): Record<string, number> {
  const seen = new Map<string, number>();
  for (let code = 0; code < values.size; code++) {
    const text = textOfValue(values, code);
    for (const { from, to } of wordsOf(text))
      seen.set(text.slice(from, to), (seen.get(text.slice(from, to)) ?? 0) + counts[code]!);
  }
  const words = [...seen].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return Object.fromEntries(words.slice(0, MOST_VALUES));
}

/**
 * Share of true matches that no rule brought together, judged by how many rules found each accepted pair (Chao's lower bound: what was found once and
 * twice tells what was found never). 0 where all pairs were compared; null where too few were found to say.
 */
export function estimateMissed(prepared: Prepared, blocking: Blocking, pairs: Pairs, threshold: number): number | null {
  if (blocking.searches.some(({ kind }) => kind === 'all')) return 0;
  const { keys } = blocking;
  const least = log2odds(threshold);
  const times = [0, 0, 0];
  let found = 0;
  for (let at = 0; at < pairs.left.length; at++) {
    if (pairs.weight[at]! < least) continue;
    found += 1;
    let rules = 0;
    for (const column of keys) {
      const key = column[pairs.left[at]!]!;
      if (key !== 0 && key === column[pairs.right[at]!]) rules += 1;
    }
    times[Math.min(2, rules)] = times[Math.min(2, rules)]! + (rules === 1 || rules === 2 ? 1 : 0);
  }
  if (found < 20 || prepared.records === 0) return null;
  const missed = (times[1]! * times[1]!) / (2 * Math.max(1, times[2]!));
  return missed / (found + missed);
}
