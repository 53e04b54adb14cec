import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

/** Files that are delivered together are what the source holds from then on. */
export async function insertDelivery(
  db: Db,
  watchId: string,
  fileIds: readonly string[],
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into intake.watch_file (watch_id, file_id, delivered_by, delivered_at)
    select ${watchId}, f, ${by}, ${at} from unnest(${fileIds as string[]}::uuid[]) f`.execute(db);
}

export async function latestDelivery(
  db: Db,
  home: string,
  watchId: string,
): Promise<{ readonly name: string; readonly path: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select f.id, f.name from intake.watch_file w join platform.file f on f.id = w.file_id
    where w.watch_id = ${watchId} and w.delivered_at = (select max(delivered_at) from intake.watch_file where watch_id = ${watchId}) order by f.name, f.id`.execute(
    db,
  );
  return rows.map(({ id, name }) => ({ name, path: join(home, 'files', id.slice(0, 2), id) }));
}
