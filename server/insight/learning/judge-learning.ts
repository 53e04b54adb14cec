import {
  auditBias,
  type BiasAudit,
  type ChanceComparison,
  type Comparison,
  compareChances,
  compareModels,
  createTableBuilder,
  type Model,
  predict,
  ScoringRefusal,
  type Table,
  type TrainWorld,
  train,
  type Words,
} from '#engines/scoring/index.ts';
import type { Case, Cases } from './cases.ts';

export interface LearnTask {
  readonly cases: Cases;
  /** The version in force, and the last day of what it learnt from. */
  readonly previous: { readonly model: Model; readonly until: string } | null;
}

/** Learnt up to a day and judged on what came after it. */
export interface LaterComparison {
  readonly from: string;
  readonly base: ChanceComparison;
  /** Against the stage weights, on the rows where the stage of that day is known. */
  readonly rule: ChanceComparison | null;
  readonly previous: Comparison | null;
}

export interface Learnt {
  /** Null where nothing can be learnt from these cases at all. */
  readonly model: Model | null;
  readonly used: boolean;
  /** Takes over from the version in force; null where there is none. */
  readonly replaces: Comparison['verdict'] | null;
  readonly later: LaterComparison | null;
  readonly bias: BiasAudit | null;
  readonly verdict: Words;
}

const TARGET = 'outcome';
const LEAST_LATER = 20;

/** Trains on all cases, and once more on the earlier ones to see how that would have done later; decides what may be used. Pure, for a worker. */
export async function judgeLearning({ cases, previous }: LearnTask, world: TrainWorld): Promise<Learnt> {
  const config = { target: TARGET, positive: 'yes', time: 'day', group: 'company', seed: 7 };
  const whole = await attempt(() => train(tableOf(cases, cases.rows), config, world));
  if ('words' in whole)
    return { model: null, used: false, replaces: null, later: null, bias: null, verdict: whole.words };
  const { model, report } = whole;
  const split = splitInTime(cases.rows, previous?.until ?? null);
  const earlier = split && (await attempt(() => train(tableOf(cases, split.earlier), config, world)));
  const judged = split && earlier && 'model' in earlier ? compareLater(cases, split, earlier.model, previous) : null;
  const { later = null, bias = null } = judged ?? {};
  if (!report.used) return { model, used: false, replaces: null, later, bias, verdict: report.verdict };
  const proved = earlier && 'model' in earlier && earlier.report.used && later !== null;
  if (!proved || later.base.gain.mean <= 0)
    return { model, used: false, replaces: null, later, bias, verdict: proved ? notBetterLater : notShownLater };
  if (later.rule && later.rule.gain.mean <= 0)
    return { model, used: false, replaces: null, later, bias, verdict: notBetterThanRule };
  const replaces = previous === null ? null : (later?.previous?.verdict ?? 'keep');
  const verdict = replaces === null ? report.verdict : (later?.previous?.text ?? tooFewLater);
  return { model, used: true, replaces, later, bias, verdict };
}

const notShownLater: Words = {
  de: 'Im Ganzen lässt sich etwas lernen, aus den früheren Fällen allein aber noch nicht: ob es auf späteren Fällen hilft, ist nicht gezeigt. Das Modell wird noch nicht benutzt.',
  en: 'Something can be learnt from all cases, but not yet from the earlier ones alone: it is not shown to help on later cases. The model is not used yet.',
};
const notBetterLater: Words = {
  de: 'Was aus den früheren Fällen gelernt wurde, war auf den späteren nicht besser als die Grundquote; das Modell wird nicht benutzt.',
  en: 'What was learnt from the earlier cases was no better than the base rate on the later ones; the model is not used.',
};
const notBetterThanRule: Words = {
  de: 'Auf späteren Fällen war das Modell nicht besser als die Gewichte der Phasen; es wird nicht benutzt.',
  en: 'On later cases the model was no better than the weights of the stages; it is not used.',
};
const tooFewLater: Words = {
  de: 'Seit dem Modell in Gebrauch sind zu wenige Fälle entschieden, um das neue mit ihm zu vergleichen; das alte bleibt, das neue steht daneben.',
  en: 'Too few cases were settled since the model in use to compare the new one with it; the old one stays, the new one stands beside it.',
};

async function attempt<T>(work: () => Promise<T>): Promise<T | { readonly words: Words }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ScoringRefusal && error.code !== 'cancelled') return { words: error.words };
    throw error;
  }
}

function tableOf({ columns }: Cases, rows: readonly Case[]): Table {
  const table = createTableBuilder([...columns, 'day', 'company', TARGET]);
  for (const row of rows) table.push([...row.cells, row.day, row.group, row.positive ? 'yes' : 'no']);
  return table.finish();
}

interface Split {
  readonly from: string;
  readonly earlier: readonly Case[];
  readonly later: readonly Case[];
}

/** At the day that leaves three tenths of the cases later, or where the version in force stopped learning. Outcomes of later days teach nothing. */
export function splitInTime(rows: readonly Case[], until: string | null): Split | null {
  const days = rows.map(({ day }) => day).toSorted();
  const third = days[Math.floor(days.length * 0.7)];
  if (third === undefined) return null;
  const from = until !== null && until > third ? until : third;
  const later = rows.filter(({ day }) => day >= from);
  const earlier = rows.filter(({ settledOn }) => settledOn < from);
  return later.length < LEAST_LATER || earlier.length === 0 ? null : { from, earlier, later };
}

function compareLater(
  cases: Cases,
  { from, earlier, later }: Split,
  model: Model,
  previous: LearnTask['previous'],
): { readonly later: LaterComparison; readonly bias: BiasAudit | null } {
  const table = tableOf(cases, later);
  const chances = predict(model, table, { reasons: 0 }).map(({ probability }) => probability);
  const target = later.map(({ positive }) => (positive ? 1 : 0));
  const numbers = new Map<string, number>();
  const groups = later.map(({ group }) => {
    const known = numbers.get(group) ?? numbers.size;
    numbers.set(group, known);
    return known;
  });
  const rate = (earlier.filter(({ positive }) => positive).length + 0.5) / (earlier.length + 1);
  const ruled = [...later.keys()].filter((at) => later[at]!.rule !== null);
  const pick = <T>(list: readonly T[]): T[] => ruled.map((at) => list[at]!);
  const rule =
    ruled.length < LEAST_LATER
      ? null
      : compareChances({
          chances: pick(chances),
          other: ruled.map((at) => later[at]!.rule!),
          target: pick(target),
          groups: pick(groups),
        });
  return {
    later: {
      from,
      base: compareChances({ chances, other: later.map(() => rate), target, groups }),
      rule,
      previous: previous ? compareModels(previous.model, model, table) : null,
    },
    bias: auditOf(later, chances, target),
  };
}

function auditOf(rows: readonly Case[], chances: readonly number[], target: readonly number[]): BiasAudit | null {
  const names = [...new Set(rows.flatMap(({ audited }) => Object.keys(audited)))];
  const attributes = names.map((name) => ({ name, values: rows.map(({ audited }) => audited[name] ?? '') }));
  return rows.length < 2 * LEAST_LATER || attributes.length === 0 ? null : auditBias({ chances, target, attributes });
}
