import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface AnswerRow {
  readonly suggestion: string;
  readonly kind: string;
  readonly companyId: string;
  readonly personId: string | null;
  readonly answer: 'done' | 'later' | 'no';
  readonly hiddenUntil: string;
  readonly forUser: string | null;
  readonly reason: string | null;
  readonly outcome: string | null;
  readonly note: string | null;
  readonly score: number;
  readonly touchId: string | null;
  readonly activityId: string | null;
  readonly observations: readonly number[];
  /** Tried in order to learn. */
  readonly explored: boolean;
  readonly byId: string;
  readonly byName: string;
  readonly at: Date;
}

export async function insertAnswer(db: Db, row: AnswerRow): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into action.answer (suggestion, kind, company_id, person_id, answer, hidden_until, for_user, reason, outcome, note, score, touch_id,
      activity_id, observation_ids, explored, by_id, by_name, at)
    values (${row.suggestion}, ${row.kind}, ${row.companyId}, ${row.personId}, ${row.answer}, ${row.hiddenUntil}::date, ${row.forUser},
      ${row.reason}, ${row.outcome}, ${row.note}, ${row.score}, ${row.touchId}, ${row.activityId}, ${[...row.observations]}::bigint[],
      ${row.explored}, ${row.byId}, ${row.byName}, ${row.at}) returning id`.execute(db);
  return rows[0]!.id;
}

export interface StoredAnswer {
  readonly id: string;
  readonly answer: string;
  readonly touchId: string | null;
  readonly observations: readonly number[];
  readonly byId: string;
  readonly undone: boolean;
}

/** Locked: two people undoing at once take it back once. */
export async function lockAnswer(db: Db, id: string): Promise<StoredAnswer | undefined> {
  const { rows } = await sql<StoredAnswer>`
    select id, answer, touch_id as "touchId", observation_ids as observations, by_id as "byId", undone_at is not null as undone
    from action.answer where id = ${id} for update`.execute(db);
  return rows[0];
}

export async function undoAnswer(db: Db, id: string, by: string, at: Date): Promise<void> {
  await sql`update action.answer set undone_at = ${at}, undone_by = ${by} where id = ${id}`.execute(db);
}

export interface Tally {
  readonly kind: string;
  readonly reason: string;
  readonly count: number;
}

export async function tallyRefusals(db: Db, since: Date): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select kind, reason, count(*)::int as count from action.answer
    where answer = 'no' and undone_at is null and at >= ${since} group by kind, reason order by count desc, kind, reason`.execute(
    db,
  );
  return rows;
}

export async function countAnswers(db: Db, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from action.answer where undone_at is null and at >= ${since}`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface AnswersOfKind {
  readonly kind: string;
  /** Answered with success: reached, interested, agreed, handled. */
  readonly good: number;
  /** Nobody reached does not count; refused as pointless does. */
  readonly bad: number;
  readonly later: number;
}

/** What became of suggestions, by occasion. Wrong data and "not mine" say nothing about the occasion. */
export async function answersByKind(db: Db, since: Date): Promise<readonly AnswersOfKind[]> {
  const { rows } = await sql<AnswersOfKind>`
    select kind, count(*) filter (where answer = 'done' and outcome in ('reached', 'interested', 'agreed', 'handled'))::int as good,
      count(*) filter (where (answer = 'done' and outcome = 'not_interested')
        or (answer = 'no' and reason in ('no_need', 'wrong_time', 'unconvincing')))::int as bad,
      count(*) filter (where answer = 'later')::int as later
    from action.answer where undone_at is null and at >= ${since} group by kind`.execute(db);
  return rows;
}
