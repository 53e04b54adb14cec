import { customKey, type RowSubject } from '#engines/column-mapping/index.ts';
import { fold } from '#engines/text/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { seesEverything } from '#server/platform/auth/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import type { ReadBatch } from '../sheets/index.ts';
import { activeUsers, type KnownUser } from './store.ts';

/**
 * Gives records to the users that the list names as their owners, by mail address, full name or a last name that only one of them has.
 * Whoever is unknown here stays what the list says, in a field of its own. Only who sees every record may give them away: a list that
 * names its importer as owner must not open to them what belongs to others.
 */
export async function assignOwners(db: Db, actor: Actor, batch: ReadBatch): Promise<ReadBatch> {
  const named = batch.rows.some(({ reading }) => reading.subjects.some(({ fields }) => fields['owner']));
  if (!named) return batch;
  const users = seesEverything(actor) ? byName(await activeUsers(db)) : new Map<string, KnownUser>();
  return {
    ...batch,
    rows: batch.rows.map((row) => ({
      ...row,
      reading: { ...row.reading, subjects: row.reading.subjects.map((subject) => assigned(subject, users)) },
    })),
  };
}

function assigned(subject: RowSubject, users: ReadonlyMap<string, KnownUser>): RowSubject {
  const { owner, ...fields } = subject.fields;
  if (!owner) return subject;
  const user = users.get(nameKey(String(owner.value)));
  if (!user) return { ...subject, fields: { ...fields, [customKey(owner.place ?? 'owner')]: owner } };
  const said = { original: String(owner.value), ...(owner.place ? { place: owner.place } : {}) };
  return {
    ...subject,
    fields: {
      ...fields,
      owner_id: { value: user.id, ...said },
      // Else the team that had it would keep seeing it.
      team_id: { value: user.teamId, ...said },
    },
  };
}

function byName(users: readonly KnownUser[]): Map<string, KnownUser> {
  const found = new Map<string, KnownUser | null>();
  const put = (key: string, user: KnownUser) => found.set(key, found.has(key) && found.get(key) !== user ? null : user);
  for (const user of users) {
    put(nameKey(user.email), user);
    put(nameKey(user.name), user);
    put(nameKey(user.name.split(' ').at(-1) ?? ''), user);
  }
  return new Map([...found].filter((entry): entry is [string, KnownUser] => entry[1] !== null && entry[0] !== ''));
}

/** "Ott, Jens" and "Jens Ott" are one. */
function nameKey(name: string): string {
  const [last, first] = name.split(',');
  return fold(first ? `${first} ${last}` : name);
}
