import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';
import type { InboxMark } from '#server/platform/mail/index.ts';

export async function findInboxMark(db: Db, accountVersion: number): Promise<InboxMark | null> {
  const { rows } = await sql<InboxMark>`
    select uid_validity::int8 as validity, last_uid::int8 as uid from action.inbox_look where account_version = ${accountVersion}`.execute(
    db,
  );
  return rows[0] ?? null;
}

export async function putInboxMark(tx: Db, accountVersion: number, mark: InboxMark, at: Date): Promise<void> {
  await sql`
    insert into action.inbox_look (account_version, uid_validity, last_uid, looked_at) values (${accountVersion}, ${mark.validity}, ${mark.uid}, ${at})
    on conflict (single) do update set account_version = excluded.account_version, uid_validity = excluded.uid_validity, last_uid = excluded.last_uid,
      looked_at = excluded.looked_at`.execute(tx);
}

export interface Answered {
  readonly id: string;
  readonly toAddress: string;
  /** Numbers of the person it went to. */
  readonly phones: readonly string[];
}

/** The message that a mail answers: by its Message-ID, else the last one to the address it comes from. */
export async function findAnswered(tx: Db, answers: readonly string[], from: string): Promise<Answered | null> {
  const { rows } = await sql<Answered>`
    select m.id, m.to_address as "toAddress", array_remove(array[p.phone, p.mobile], null) as phones
    from action.message m left join records.person p on p.id = m.person_id and p.deleted_at is null
    where m.state in ('sent', 'unknown') and (m.message_id = any(${[...answers]}::text[]) or lower(m.to_address) = ${from})
    order by m.message_id = any(${[...answers]}::text[]) desc, m.created_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
}
