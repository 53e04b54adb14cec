import { drawnChance, type Situation } from '#engines/scoring/index.ts';
import type { App } from '#server/platform/app.ts';
import { type KnownEffect, knownEffects } from '../experiments/index.ts';
import { type ContactJudged, judgeContacts } from '../saturation/index.ts';
import { type Entry, priorityOf } from './gather-entries.ts';
import { reachOf } from './judge-ways.ts';
import { contactCosts } from './settings.ts';

/** What is to be expected of a contact in money: chance x value, as far as the contact brings it about, less what saturation takes and what it costs. */
export interface Benefit {
  readonly cents: number;
  readonly valueCents: number;
  readonly chance: number;
  /** What an experiment showed to follow because of such contacts, of what follows them; 1 while none did. */
  readonly caused: number;
  readonly saturationCents: number;
  readonly costCents: number;
}

export interface Weighed extends Entry {
  readonly judged: ContactJudged;
  readonly benefit: Benefit | null;
  /** What an experiment showed about such contacts. */
  readonly shown: KnownEffect | null;
}

/** A promise is kept and a task is somebody's own, however full the month; everything else may rest. */
const KEPT: readonly Situation[] = ['callback', 'task'];

/** Entries with what saturation leaves of them, best first; those where nothing is the best thing to do apart. */
export async function weighEntries(
  app: App,
  entries: readonly Entry[],
): Promise<{ readonly entries: readonly Weighed[]; readonly alone: readonly Weighed[] }> {
  const [costs, effectOf] = await Promise.all([contactCosts.read(app.db), knownEffects(app)]);
  const judged = await judgeContacts(
    app,
    app.db,
    entries.map(({ account, person, ways, contacts }) => ({
      companyId: account.id,
      personId: person?.id ?? null,
      relation: account.relation,
      channel: ways.find(({ decision }) => decision.decision !== 'forbidden')?.channel ?? null,
      contacts,
    })),
  );
  const weighed = entries.map((entry, at): Weighed => {
    const [first] = entry.occasions;
    const one = judged[at]!;
    const isKept = KEPT.includes(first.situation);
    const shown = isKept ? null : effectOf(first.situation);
    const worth = one.next === null || isKept ? undefined : one.worth;
    const priority = priorityOf(first, entry.account.fit, reachOf(entry.ways), worth);
    const channel = entry.ways.find(({ decision }) => decision.decision !== 'forbidden')?.channel;
    const costCents = channel === undefined ? 0 : Math.round(costs[channel] * 100);
    return {
      ...entry,
      priority,
      judged: one,
      shown,
      benefit: benefitOf(first.valueCents, {
        chance: priority.factors[2].factor,
        caused: shown?.caused ?? 1,
        worth: worth ?? 1,
        costCents,
      }),
    };
  });
  const rests = ({ occasions: [first], judged: one, benefit, shown }: Weighed): boolean =>
    !KEPT.includes(first.situation) &&
    (one.doNothing || shown?.state === 'harms' || (benefit !== null && benefit.cents <= 0));
  const best = (a: Weighed, b: Weighed): number =>
    b.priority.score - a.priority.score || (a.occasions[0].suggestion < b.occasions[0].suggestion ? -1 : 1);
  return {
    entries: weighed.filter((entry) => !rests(entry)).toSorted(best),
    alone: weighed.filter(rests).toSorted(best),
  };
}

function benefitOf(
  valueCents: number | null,
  { chance, caused, worth, costCents }: Pick<Benefit, 'chance' | 'caused' | 'costCents'> & { readonly worth: number },
): Benefit | null {
  if (valueCents === null || valueCents <= 0) return null;
  const gain = Math.round(valueCents * chance * caused);
  const saturationCents = Math.round(gain * (1 - worth));
  return { cents: gain - saturationCents - costCents, valueCents, chance, caused, saturationCents, costCents };
}

/** A dozen are shown; below that there is nothing to give away. */
const FEWEST = 6;
const LOOKED_AT = 40;

/**
 * The list of the day with its last place given to something that is tried in order to learn: of what would not have been shown, the one with the best
 * throw (Thompson sampling). The throw hangs on day and suggestion, so the list does not change while somebody looks at it.
 */
export function exploreOne(
  entries: readonly Weighed[],
  limit: number,
  placeOf: (suggestion: string) => number,
): { readonly shown: readonly Weighed[]; readonly explored: string | null } {
  const shown = entries.slice(0, limit);
  const rest = entries
    .slice(limit, limit + LOOKED_AT)
    .filter(({ occasions: [first] }) => !KEPT.includes(first.situation));
  if (limit < FEWEST || rest.length === 0) return { shown, explored: null };
  const drawn = (entry: Weighed): number => {
    const [first] = entry.occasions;
    const [value, urgency, , saturation] = entry.priority.factors;
    return value.factor * urgency.factor * (saturation?.factor ?? 1) * drawnChance(first, placeOf(first.suggestion));
  };
  const tried = rest.reduce((best, one) => (drawn(one) > drawn(best) ? one : best));
  return { shown: [...shown.slice(0, -1), tried], explored: tried.occasions[0].suggestion };
}
