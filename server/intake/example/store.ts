import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export async function exampleImports(db: Db) {
  return db
    .selectFrom('intake.import')
    .select(['id', 'file_id', 'file_name', 'state'])
    .where('example', '=', true)
    .execute();
}

export async function countExampleImports(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('intake.import')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('example', '=', true)
    .where('state', '=', 'done')
    .executeTakeFirstOrThrow();
  return count;
}

/** Observations of the example go for good: nothing real was observed. Records must have let go of them before. */
export async function deleteExampleIntake(tx: Db): Promise<void> {
  const ofExample = sql`(select o.id from intake.observation o join intake.source s on s.id = o.source_id where s.example)`;
  await sql`delete from intake.retraction where observation_id in ${ofExample}`.execute(tx);
  await sql`delete from intake.observation o using intake.source s where s.id = o.source_id and s.example`.execute(tx);
  await sql`delete from intake.import where example`.execute(tx);
  await sql`delete from intake.source where example`.execute(tx);
}
