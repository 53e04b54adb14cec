import { fieldLabel } from '#server/intake/sources/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { mergedFrom, survivorOf } from '#server/records/identity/index.ts';
import { reading } from '../lists/index.ts';
import { mayRead, namedBy } from './store.ts';
import { noticeText } from './words.ts';

/** Kept for reading and comparing, no fact about anybody. */
const OURS = new Set(['detail', 'news', 'currency', 'unit', 'from']);

/**
 * Where the data of a lead came from, said as Art. 14 GDPR wants it: with the first contact, at the latest a month after they were read.
 * Only watched sources are told of; who imported a list knows where it is from. @throws Failure `not-found`
 */
export async function writeNotice(app: App, actor: Actor, asked: string) {
  return reading(app.db, async (db) => {
    const id = await survivorOf(db, asked);
    if (!(await mayRead(db, actor, id))) fail('not-found', { kind: 'company' });
    const rows = await namedBy(db, (await mergedFrom(db, [id])).get(id) ?? [id]);
    const sources = rows.map(({ label, url, day, legalGround, fields }) => ({
      label,
      url,
      day,
      legalGround,
      fields: ['name', ...Object.keys(fields).filter((field) => !OURS.has(field))].map((field) =>
        fieldLabel(field, actor.language),
      ),
    }));
    const first = sources[0];
    return {
      sources,
      dueOn: first ? monthAfter(first.day) : null,
      text: first ? noticeText(sources, actor.language) : '',
    };
  });
}

/** The same day of the next month, or its last (§ 188 (3) BGB, Regulation 1182/71). */
export function monthAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}
