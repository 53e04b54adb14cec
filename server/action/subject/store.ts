import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

const mine = (keys: readonly Buffer[], ids: readonly string[]) =>
  sql`(contact_key = any(${[...keys]}::bytea[]) or person_id = any(${[...ids]}::uuid[]))`;

export async function collectMessages(db: Db, keys: readonly Buffer[], ids: readonly string[]) {
  const { rows } = await sql<Record<string, unknown>>`
    select state, purpose, to_address, to_name, subject, body, footer, ground_note, ai, approved_by_name, approved_at, sent_at, law, created_at
    from action.message where ${mine(keys, ids)} order by created_at`.execute(db);
  const optIns = await sql<Record<string, unknown>>`
    select 'opt-in' as record, contact_point, purposes, wording, wording_version, form, asked_from, asked_at, confirmed_at, confirmed_from
    from action.opt_in where contact_key = any(${[...keys]}::bytea[])`.execute(db);
  return [...rows, ...optIns.rows];
}

/** Content and recipient go; that something was sent, when and on which ground, stays under the hash. What has not left yet never will. */
export async function eraseMessages(
  tx: Db,
  keys: readonly Buffer[],
  ids: readonly string[],
  at: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update action.message set erased_at = ${at}, to_address = '', to_name = null, subject = '', body = '', footer = null, unsubscribe_url = null,
      ground_note = null, in_reply_to = null, reference_ids = '{}', response = null, person_id = null, content_hash = null, approval = null,
      state = case when state in ('drafted', 'approved') then 'failed' else state end,
      discarded_at = case when state in ('drafted', 'approved', 'failed') then ${at} else discarded_at end, version = version + 1
    where ${mine(keys, ids)} and erased_at is null`.execute(tx);
  const optIns = await sql`
    update action.opt_in set contact_point = null, asked_from = null, confirmed_from = null
    where contact_key = any(${[...keys]}::bytea[]) and contact_point is not null`.execute(tx);
  return Number(numAffectedRows ?? 0) + Number(optIns.numAffectedRows ?? 0);
}

export async function collectTouches(db: Db, ids: readonly string[]) {
  const { rows } = await sql<Record<string, unknown>>`
    select 'touch' as record, channel, purpose, ground, ground_note as note, outcome, at, by_name from action.touch where person_id = any(${[...ids]}::uuid[])
    union all
    select 'answer', null, kind, null, note, outcome, at, by_name from action.answer where person_id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return rows;
}

export async function eraseTouches(tx: Db, ids: readonly string[]): Promise<number> {
  const touches = await sql`
    update action.touch set person_id = null, ground_note = null where person_id = any(${[...ids]}::uuid[])`.execute(
    tx,
  );
  const answers = await sql`
    update action.answer set person_id = null, note = null where person_id = any(${[...ids]}::uuid[])`.execute(tx);
  return Number(touches.numAffectedRows ?? 0) + Number(answers.numAffectedRows ?? 0);
}

export async function forgetMessages(tx: Db, before: Date, count: boolean): Promise<number> {
  const old = sql`sent_at < ${before} and erased_at is null`;
  if (count) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from action.message where ${old}`.execute(tx);
    return rows[0]?.n ?? 0;
  }
  const { numAffectedRows } = await sql`
    update action.message set erased_at = now(), to_address = '', to_name = null, subject = '', body = '', footer = null, unsubscribe_url = null,
      ground_note = null, response = null, version = version + 1
    where ${old}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
