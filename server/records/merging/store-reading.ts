import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';
import { mergedFrom } from '../identity/index.ts';

/** Companies and people are what is merged; null for an id of neither. */
export async function kindOfRecord(db: Db, id: string): Promise<'company' | 'person' | null> {
  const { rows } = await sql<{ kind: 'company' | 'person' }>`
    select 'company' as kind from records.company where id = ${id}::uuid
    union all select 'person' from records.person where id = ${id}::uuid`.execute(db);
  return rows[0]?.kind ?? null;
}

/** The merge that holds under its own id, or under the id of the record that went. */
export async function findMerge(db: Db, id: string): Promise<{ readonly id: string } | null> {
  const { rows } = await sql<{ id: string }>`
    select id from records.merge where (id = ${id}::uuid or gone_id = ${id}::uuid) and undone_at is null`.execute(db);
  return rows[0] ?? null;
}

export interface MergeRow {
  readonly id: string;
  readonly goneId: string;
  readonly goneName: string;
  readonly mergedBy: string;
  readonly mergedAt: string;
  readonly undoneAt: string | null;
}

export async function listMerges(db: Db, recordId: string): Promise<MergeRow[]> {
  const ids = (await mergedFrom(db, [recordId])).get(recordId) ?? [];
  const { rows } = await sql<Omit<MergeRow, 'mergedAt' | 'undoneAt'> & { mergedAt: Date; undoneAt: Date | null }>`
    select m.id, m.gone_id as "goneId", coalesce(c.name, concat_ws(' ', p.first_name, p.last_name)) as "goneName",
      m.merged_by_name as "mergedBy", m.merged_at as "mergedAt", m.undone_at as "undoneAt"
    from records.merge m left join records.company c on c.id = m.gone_id left join records.person p on p.id = m.gone_id
    where m.kept_id = any(${ids}::uuid[]) order by m.merged_at desc limit 200`.execute(db);
  return rows.map((row) => ({
    ...row,
    mergedAt: row.mergedAt.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }));
}
