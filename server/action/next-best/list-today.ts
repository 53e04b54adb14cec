import { fitReasonIn } from '#server/insight/scores/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may, seesEverything } from '#server/platform/auth/index.ts';
import { type Entry, type Gathered, gatherEntries, type Rest } from './gather-entries.ts';
import { quoteWaitDays } from './settings.ts';
import { findCandidates } from './store-candidates.ts';
import { activeOwners, anyCompany, hiddenSuggestions } from './store-subjects.ts';
import type { Whose } from './store-whose.ts';
import { actionIn, factorIn, fitIn, reasonIn, restingIn } from './words.ts';

export function dayInBerlin(now: Date): string {
  return now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
}

/** The list of the day: whom to contact now, why, through which lawful channel. Ranked by 100 x value x urgency x chance. */
export async function listToday(app: App, actor: Actor, input: Whose & { readonly limit: number }) {
  const today = dayInBerlin(app.clock.now());
  const asked = { actor, whose: input, today, quoteWaitDays: await quoteWaitDays.read(app.db) };
  const candidates = await findCandidates(app.db, asked);
  const hidden = await hiddenSuggestions(
    app.db,
    candidates.map(({ suggestion }) => suggestion),
    actor.id,
    today,
  );
  const open = candidates.filter(({ suggestion }) => !hidden.has(suggestion));
  const gathered = await gatherEntries(app, actor, open);
  const chooses = seesEverything(actor) && actor.kind === 'person';
  const [empty, owners] = await Promise.all([
    candidates.length === 0 ? anyCompany(app.db).then((any) => !any) : false,
    chooses ? activeOwners(app.db) : [],
  ]);
  const codes = Object.entries(gathered.resting).filter(([, count]) => count > 0) as [Rest, number][];
  return {
    day: today,
    entries: gathered.entries.slice(0, input.limit).map((entry) => shapeEntry(entry, actor, gathered.limits)),
    more: Math.max(0, gathered.entries.length - input.limit),
    resting: codes.map(([code, count]) => ({ code, count, text: restingIn(code, count, actor.language) })),
    empty,
    owners: [...owners],
  };
}

function shapeEntry(
  { account, person, occasions, ways, priority, contacts }: Entry,
  actor: Actor,
  limits: Gathered['limits'],
) {
  const { language } = actor;
  const [first] = occasions;
  const company = { id: account.id, name: account.name, city: account.city, relation: account.relation };
  const best = ways.find(({ decision }) => decision.decision !== 'forbidden')?.channel ?? null;
  const code = best === null ? first.situation : `${first.situation}:${best}`;
  return {
    id: first.suggestion,
    subject: {
      kind: person === null ? ('company' as const) : ('person' as const),
      id: person?.id ?? account.id,
      name: person?.name ?? account.name,
      jobTitle: person?.jobTitle ?? null,
      company,
    },
    kind: first.situation,
    action: { code, text: actionIn(first.situation, best, language) },
    channels: ways.map(({ channel, address, decision }) => ({
      channel,
      decision: decision.decision,
      rule: decision.rule,
      text: decision.text,
      duties: decision.duties.map((duty) => duty.text),
      address,
    })),
    reasons: [
      ...occasions.map((occasion) => ({
        code: occasion.situation as string,
        facts: { ...occasion.facts },
        text: reasonIn(occasion, language),
      })),
      ...fitReason(account, language),
    ],
    score: priority.score,
    factors: priority.factors.map((factor) => ({
      name: factor.name,
      factor: Math.round(factor.factor * 1000) / 1000,
      code: factor.code,
      text: factorIn(factor, language),
    })),
    dueOn: first.dueOn,
    valueCents: first.valueCents,
    contacts: { ...contacts, personLimit: limits.person, accountLimit: limits.account },
    example: account.example,
    may: may(actor, 'records.write') ? ['answer' as const] : [],
  };
}

function fitReason({ fit, fitReasons }: Entry['account'], language: 'de' | 'en') {
  if (fit === null || fitReasons === null) return [];
  const told = [
    ...fitReasons.filter(({ state }) => state === 'met').slice(0, 2),
    ...fitReasons.filter(({ state }) => state === 'unknown').slice(0, 1),
  ];
  const details = told.length === 0 ? '' : `: ${told.map((reason) => fitReasonIn(reason, language)).join(', ')}`;
  return [{ code: 'fit', facts: { fit }, text: fitIn(fit, details, language) }];
}
