import { sql } from 'kysely';
import type { BiasAudit, Model, Words } from '#engines/scoring/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';
import type { SubjectName } from './cases.ts';
import type { LaterComparison } from './compare-later.ts';

export type Occasion = 'first' | 'more-cases' | 'schedule' | 'drift' | 'asked';
export type ModelState = 'in-use' | 'beside' | 'replaced' | 'refused';

export interface CaseFacts {
  readonly cases: number;
  /** What `Subject.count` said then. */
  readonly settled: number;
  readonly positives: number;
  readonly from: string | null;
  readonly until: string | null;
  readonly leftOut: readonly { readonly count: number; readonly text: Words }[];
}

export interface StoredModel {
  readonly id: string;
  readonly subject: SubjectName;
  readonly version: number;
  readonly state: ModelState;
  readonly occasion: Occasion;
  readonly data: CaseFacts;
  readonly model: Model | null;
  readonly comparison: LaterComparison | null;
  readonly bias: BiasAudit | null;
  readonly drift: readonly { readonly feature: string; readonly psi: number }[];
  readonly verdict: Words;
  readonly trainedAt: Date;
  readonly replacedAt: Date | null;
}

const columns = sql`id, subject, version, state, occasion, data, model, comparison, bias, drift, verdict,
  trained_at as "trainedAt", replaced_at as "replacedAt"`;

/** The one in use; where none is, the newest attempt, whose base rate then holds. */
export async function findInForce(db: Db, subject: SubjectName): Promise<StoredModel | undefined> {
  const { rows } = await sql<StoredModel>`
    select ${columns} from insight.model where subject = ${subject} order by (state = 'in-use') desc, version desc limit 1`.execute(
    db,
  );
  return rows[0];
}

export async function findVersion(db: Db, subject: SubjectName, version: number): Promise<StoredModel | undefined> {
  const { rows } = await sql<StoredModel>`
    select ${columns} from insight.model where subject = ${subject} and version = ${version}`.execute(db);
  return rows[0];
}

/** Without the models themselves, which may weigh a megabyte each. */
export async function listVersions(db: Db, subject: SubjectName): Promise<readonly Omit<StoredModel, 'model'>[]> {
  const { rows } = await sql<Omit<StoredModel, 'model'>>`
    select id, subject, version, state, occasion, data, comparison, bias, drift, verdict, trained_at as "trainedAt", replaced_at as "replacedAt"
    from insight.model where subject = ${subject} order by version desc limit 30`.execute(db);
  return rows;
}

export interface NewModel {
  readonly subject: SubjectName;
  readonly state: ModelState;
  readonly occasion: Occasion;
  readonly data: CaseFacts;
  readonly model: Model | null;
  readonly comparison: LaterComparison | null;
  readonly bias: BiasAudit | null;
  readonly verdict: Words;
  readonly at: Date;
}

/** Two trainings at once would take the same number: the second one waits for the first. */
export async function insertModel(tx: Db, one: NewModel): Promise<number> {
  await sql`lock table insight.model in share row exclusive mode`.execute(tx);
  if (one.state === 'in-use')
    await sql`update insight.model set state = 'replaced', replaced_at = ${one.at} where subject = ${one.subject} and state = 'in-use'`.execute(
      tx,
    );
  const { rows } = await sql<{ version: number }>`
    insert into insight.model (subject, version, state, occasion, data, model, comparison, bias, verdict, trained_at)
    select ${one.subject}, coalesce(max(version), 0) + 1, ${one.state}, ${one.occasion}, ${json(one.data)}, ${one.model && json(one.model)},
      ${one.comparison && json(one.comparison)}, ${one.bias && json(one.bias)}, ${json(one.verdict)}, ${one.at}
    from insight.model where subject = ${one.subject} returning version`.execute(tx);
  return rows[0]!.version;
}

export async function putDrift(db: Db, id: string, drift: StoredModel['drift']): Promise<void> {
  await sql`update insight.model set drift = ${json(drift)} where id = ${id}::uuid and drift is distinct from ${json(drift)}`.execute(
    db,
  );
}

/** The job that learns at the moment, if any. */
export async function runningTraining(db: Db): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from platform.job_run where name = 'learning.train' and state in ('waiting', 'running') order by created_at desc limit 1`.execute(
    db,
  );
  return rows[0]?.id ?? null;
}

/** Whether a list is being imported, and when the last one was done. */
export async function lastImport(db: Db): Promise<{ readonly running: boolean; readonly doneAt: Date | null }> {
  const { rows } = await sql<{ running: boolean; doneAt: Date | null }>`
    select coalesce(bool_or(state in ('running', 'undoing')), false) as running, max(finished_at) filter (where state in ('done', 'undone')) as "doneAt"
    from intake.import`.execute(db);
  return rows[0] ?? { running: false, doneAt: null };
}
