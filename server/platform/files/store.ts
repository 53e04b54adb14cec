import type { Db } from '../db/index.ts';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly ownerId: string | null;
}

export async function insertFile(db: Db, file: StoredFile): Promise<void> {
  await db
    .insertInto('platform.file')
    .values({
      id: file.id,
      name: file.name,
      media_type: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      owner_id: file.ownerId,
    })
    .execute();
}

export async function findFileRow(db: Db, id: string): Promise<StoredFile | null> {
  const row = await db
    .selectFrom('platform.file')
    .select(['id', 'name', 'media_type', 'size', 'sha256', 'owner_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    ownerId: row.owner_id,
  };
}

export async function deleteFileRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('platform.file').where('id', '=', id).execute();
}
