import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

const tables = { company: 'records.company', person: 'records.person', product: 'records.product' } as const;
export type WordKind = keyof typeof tables;

/** The moment up to which the words of a kind were read; the beginning of time where none were. */
export async function seenUntil(db: Db, kind: WordKind): Promise<string> {
  const { rows } = await sql<{ seen: string }>`
    select coalesce((select seen_until from records.search_word_mark where kind = ${kind}), timestamptz '-infinity')::text as seen`.execute(
    db,
  );
  return rows[0]?.seen ?? '-infinity';
}

/**
 * Takes in the words of the next `most` rows changed since then, in the order of their change. Only words of letters: numbers are not
 * misspelt into each other. Inserted in one order, so that two writers cannot wait for each other.
 *
 * @returns the moment it came to, and how many rows were read
 */
export async function takeWords(
  db: Db,
  kind: WordKind,
  since: string,
  most: number,
): Promise<{ until: string | null; rows: number }> {
  const { rows } = await sql<{ until: string | null; rows: number }>`
    with changed as materialized (
      select updated_at, search from ${sql.raw(tables[kind])} where deleted_at is null and updated_at > ${since}::timestamptz
      order by updated_at, id limit ${most} ),
    -- Rows written by one statement share their moment: never stop in the middle of them.
    rest as (
      select search from ${sql.raw(tables[kind])} where deleted_at is null
        and updated_at = (select max(updated_at) from changed) and (select count(*) from changed) = ${most} ),
    found as (
      select distinct word from (select search from changed union all select search from rest) c, unnest(string_to_array(c.search, ' ')) as word
      where word ~ '^[[:alpha:]]{3,30}$' ),
    taken as (insert into records.search_word (word) select word from found order by word collate "C" on conflict do nothing)
    select max(updated_at)::text as until, count(*)::int as rows from changed`.execute(db);
  return rows[0] ?? { until: null, rows: 0 };
}

export async function markSeen(db: Db, kind: WordKind, until: string): Promise<void> {
  await sql`
    insert into records.search_word_mark (kind, seen_until) values (${kind}, ${until}::timestamptz)
    on conflict (kind) do update set seen_until = greatest(records.search_word_mark.seen_until, excluded.seen_until)`.execute(
    db,
  );
}

/** A moment some minutes earlier: rows become visible when their transaction ends, but carry the moment it began. */
export async function shortlyBefore(db: Db, moment: string): Promise<string> {
  const { rows } = await sql<{
    at: string;
  }>`select (${moment}::timestamptz - interval '30 minutes')::text as at`.execute(db);
  return rows[0]?.at ?? moment;
}
