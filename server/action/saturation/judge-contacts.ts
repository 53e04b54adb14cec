import { type BestWays, bestWays } from '#engines/best-way/index.ts';
import { type NextContact, nextContact } from '#engines/saturation/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { KINDS, type Kind } from './learn-saturation.ts';
import {
  accountEffects,
  modelStamp,
  type PersonEffectRow,
  personEffects,
  type StoredModels,
  storedModels,
} from './store.ts';

export interface ContactAsked {
  readonly companyId: string;
  readonly personId: string | null;
  readonly relation: string;
  /** Null: as they are usually contacted. */
  readonly channel: string | null;
  /** Contacts of the last 30 days. */
  readonly contacts: { readonly account: number; readonly person: number };
}

export interface ContactJudged {
  /** Null while there is not enough data. */
  readonly next: NextContact | null;
  /** Contacts so far that the judgement counts: the account's, or the person's where these weigh more. */
  readonly counted: number;
  readonly unit: 'account' | 'person';
  /** What a contact now brings over a pause, of what a first one after a rest brings; 0 to 1. 1 while it is not known: only knowledge lowers. */
  readonly worth: number;
  /** Fairly sure that a pause brings more. */
  readonly doNothing: boolean;
}

/** So sure it must be that a contact harms before nothing is recommended. */
const SURE = 0.8;

/** Models are some hundred kilobytes of JSON: read once per learning, not per list. One per app, since tests run several. */
const kept = new WeakMap<App, { readonly stamp: string; readonly models: StoredModels }>();

export async function modelsOf(app: App, db: Db): Promise<StoredModels | null> {
  const last = await modelStamp(db);
  if (last === null) return null;
  const known = kept.get(app);
  if (known?.stamp === last.stamp) return known.models;
  const models = await storedModels(db);
  kept.set(app, { stamp: last.stamp, models });
  return models;
}

/** What the next contact would do, and how people are reached best, for many at once. Nothing is refused here: whoever asks decides. */
export async function judgeContacts(
  app: App,
  db: Db,
  asked: readonly ContactAsked[],
): Promise<readonly ContactJudged[]> {
  const models = asked.length === 0 ? null : await modelsOf(app, db);
  if (models === null)
    return asked.map(() => ({ next: null, counted: 0, unit: 'account', worth: 1, doNothing: false }));
  const personIds = asked.flatMap(({ personId }) => (personId === null ? [] : [personId]));
  const [accounts, persons] = await Promise.all([
    accountEffects(db, [...new Set(asked.map(({ companyId }) => companyId))]),
    personEffects(db, [...new Set(personIds)]),
  ]);
  const accountOf = new Map(accounts.map((row) => [row.companyId, row]));
  const personOf = new Map(persons.map((row) => [row.personId, row]));
  return asked.map((question) => {
    const person = question.personId === null ? undefined : personOf.get(question.personId);
    const account = accountOf.get(question.companyId)?.effect ?? null;
    const ask = { segment: question.relation, channel: question.channel };
    const ofAccount =
      models.account &&
      nextContact(models.account, { ...ask, contacts: question.contacts.account, account, person: null });
    const ofPerson =
      models.person && question.personId !== null && question.contacts.person > 0
        ? nextContact(models.person, {
            ...ask,
            contacts: question.contacts.person,
            account: null,
            person: person?.effect ?? null,
          })
        : null;
    const byPerson = ofPerson !== null && (ofAccount === null || ofPerson.negative > ofAccount.negative);
    const next = byPerson ? ofPerson : ofAccount;
    return {
      next,
      counted: byPerson ? question.contacts.person : question.contacts.account,
      unit: byPerson ? 'person' : 'account',
      worth: next === null ? 1 : Math.max(0, Math.min(1, next.gain.middle / Math.max(1e-9, next.fresh.middle))),
      doNothing: next !== null && next.negative >= SURE,
    };
  });
}

export interface WaysAsked {
  readonly personId: string | null;
  readonly relation: string;
  /** Channels that the law leaves open. */
  readonly open: readonly string[];
}

/** How people are reached best, for many at once; null while there is no data at all. */
export async function judgeWaysToReach(
  app: App,
  db: Db,
  asked: readonly WaysAsked[],
): Promise<readonly (Readonly<Record<Kind, BestWays>> | null)[]> {
  const models = asked.length === 0 ? null : await modelsOf(app, db);
  if (models === null) return asked.map(() => null);
  const persons = await personEffects(
    db,
    asked.flatMap(({ personId }) => (personId === null ? [] : [personId])),
  );
  const personOf = new Map(persons.map((row) => [row.personId, row]));
  return asked.map(({ personId, relation, open }) => waysOf(models, relation, personOf.get(personId ?? ''), open));
}

/** Best channel, part of day and weekday of one person, of the channels that are open. */
export function waysOf(
  { reach }: StoredModels,
  segment: string,
  person: Pick<PersonEffectRow, 'ways'> | undefined,
  open?: readonly string[],
): Readonly<Record<Kind, BestWays>> | null {
  if (!reach.channel || !reach.time || !reach.weekday) return null;
  const models = { channel: reach.channel, time: reach.time, weekday: reach.weekday };
  const found = KINDS.map((kind) => {
    const own = Object.entries(person?.ways[kind] ?? {}).map(([way, [tries, answers]]) => ({ way, tries, answers }));
    return [kind, bestWays(models[kind], segment, own, kind === 'channel' ? open : undefined)] as const;
  });
  return Object.fromEntries(found) as Record<Kind, BestWays>;
}
