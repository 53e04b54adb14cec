import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export async function companyName(db: Db, id: string): Promise<{ id: string; name: string } | null> {
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select id, name from records.company where id = ${id}::uuid and deleted_at is null`.execute(db);
  return rows[0] ?? null;
}
