import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export async function passedBy(
  db: Db,
  userId: string,
): Promise<readonly { lesson: string; version: number; at: Date }[]> {
  const { rows } = await sql<{ lesson: string; version: number; at: Date }>`
    select lesson, version, max(at) as at from action.lesson_record where user_id = ${userId} and passed group by lesson, version`.execute(
    db,
  );
  return rows;
}

export async function insertRecord(
  db: Db,
  row: { userId: string; lesson: string; version: number; right: number; questions: number; passed: boolean; at: Date },
): Promise<void> {
  await sql`insert into action.lesson_record (user_id, lesson, version, right_answers, questions, passed, at)
    values (${row.userId}, ${row.lesson}, ${row.version}, ${row.right}, ${row.questions}, ${row.passed}, ${row.at})`.execute(
    db,
  );
}

export async function everybody(db: Db): Promise<readonly { name: string; passed: number; lastAt: Date | null }[]> {
  const { rows } = await sql<{ name: string; passed: number; lastAt: Date | null }>`
    select u.name, (count(distinct r.lesson) filter (where r.passed))::int as passed, max(r.at) as "lastAt"
    from platform."user" u left join action.lesson_record r on r.user_id = u.id where u.active group by u.id, u.name order by u.name`.execute(
    db,
  );
  return rows;
}
