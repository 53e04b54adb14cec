import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';

export interface ViewRow {
  readonly id: string;
  readonly list: string;
  readonly name: string;
  readonly query: unknown;
  readonly ownerId: string;
  readonly shared: boolean;
}

const columns = sql`id, list, name, query, owner_id as "ownerId", shared`;

/** Own ones and those that others share, by name. */
export async function visibleViews(db: Db, ownerId: string, list: string | undefined): Promise<readonly ViewRow[]> {
  const { rows } = await sql<ViewRow>`
    select ${columns} from records.saved_view
    where (owner_id = ${ownerId} or shared) and (${list ?? null}::text is null or list = ${list ?? null})
    order by owner_id <> ${ownerId}, lower(name), id limit 500`.execute(db);
  return rows;
}

export async function findView(db: Db, id: string): Promise<ViewRow | undefined> {
  const { rows } =
    await sql<ViewRow>`select ${columns} from records.saved_view where id = ${id}::uuid for update`.execute(db);
  return rows[0];
}

/** One of the same list and name of the same person is replaced. */
export async function putView(db: Db, view: Omit<ViewRow, 'id'>): Promise<ViewRow> {
  const { rows } = await sql<ViewRow>`
    insert into records.saved_view (list, name, query, owner_id, shared)
    values (${view.list}, ${view.name}, ${json(view.query)}::jsonb, ${view.ownerId}, ${view.shared})
    on conflict (list, owner_id, name) do update set query = excluded.query, shared = excluded.shared
    returning ${columns}`.execute(db);
  return rows[0]!;
}

export async function updateView(db: Db, view: ViewRow): Promise<ViewRow> {
  const { rows } = await sql<ViewRow>`
    update records.saved_view set name = ${view.name}, query = ${json(view.query)}::jsonb, shared = ${view.shared}
    where id = ${view.id}::uuid returning ${columns}`.execute(db);
  return rows[0]!;
}

export async function nameTaken(db: Db, view: Pick<ViewRow, 'id' | 'list' | 'name' | 'ownerId'>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from records.saved_view
    where list = ${view.list} and owner_id = ${view.ownerId} and name = ${view.name} and id <> ${view.id}::uuid`.execute(
    db,
  );
  return rows.length > 0;
}

export async function deleteView(db: Db, id: string): Promise<void> {
  await sql`delete from records.saved_view where id = ${id}::uuid`.execute(db);
}
