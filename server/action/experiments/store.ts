import { sql } from 'kysely';
import type { Arm, ExperimentReading } from '#engines/experiments/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';

export type ExperimentMetric = 'answer' | 'order' | 'revenue';

export interface ExperimentRow {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly share: number;
  readonly metric: ExperimentMetric;
  readonly smallest: number;
  readonly horizonDays: number;
  readonly state: 'running' | 'stopped';
  readonly startedAt: Date;
  readonly startedBy: string;
  readonly stoppedAt: Date | null;
  readonly reading: ExperimentReading | null;
}

const columns = sql`id, name, about, share::float8 as share, metric, smallest::float8 as smallest, horizon_days as "horizonDays", state,
  started_at as "startedAt", created_by_name as "startedBy", stopped_at as "stoppedAt", reading`;

export async function allExperiments(db: Db): Promise<readonly ExperimentRow[]> {
  const { rows } = await sql<ExperimentRow>`
    select ${columns} from action.experiment order by state, started_at desc limit 200`.execute(db);
  return rows;
}

export async function runningExperiments(db: Db): Promise<readonly ExperimentRow[]> {
  const { rows } = await sql<ExperimentRow>`select ${columns} from action.experiment where state = 'running'`.execute(
    db,
  );
  return rows;
}

/** Experiments that are over and said something, the newest first. */
export async function stoppedWithVerdict(db: Db, kind: string, since: Date): Promise<readonly ExperimentRow[]> {
  const { rows } = await sql<ExperimentRow>`
    select ${columns} from action.experiment where state = 'stopped' and stopped_at >= ${since} and starts_with(about, ${`${kind}:`})
      and reading ->> 'state' <> 'not-enough' order by stopped_at desc, id`.execute(db);
  return rows;
}

export async function lockExperiment(tx: Db, id: string): Promise<ExperimentRow | undefined> {
  const { rows } =
    await sql<ExperimentRow>`select ${columns} from action.experiment where id = ${id} for update`.execute(tx);
  return rows[0];
}

export interface NewExperiment {
  readonly name: string;
  readonly about: string;
  readonly share: number;
  readonly metric: ExperimentMetric;
  readonly smallest: number;
  readonly horizonDays: number;
  readonly at: Date;
  readonly byId: string;
  readonly byName: string;
}

/** @returns undefined where an experiment about the same runs already */
export async function insertExperiment(tx: Db, row: NewExperiment): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into action.experiment (name, about, share, metric, smallest, horizon_days, started_at, created_by, created_by_name)
    values (${row.name}, ${row.about}, ${row.share}, ${row.metric}, ${row.smallest}, ${row.horizonDays}, ${row.at}, ${row.byId}, ${row.byName})
    on conflict (about) where state = 'running' do nothing returning id`.execute(tx);
  return rows[0]?.id;
}

export async function setStopped(
  tx: Db,
  id: string,
  { at, by, reading }: { readonly at: Date; readonly by: string; readonly reading: ExperimentReading },
): Promise<void> {
  await sql`
    update action.experiment set state = 'stopped', stopped_at = ${at}, ended_by = ${by}, reading = ${json(reading)}::jsonb, read_at = ${at}
    where id = ${id}`.execute(tx);
}

export interface Exposure {
  readonly experimentId: string;
  readonly companyId: string;
  readonly arm: Arm;
}

/** The first time counts: later ones change nothing. */
export async function insertExposures(db: Db, exposures: readonly Exposure[], at: Date): Promise<void> {
  if (exposures.length === 0) return;
  await sql`
    insert into action.experiment_account (experiment_id, company_id, arm, since)
    select r.experiment, r.company, r.arm, ${at}
    from jsonb_to_recordset(${json(exposures.map((one) => ({ experiment: one.experimentId, company: one.companyId, arm: one.arm })))}::jsonb)
      as r (experiment uuid, company uuid, arm text)
    on conflict do nothing`.execute(db);
}

export interface OutcomeRow {
  readonly arm: Arm;
  readonly value: number;
}

/** Accounts whose time is up, in that order, with what came of them; and how many still have time. Revenue is in euros. */
export async function outcomes(
  db: Db,
  { id, metric, horizonDays }: Pick<ExperimentRow, 'id' | 'metric' | 'horizonDays'>,
  until: Date,
): Promise<{ readonly rows: readonly OutcomeRow[]; readonly waiting: number }> {
  const end = sql`x.since + make_interval(days => ${horizonDays}::int)`;
  const value =
    metric === 'answer'
      ? sql`(exists (select 1 from records.activity a where a.company_id = x.company_id and a.direction = 'in' and a.kind <> 'note' and a.deleted_at is null
          and a.happened_at > x.since and a.happened_at <= ${end}))::int::float8`
      : metric === 'order'
        ? sql`(exists (select 1 from records.sales_order o where o.company_id = x.company_id and o.deleted_at is null
          and o.ordered_on > x.since::date and o.ordered_on <= (${end})::date))::int::float8`
        : sql`coalesce((select sum(o.total_cents) from records.sales_order o where o.company_id = x.company_id and o.deleted_at is null
          and o.ordered_on > x.since::date and o.ordered_on <= (${end})::date), 0)::float8 / 100`;
  const { rows } = await sql<OutcomeRow>`
    select x.arm, ${value} as value from action.experiment_account x join records.company c on c.id = x.company_id
    where x.experiment_id = ${id} and c.deleted_at is null and ${end} <= ${until} order by x.since, x.company_id`.execute(
    db,
  );
  const waiting = await sql<{ count: number }>`
    select count(*)::int as count from action.experiment_account x join records.company c on c.id = x.company_id
    where x.experiment_id = ${id} and c.deleted_at is null and ${end} > ${until}`.execute(db);
  return { rows, waiting: waiting.rows[0]?.count ?? 0 };
}
