import { createHash } from 'node:crypto';
import { signalsOf } from '#server/insight/signals/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { seesEverything } from '#server/platform/auth/index.ts';
import { judgeWaysToReach } from '../saturation/index.ts';
import { gatherEntries, type Rest } from './gather-entries.ts';
import { noteShown, withoutHeldOut } from './leave-alone.ts';
import { explores, quoteWaitDays } from './settings.ts';
import { shapeAlone, shapeEntry } from './shape-entry.ts';
import { findCandidates } from './store-candidates.ts';
import type { Candidate } from './store-parts.ts';
import { activeOwners, anyCompany, hiddenSuggestions } from './store-subjects.ts';
import type { Whose } from './store-whose.ts';
import { exploreOne, weighEntries } from './weigh-entries.ts';
import { restingIn } from './words.ts';

export function dayInBerlin(now: Date): string {
  return now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
}

/** So many accounts are named where nothing is the best thing to do. */
const ALONE = 5;

async function weighed(app: App, actor: Actor, open: readonly Candidate[]) {
  const gathered = await gatherEntries(app, actor, open);
  return { ...gathered, ...(await weighEntries(app, gathered.entries)) };
}

/**
 * The list of the day: whom to contact now, why, through which lawful channel. Ranked by 100 x value x urgency x chance x saturation. Accounts that an
 * experiment leaves alone are not on it; where one contact more would harm, doing nothing is what is recommended.
 */
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
  const treated = await withoutHeldOut(app, open);
  const all = await weighed(app, actor, open);
  // While an experiment runs both sides are noted by the rank that they would have had: the list without anybody left alone.
  if (open.some(({ situation }) => situation !== 'task'))
    await noteShown(
      app,
      all.entries.slice(0, input.limit).flatMap(({ occasions }) => occasions),
    );
  const { entries, alone, resting, limits } = treated.length === open.length ? all : await weighed(app, actor, treated);
  const place = (suggestion: string): number => hashOf(`${today}:${suggestion}`);
  const { shown, explored } = (await explores.read(app.db))
    ? exploreOne(entries, input.limit, place)
    : { shown: entries.slice(0, input.limit), explored: null };
  const chooses = seesEverything(actor) && actor.kind === 'person';
  const [empty, owners, best, signals] = await Promise.all([
    candidates.length === 0 ? anyCompany(app.db).then((any) => !any) : false,
    chooses ? activeOwners(app.db) : [],
    judgeWaysToReach(
      app,
      app.db,
      shown.map(({ person, account, ways }) => ({
        personId: person?.id ?? null,
        relation: account.relation,
        open: ways.filter(({ decision }) => decision.decision !== 'forbidden').map(({ channel }) => channel),
      })),
    ),
    signalsOf(
      app,
      shown.map(({ account }) => account.id),
      actor.language,
    ),
  ]);
  const codes = Object.entries(resting).filter(([, count]) => count > 0) as [Rest, number][];
  return {
    day: today,
    entries: shown.map((entry, at) =>
      shapeEntry(entry, {
        actor,
        limits,
        best: best[at]!,
        explored: explored === entry.occasions[0].suggestion,
        signals: signals.get(entry.account.id) ?? [],
      }),
    ),
    more: Math.max(0, entries.length - shown.length),
    resting: codes.map(([code, count]) => ({ code, count, text: restingIn(code, count, actor.language) })),
    alone: alone.slice(0, ALONE).map((entry) => shapeAlone(entry, actor.language)),
    empty,
    owners: [...owners],
  };
}

/** 0 to 1, the same for the same text: which suggestion is tried today. */
function hashOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
