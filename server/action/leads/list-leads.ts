import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { leadRules } from './settings.ts';
import { dayOf } from './show-lead.ts';
import { countWaiting, PARTS, type Part, type WaitingRow, waitingLeads } from './store-waiting.ts';
import { criterionIn, type Language, limitsIn, nextIn, pointsIn, readyIn } from './words.ts';

export interface LeadsAsked {
  readonly part: Part;
  readonly mine: boolean;
  readonly limit: number;
}

/** Leads between marketing and sales: ready for hand-over, waiting to be accepted, waiting for the first conversation; with who is late. */
export async function listLeads(app: App, actor: Actor, { part, mine, limit }: LeadsAsked) {
  const rules = await leadRules.read(app.db);
  const today = dayOf(app.clock.now());
  const asked = { actor, mine, ready: { points: rules.mqlScore, chance: rules.mqlChance } };
  const [parts, rows] = await Promise.all([
    Promise.all(PARTS.map(async (name) => ({ part: name, ...(await countWaiting(app.db, name, asked, today)) }))),
    waitingLeads(app.db, part, asked, limit),
  ]);
  return {
    parts,
    rule: readyIn(rules, actor.language),
    limits: limitsIn(rules, actor.language),
    rows: rows.map(({ fit, interest, ...row }) => {
      const daysLate = lateOf(row, today);
      return { ...row, daysLate, text: textOf({ ...row, fit, interest }, { part, daysLate, rules }, actor.language) };
    }),
  };
}

function lateOf({ until }: Pick<WaitingRow, 'until'>, today: string): number {
  if (until === null || until >= today) return 0;
  return Math.round((Date.parse(today) - Date.parse(until)) / 86_400_000);
}

interface Told {
  readonly part: Part;
  readonly daysLate: number;
  readonly rules: { readonly mqlChance: number };
}

function textOf(row: WaitingRow, { part, daysLate, rules }: Told, language: Language): string {
  const { probability, stage, who, until, fit, interest } = row;
  if (part !== 'ready') return nextIn({ stage, to: who, until, late: daysLate }, language);
  if (probability === null) return pointsIn(fit ?? 0, interest, language);
  return criterionIn('score', true, { percent: rules.mqlChance, score: probability * 100 }, language);
}
