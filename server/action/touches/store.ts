import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface ContactRow {
  readonly companyId: string;
  readonly personId: string | null;
  readonly count: number;
}

/**
 * Contacts since a moment, of all channels together: touches, and outgoing activities that no touch tells of (imported ones, or written
 * down by hand). Per company from the index by company and time.
 */
export async function contactsSince(
  db: Db,
  companyIds: readonly string[],
  since: Date,
): Promise<readonly ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select q.id as "companyId", x.person_id as "personId", count(*)::int as count
    from unnest(${[...companyIds]}::uuid[]) as q (id) cross join lateral (
      select t.person_id from action.touch t where t.company_id = q.id and t.at >= ${since} and t.undone_at is null
      union all
      select a.person_id from records.activity a
      where a.company_id = q.id and a.happened_at >= ${since} and a.deleted_at is null
        and (a.direction = 'out' or (a.direction = 'none' and a.kind in ('call', 'meeting', 'visit')))
        and not exists (select 1 from action.touch t where t.activity_id = a.id)) x
    group by q.id, x.person_id`.execute(db);
  return rows;
}

export interface TouchRow {
  readonly companyId: string;
  readonly personId: string | null;
  readonly channel: string;
  readonly purpose: string;
  readonly ground: string;
  readonly decision: string;
  readonly groundNote: string | null;
  readonly outcome: string;
  readonly at: Date;
  readonly byId: string;
  readonly byName: string;
  readonly activityId: string | null;
}

export async function insertTouch(db: Db, row: TouchRow): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into action.touch (company_id, person_id, channel, purpose, ground, decision, ground_note, outcome, at, by_id, by_name, activity_id)
    values (${row.companyId}, ${row.personId}, ${row.channel}, ${row.purpose}, ${row.ground}, ${row.decision}, ${row.groundNote},
      ${row.outcome}, ${row.at}, ${row.byId}, ${row.byName}, ${row.activityId}) returning id`.execute(db);
  return rows[0]!.id;
}

export async function undoTouch(db: Db, id: string, by: string, at: Date): Promise<void> {
  await sql`update action.touch set undone_at = ${at}, undone_by = ${by} where id = ${id} and undone_at is null`.execute(
    db,
  );
}

/** Lets touches or answers of one company or person be those of another; all, or of these ids only. Answers which were moved. */
export async function moveRows(
  db: Db,
  table: 'touch' | 'answer',
  kind: 'company' | 'person',
  { from, to }: { readonly from: string; readonly to: string },
  only: readonly string[] | null = null,
): Promise<string[]> {
  const column = sql.ref(kind === 'company' ? 'company_id' : 'person_id');
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(`action.${table}`)} set ${column} = ${to}::uuid
    where ${column} = ${from}::uuid and (${only === null}::boolean or id = any(${only === null ? [] : [...only]}::uuid[])) returning id`.execute(
    db,
  );
  return rows.map((row) => row.id);
}
