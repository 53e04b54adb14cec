import { writeNotice as noticeOf } from '#server/intake/sources/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { mergedFrom, survivorOf } from '#server/records/identity/index.ts';
import { reading } from '../lists/index.ts';
import { mayRead } from './store.ts';

/** Where the data of a lead came from, and by when that has to be said. @throws Failure `not-found` */
export async function writeNotice(app: App, actor: Actor, asked: string) {
  return reading(app.db, async (db) => {
    const id = await survivorOf(db, asked);
    if (!(await mayRead(db, actor, id))) fail('not-found', { kind: 'company' });
    const { sources, dueOn, text } = await noticeOf(db, (await mergedFrom(db, [id])).get(id) ?? [id], actor.language);
    return { sources: sources.map((source) => ({ ...source, fields: [...source.fields] })), dueOn, text };
  });
}
