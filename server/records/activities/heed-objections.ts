import type { Channel } from '#engines/contact-law/index.ts';
import { type FoundObjection, readObjection } from '#engines/objection/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import { type ObjectionInput, recordObjections } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { heededText, type NotedText, unheededNotes } from './store.ts';
import { heededWords } from './words.ts';

/**
 * "Will nicht mehr angerufen werden" in a note counts from the moment it is written down, whoever wrote it and by whatever way it came in. It only ever
 * stops contact, so no person is asked first; one who knows better lifts it, with a reason.
 */
export function register(app: App): void {
  app.events.on('records-changed', async (tx, { kind, ids, how, actor }) => {
    if (kind === 'activity' && (how === 'derived' || how === 'restored')) await heedNotes(app, tx, actor, ids);
  });
}

async function heedNotes(app: App, tx: Db, actor: Actor, ids: readonly string[]): Promise<void> {
  for (const note of await unheededNotes(tx, ids)) {
    const found = readObjection(note.text);
    if (found === null) continue;
    const inputs = pointsMeant(note, found).map(
      ([channel, contactPoint]): ObjectionInput => ({
        channel,
        contactPoint,
        scope: found.channels.length === 0 ? 'all_marketing' : 'channel',
        source: 'note',
        at: note.happenedAt < app.clock.now() ? note.happenedAt : null,
        note: `activity ${note.id}`,
      }),
    );
    const recorded = await recordObjections(app, actor, tx, inputs);
    const count = recorded.filter(({ result }) => result === 'recorded').length;
    if (count === 0) continue;
    await audit(app, tx, {
      actor,
      action: 'objection.heeded',
      subject: { kind: 'activity', id: note.id },
      facts: { source: 'note', channels: found.channels, count },
    });
  }
}

/** For whoever wrote it down, so that a wish that was misread is put right while they still know; null where nothing was heeded. */
export async function heededIn(db: Db, activityId: string, language: 'de' | 'en'): Promise<string | null> {
  const text = await heededText(db, activityId);
  const found = text === null ? null : readObjection(text);
  return found && heededWords(found, language);
}

/** Each point once for every way that was refused; where all advertising was, once. */
function pointsMeant(note: NotedText, { channels }: FoundObjection): readonly (readonly [Channel, string])[] {
  const phones = note.phones.map((number) => ['phone_human', number] as const);
  const email = note.email === null ? [] : [['email', note.email] as const];
  const post = note.post === null ? [] : [['post', note.post] as const];
  const fax = note.fax === null ? [] : [['fax', note.fax] as const];
  if (channels.length === 0) return [...email, ...phones, ...post, ...fax];
  return channels.flatMap((channel): readonly (readonly [Channel, string])[] => {
    if (channel === 'email') return email;
    if (channel === 'post') return post;
    if (channel === 'fax') return fax;
    return phones.map(([, number]) => [channel, number] as const);
  });
}
