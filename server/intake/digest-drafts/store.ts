import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

/** Days of a digest, YYYY-MM-DD, both included. */
export interface Days {
  readonly since: string;
  readonly until: string;
}
export interface Draft {
  readonly text: string;
  /** What Lotse had proposed when the person began. */
  readonly proposal: string;
  readonly savedAt: Date;
}

export async function findDraft(db: Db, userId: string, { since, until }: Days): Promise<Draft | null> {
  const { rows } = await sql<Draft>`
    select text, proposal, saved_at as "savedAt" from intake.digest_draft
    where user_id = ${userId}::uuid and since = ${since}::date and until = ${until}::date`.execute(db);
  return rows[0] ?? null;
}

export async function putDraft(db: Db, userId: string, { since, until }: Days, draft: Draft): Promise<void> {
  await sql`
    insert into intake.digest_draft (user_id, since, until, text, proposal, saved_at)
    values (${userId}::uuid, ${since}::date, ${until}::date, ${draft.text}, ${draft.proposal}, ${draft.savedAt})
    on conflict (user_id, since, until) do update set text = excluded.text, proposal = excluded.proposal, saved_at = excluded.saved_at`.execute(
    db,
  );
}

export async function deleteDraft(db: Db, userId: string, { since, until }: Days): Promise<void> {
  await sql`delete from intake.digest_draft where user_id = ${userId}::uuid and since = ${since}::date and until = ${until}::date`.execute(
    db,
  );
}

const naming = (values: readonly string[]) => sql`exists (select from unnest(${[...values]}::text[]) v (value)
  where lower(text) ~ v.value or lower(proposal) ~ v.value)`;

export async function collectDrafts(db: Db, values: readonly string[]) {
  const { rows } = await sql<Record<string, unknown>>`
    select since::text as since, until::text as until, text from intake.digest_draft where ${naming(values)} limit 1000`.execute(
    db,
  );
  return rows;
}

export async function deleteDraftsNaming(tx: Db, values: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`delete from intake.digest_draft where ${naming(values)}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
