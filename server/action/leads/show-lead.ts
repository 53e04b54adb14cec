import type { LeadState } from '#contract/action/leads.ts';
import { explainLead } from '#server/insight/lead-scores/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { readRecord } from '#server/records/editing/index.ts';
import { leadRules, workingDaysLater } from './settings.ts';
import { type LeadFacts, type LeadStep, leadFactsOf, type StepRow, sellers, stepsOf } from './store.ts';
import { criterionIn, limitsIn, nextIn } from './words.ts';

export type Criterion = 'score' | 'decider' | 'conversation' | 'demand';

export interface LeadView {
  readonly facts: LeadFacts;
  readonly steps: readonly StepRow[];
  readonly criteria: readonly { readonly code: Criterion; readonly met: boolean; readonly text: string }[];
  readonly open: readonly LeadStep[];
}

export const dayOf = (moment: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(moment);

/** Where a lead stands, which criteria of the next stage are met, and what may be done. @throws Failure `not-found` */
export async function viewLead(app: App, actor: Actor, id: string): Promise<LeadView> {
  await readRecord(app, actor, 'company', id);
  const steps = await stepsOf(app.db, id);
  const accepted = steps.find(({ step }) => step === 'accept')?.at ?? null;
  const facts = (await leadFactsOf(app.db, id, accepted)) ?? fail('not-found', { kind: 'company' });
  const rules = await leadRules.read(app.db);
  const { language } = actor;
  const stage = facts.stage;
  if (stage === 'sal') {
    const all = [
      { code: 'decider' as const, asked: rules.needDecider, met: facts.deciderKnown },
      { code: 'conversation' as const, asked: rules.needConversation, met: facts.spokenWith },
      { code: 'demand' as const, asked: rules.needDemand, met: facts.demand },
    ];
    const criteria = all
      .filter(({ asked }) => asked)
      .map(({ code, met }) => ({ code, met, text: criterionIn(code, met, null, language) }));
    return { facts, steps, criteria, open: ['qualify', 'decline'] };
  }
  if (stage === 'mql') return { facts, steps, criteria: [], open: ['accept', 'decline'] };
  if (stage === 'sql') return { facts, steps, criteria: [], open: [] };
  const { score, probability } = await explainLead(app, actor, id);
  const met = probability === null ? score >= rules.mqlScore : probability * 100 >= rules.mqlChance;
  const asked =
    probability === null ? { points: rules.mqlScore, score } : { percent: rules.mqlChance, score: probability * 100 };
  const text = criterionIn('score', met, asked, language);
  return { facts, steps, criteria: [{ code: 'score', met, text }], open: ['hand-over'] };
}

export async function showLead(app: App, actor: Actor, id: string): Promise<LeadState> {
  const { facts, steps, criteria, open } = await viewLead(app, actor, id);
  const rules = await leadRules.read(app.db);
  const [last] = steps;
  const today = dayOf(app.clock.now());
  const waits = last && last.stage === facts.stage && (last.stage === 'mql' || last.stage === 'sal') ? last : null;
  const late =
    waits?.until && waits.until < today ? Math.round((Date.parse(today) - Date.parse(waits.until)) / 86_400_000) : 0;
  return {
    stage: facts.stage,
    version: facts.version,
    criteria: criteria.map((one) => ({ ...one })),
    next: nextIn(
      { stage: facts.stage, to: waits?.toName ?? facts.ownerName, until: waits?.until ?? null, late },
      actor.language,
    ),
    limits: limitsIn(rules, actor.language),
    until: waits?.until ?? null,
    daysLate: late,
    steps: steps.map(({ step, stage, toName, until, reason, madeByName, at }) => ({
      step,
      stage,
      to: toName,
      until,
      reason,
      by: madeByName,
      at: at.toISOString(),
    })),
    people: open.includes('hand-over') && may(actor, 'records.write') ? [...(await sellers(app.db))] : [],
    acceptBy: workingDaysLater(today, rules.acceptDays),
    may: may(actor, 'records.write') ? [...open] : [],
  };
}
