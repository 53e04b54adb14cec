import { type Db, json } from '../db/index.ts';

export async function findSetting(db: Db, key: string) {
  return db
    .selectFrom('platform.setting')
    .select(['key', 'value', 'changed_at'])
    .where('key', '=', key)
    .executeTakeFirst();
}

export async function allSettings(db: Db) {
  return db.selectFrom('platform.setting').select(['key', 'value', 'changed_at']).execute();
}

export async function putSetting(db: Db, key: string, value: unknown, changedBy: string, at: Date): Promise<void> {
  const row = { value: json(value), changed_by: changedBy, changed_at: at };
  await db
    .insertInto('platform.setting')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}

export async function deleteSetting(db: Db, key: string): Promise<void> {
  await db.deleteFrom('platform.setting').where('key', '=', key).execute();
}
