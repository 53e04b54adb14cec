import { sql } from 'kysely';
import type { Db } from '../db/index.ts';
import type { DataClass } from './tasks.ts';

export interface StoredProvider {
  readonly id: string;
  readonly label: string;
  readonly kind: 'local' | 'cloud';
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: Buffer | null;
  readonly contractReference: string | null;
  readonly region: string | null;
  readonly noTraining: string | null;
  readonly inputCentsPerMillion: number;
  readonly outputCentsPerMillion: number;
  readonly enabled: boolean;
}
const columns = sql`id, label, kind, base_url as "baseUrl", model, api_key as "apiKey", contract_reference as "contractReference", region,
  no_training as "noTraining", input_cents_per_million::int as "inputCentsPerMillion", output_cents_per_million::int as "outputCentsPerMillion", enabled`;

export async function allProviders(db: Db): Promise<readonly StoredProvider[]> {
  return (await sql<StoredProvider>`select ${columns} from platform.model_provider order by label, id`.execute(db))
    .rows;
}

export async function findProvider(db: Db, id: string): Promise<StoredProvider | undefined> {
  return (await sql<StoredProvider>`select ${columns} from platform.model_provider where id = ${id}`.execute(db))
    .rows[0];
}

export async function putProvider(db: Db, row: StoredProvider, by: string, at: Date): Promise<void> {
  await sql`
    insert into platform.model_provider (id, label, kind, base_url, model, api_key, contract_reference, region, no_training,
      input_cents_per_million, output_cents_per_million, enabled, changed_by, changed_at)
    values (${row.id}, ${row.label}, ${row.kind}, ${row.baseUrl}, ${row.model}, ${row.apiKey}, ${row.contractReference}, ${row.region}, ${row.noTraining},
      ${row.inputCentsPerMillion}, ${row.outputCentsPerMillion}, ${row.enabled}, ${by}, ${at})
    on conflict (id) do update set label = excluded.label, kind = excluded.kind, base_url = excluded.base_url, model = excluded.model, api_key = excluded.api_key,
      contract_reference = excluded.contract_reference, region = excluded.region, no_training = excluded.no_training,
      input_cents_per_million = excluded.input_cents_per_million, output_cents_per_million = excluded.output_cents_per_million,
      enabled = excluded.enabled, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(db);
}

export async function deleteProvider(db: Db, id: string): Promise<void> {
  await sql`delete from platform.model_provider where id = ${id}`.execute(db);
}

export interface StoredTask {
  readonly task: string;
  readonly providerId: string | null;
  readonly dataClasses: readonly DataClass[];
  readonly monthlyBudgetCents: number | null;
  readonly timeLimitMs: number;
}
const taskColumns = sql`task, provider_id as "providerId", data_classes as "dataClasses", monthly_budget_cents::int as "monthlyBudgetCents", time_limit_ms as "timeLimitMs"`;

export async function allTaskPolicies(db: Db): Promise<readonly StoredTask[]> {
  return (await sql<StoredTask>`select ${taskColumns} from platform.model_task`.execute(db)).rows;
}

export async function findTaskPolicy(db: Db, task: string): Promise<StoredTask | undefined> {
  return (await sql<StoredTask>`select ${taskColumns} from platform.model_task where task = ${task}`.execute(db))
    .rows[0];
}

export async function putTaskPolicy(db: Db, row: StoredTask, by: string, at: Date): Promise<void> {
  await sql`
    insert into platform.model_task (task, provider_id, data_classes, monthly_budget_cents, time_limit_ms, changed_by, changed_at)
    values (${row.task}, ${row.providerId}, ${[...row.dataClasses]}, ${row.monthlyBudgetCents}, ${row.timeLimitMs}, ${by}, ${at})
    on conflict (task) do update set provider_id = excluded.provider_id, data_classes = excluded.data_classes,
      monthly_budget_cents = excluded.monthly_budget_cents, time_limit_ms = excluded.time_limit_ms, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`.execute(db);
}

export interface CallRow {
  readonly at: Date;
  readonly task: string;
  readonly providerId: string | null;
  readonly model: string | null;
  readonly outcome: string;
  readonly durationMs: number;
  readonly attempts: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly estimated: boolean;
  readonly costMillicents: number;
  readonly hidden: number;
  readonly promptVersion: string | null;
  readonly byId: string;
}

export async function insertCall(db: Db, row: CallRow): Promise<void> {
  await sql`
    insert into platform.model_call (at, task, provider_id, model, outcome, duration_ms, attempts, input_tokens, output_tokens, estimated, cost_millicents, hidden,
      prompt_version, by_id)
    values (${row.at}, ${row.task}, ${row.providerId}, ${row.model}, ${row.outcome}, ${row.durationMs}, ${row.attempts}, ${row.inputTokens}, ${row.outputTokens},
      ${row.estimated}, ${row.costMillicents}, ${row.hidden}, ${row.promptVersion}, ${row.byId})`.execute(db);
}

/** Thousandths of a cent that the task has cost in this calendar month (Berlin). */
export async function spentThisMonth(db: Db, task: string, now: Date): Promise<number> {
  const { rows } = await sql<{ spent: number }>`
    select coalesce(sum(cost_millicents), 0)::float8 as spent from platform.model_call
    where task = ${task} and at >= date_trunc('month', ${now}::timestamptz at time zone 'Europe/Berlin') at time zone 'Europe/Berlin'`.execute(
    db,
  );
  return rows[0]?.spent ?? 0;
}

export interface CallSums {
  readonly task: string;
  readonly providerId: string | null;
  readonly calls: number;
  readonly answered: number;
  readonly medianMs: number | null;
  readonly costMillicents: number;
  readonly hidden: number;
  readonly lastAt: Date | null;
  readonly lastFault: string | null;
  readonly lastFaultAt: Date | null;
}

export async function sumCalls(db: Db, since: Date): Promise<readonly CallSums[]> {
  const { rows } = await sql<CallSums>`
    select task, provider_id as "providerId", count(*)::int as calls, (count(*) filter (where outcome = 'answered'))::int as answered,
      percentile_cont(0.5) within group (order by duration_ms) filter (where outcome = 'answered')::int as "medianMs",
      sum(cost_millicents)::float8 as "costMillicents", sum(hidden)::int as hidden, max(at) as "lastAt",
      (array_agg(outcome order by at desc) filter (where outcome <> 'answered'))[1] as "lastFault", max(at) filter (where outcome <> 'answered') as "lastFaultAt"
    from platform.model_call where at >= ${since} group by task, provider_id`.execute(db);
  return rows;
}
