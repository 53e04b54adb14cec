import {
  type BiasAudit,
  type Comparison,
  type Model,
  ScoringRefusal,
  type TrainWorld,
  train,
  type Words,
} from '#engines/scoring/index.ts';
import { type Cases, TARGET, tableOf } from './cases.ts';
import { compareLater, type LaterComparison, type Split, splitSince, splitsInTime } from './compare-later.ts';

export interface LearnTask {
  readonly cases: Cases;
  /** The version in force, and the last day of what it learnt from. */
  readonly previous: { readonly model: Model; readonly until: string } | null;
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

/** Trains on all cases, and again on the earlier ones to see how that would have done later; decides what may be used. Pure, for a worker. */
export async function judgeLearning({ cases, previous }: LearnTask, world: TrainWorld): Promise<Learnt> {
  const config = { target: TARGET, positive: 'yes', time: 'day', group: 'company', seed: 7 };
  const whole = await attempt(() => train(tableOf(cases, cases.rows), config, world));
  if ('words' in whole)
    return { model: null, used: false, replaces: null, later: null, bias: null, verdict: whole.words };
  const { model, report } = whole;
  const learnt: { split: Split; model: Model | null }[] = [];
  const learnAt = async (split: Split) => {
    const then = await attempt(() => train(tableOf(cases, split.earlier), config, world));
    return { split, model: 'words' in then ? null : then.model };
  };
  for (const split of splitsInTime(cases.rows)) learnt.push(await learnAt(split));
  const since = previous && splitSince(cases.rows, previous.until);
  const rival = previous && since ? { previous: previous.model, ...(await learnAt(since)) } : null;
  const judged = learnt.length === 0 ? null : compareLater(cases, learnt, rival);
  const { later = null, bias = null } = judged ?? {};
  const refused = (verdict: Words): Learnt => ({ model, used: false, replaces: null, later, bias, verdict });
  if (!report.used) return refused(report.verdict);
  if (later === null || !learnt.some((one) => one.model?.card.used)) return refused(notShownLater);
  if (later.base.gain.mean <= 0) return refused(notBetterLater);
  if (later.rule && later.rule.gain.mean <= 0) return refused(notBetterThanRule);
  const replaces = previous === null ? null : (later.previous?.verdict ?? 'keep');
  const verdict = replaces === null ? report.verdict : (later.previous?.text ?? tooFewLater);
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
