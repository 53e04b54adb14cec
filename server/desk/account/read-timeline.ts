import type { TimelineEvent } from '#contract/desk/account.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { survivorOf } from '#server/records/identity/index.ts';
import { signalTitleIn } from '#server/records/signals/index.ts';
import { reading } from '../lists/index.ts';
import { findCompany } from './store.ts';
import { type EventPlace, eventsBefore } from './store-timeline.ts';

export interface Timeline {
  readonly events: TimelineEvent[];
  readonly next: string | null;
}

/** @throws Failure `not-found` also for a company that this person may not see; `invalid-input` for a cursor somebody made up */
export async function readTimeline(
  app: App,
  actor: Actor,
  input: { readonly id: string; readonly after?: string | undefined; readonly limit: number },
): Promise<Timeline> {
  const place = input.after === undefined ? null : readPlace(input.after);
  return reading(app.db, async (tx) => {
    const id = await survivorOf(tx, input.id);
    if (!(await findCompany(tx, id, actor))) fail('not-found', { text: 'There is no such company.' });
    return timelineOf(tx, id, place, { limit: input.limit, language: actor.language });
  });
}

export async function timelineOf(
  tx: Db,
  companyId: string,
  place: EventPlace | null,
  { limit, language }: { readonly limit: number; readonly language: 'de' | 'en' },
): Promise<Timeline> {
  const rows = await eventsBefore(tx, companyId, place, { limit: limit + 1, language });
  const last = rows[limit - 1];
  return {
    events: rows.slice(0, limit).map(({ moment, at: _at, key: _key, signal, ...event }) => ({
      ...event,
      title: signal ? signalTitleIn(event.title, language) : event.title,
      at: moment.toISOString(),
    })),
    next: rows.length > limit && last ? Buffer.from(JSON.stringify([last.at, last.key])).toString('base64url') : null,
  };
}

function readPlace(text: string): EventPlace {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === 2) {
      const [at, key] = parts as unknown[];
      const known =
        typeof at === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2}$/.test(at);
      if (known && typeof key === 'string' && /^[aoqdt][0-9a-f-]{1,36}$/.test(key)) return { at, key };
    }
  } catch {
    // Refused below, as any other cursor that was not made here.
  }
  return fail('invalid-input', { reason: 'foreign-cursor', text: 'The cursor is not one of this timeline.' });
}
