import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

/** A contact, or something that came back. */
export interface ContactEvent {
  readonly companyId: string;
  readonly personId: string | null;
  readonly relation: string;
  /** Days since 1970, fractions are hours. */
  readonly at: number;
  /** Null: it came back. */
  readonly channel: string | null;
  /** What a person wrote down as the result; null where the contact was imported or written down without. */
  readonly outcome: string | null;
  /** On the clock of Berlin; 1 is Monday. */
  readonly hour: number;
  readonly weekday: number;
}

/** So many events are enough to learn from; of larger companies a fixed part of the accounts is read. */
const MOST = 250_000;

export async function countEvents(db: Db, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from records.activity where happened_at >= ${since} and deleted_at is null`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/**
 * Contacts of all channels and what came back, by account and time. A touch and the activity that tells of it are one contact. Which accounts are
 * read is decided by a hash of their id, so that an account's history is there as a whole or not at all.
 */
export async function contactEvents(db: Db, since: Date, events: number): Promise<readonly ContactEvent[]> {
  const parts = Math.max(1, Math.ceil(events / MOST));
  const { rows } = await sql<ContactEvent>`
    with contact as (
      select t.company_id, t.person_id, t.at, t.channel, t.outcome from action.touch t where t.at >= ${since} and t.undone_at is null
      union all
      select a.company_id, a.person_id, a.happened_at,
        case when a.direction = 'in' then null else case a.kind when 'call' then 'phone_human' when 'email' then 'email' when 'letter' then 'post'
          when 'message' then 'sms_messenger' else 'visit' end end, null
      from records.activity a
      where a.happened_at >= ${since} and a.deleted_at is null and a.kind <> 'note'
        and (a.direction in ('in', 'out') or (a.direction = 'none' and a.kind in ('call', 'meeting', 'visit')))
        and not exists (select 1 from action.touch t where t.activity_id = a.id))
    select x.company_id as "companyId", x.person_id as "personId", c.relation, extract(epoch from x.at)::float8 / 86400 as at, x.channel, x.outcome,
      extract(hour from x.at at time zone 'Europe/Berlin')::int as hour, extract(isodow from x.at at time zone 'Europe/Berlin')::int as weekday
    from contact x join records.company c on c.id = x.company_id
    where c.deleted_at is null and (${parts}::int = 1 or mod(abs(hashtext(c.id::text)), ${parts}::int) = 0)
    order by x.company_id, x.at, (x.channel is null)`.execute(db);
  return rows;
}
