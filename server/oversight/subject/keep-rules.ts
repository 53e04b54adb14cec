import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { currentRetention, insertRetention } from './store.ts';

/** Something that can be forgotten after a time. `count`: how many it would be, changing nothing. */
export interface Forgettable {
  readonly kind: string;
  readonly words: { readonly de: string; readonly en: string };
  readonly forget: (tx: Db, before: Date, count: boolean) => Promise<number>;
}

const kinds = new Map<string, Forgettable>();

export function registerForgettable(kind: Forgettable): void {
  kinds.set(kind.kind, kind);
}

export async function listRetention(app: App, language: 'de' | 'en') {
  const rules = new Map((await currentRetention(app.db)).map((rule) => [rule.kind, rule]));
  return [...kinds.values()].map(({ kind, words }) => {
    const rule = rules.get(kind);
    return {
      kind,
      name: words[language],
      months: rule?.months ?? null,
      version: rule?.version ?? 0,
      changedByName: rule?.byName ?? null,
      changedAt: rule?.at.toISOString() ?? null,
    };
  });
}

/** How many would be forgotten tonight with this rule. @throws Failure `not-found` */
export async function previewRetention(
  app: App,
  input: { readonly kind: string; readonly months: number },
): Promise<{ readonly count: number }> {
  return { count: await kindOf(input.kind).forget(app.db, monthsAgo(app, input.months), true) };
}

/** @throws Failure `not-found`, `changed-meanwhile` */
export async function changeRetention(
  app: App,
  actor: Actor,
  input: { readonly kind: string; readonly months: number | null; readonly version: number; readonly reason: string },
): Promise<{ readonly version: number }> {
  kindOf(input.kind);
  return app.db.transaction().execute(async (tx) => {
    const before = (await currentRetention(tx)).find(({ kind }) => kind === input.kind);
    const version = input.version + 1;
    const by = { id: actor.id, name: actor.name, at: app.clock.now() };
    if ((before?.version ?? 0) !== input.version || !(await insertRetention(tx, { ...input, version, by })))
      fail('changed-meanwhile', { by: before?.byName ?? '', version: before?.version ?? 0 });
    const facts = { from: before?.months ?? null, to: input.months, version };
    await audit(app, tx, { actor, action: 'retention.changed', subject: { kind: 'retention', id: input.kind }, facts });
    return { version };
  });
}

const keeper: Actor = {
  kind: 'machine',
  id: 'retention',
  name: 'Löschfristen',
  role: 'admin',
  teamId: null,
  language: 'de',
};

/** Every night: what has been kept long enough goes, with one log entry a kind. */
export async function keepRules(app: App): Promise<Readonly<Record<string, number>>> {
  const done: Record<string, number> = {};
  for (const { kind, months } of await currentRetention(app.db)) {
    const rule = kinds.get(kind);
    if (!rule || months === null) continue;
    done[kind] = await app.db.transaction().execute(async (tx) => {
      const count = await rule.forget(tx, monthsAgo(app, months), false);
      const facts = { count, months };
      if (count > 0)
        await audit(app, tx, {
          actor: keeper,
          action: 'retention.applied',
          subject: { kind: 'retention', id: kind },
          facts,
        });
      return count;
    });
  }
  return done;
}

function kindOf(kind: string): Forgettable {
  return kinds.get(kind) ?? fail('not-found', { kind: 'retention' });
}

function monthsAgo(app: App, months: number): Date {
  const before = app.clock.now();
  before.setUTCMonth(before.getUTCMonth() - months);
  return before;
}
