import { sql } from 'kysely';
import type { AccountPage, Origin } from '#contract/desk/account.ts';
import type { FitReason } from '#engines/scoring/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { visibleTo } from '#server/platform/auth/rights.ts';
import type { Db } from '#server/platform/db/index.ts';

export interface CompanyRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly relation: string;
  readonly lead_stage: string | null;
  readonly lead_source: string | null;
  readonly example: boolean;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly last_activity_at: Date | null;
  readonly last_order_on: string | null;
  readonly order_count: number;
  readonly revenue_12m_cents: number;
  readonly custom: Readonly<Record<string, string | number | boolean | null>>;
  readonly origin: Readonly<Record<string, unknown>>;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Fields of a company in the order of the page; keys are columns, as in observations. */
export const factColumns = [
  'name',
  'legal_form',
  'customer_number',
  'vat_id',
  'street',
  'house_number',
  'po_box',
  'postal_code',
  'city',
  'region',
  'country',
  'phone',
  'fax',
  'email',
  'website',
  'industry',
  'employees',
  'revenue_cents',
  'founded_year',
  'relation',
  'lead_stage',
  'lead_source',
  'language',
  'note',
] as const;

/** undefined for a company that is missing, deleted, or not this person's to see. */
export async function findCompany(db: Db, id: string, actor: Actor): Promise<CompanyRow | undefined> {
  const facts = sql.join(factColumns.map((column) => sql`${sql.lit(column)}, ${sql.ref(`c.${column}`)}`));
  const { rows } = await sql<CompanyRow>`
    select c.id, c.version, c.name, c.relation, c.lead_stage, c.lead_source, c.example, c.owner_id, o.name as owner_name, c.team_id, g.name as team_name,
      c.created_at, c.updated_at, c.last_activity_at, c.last_order_on, c.order_count, c.revenue_12m_cents, c.custom, c.origin,
      json_build_object(${facts}) as facts
    from records.company c left join platform."user" o on o.id = c.owner_id left join platform.team g on g.id = c.team_id
    where c.id = ${id}::uuid and c.deleted_at is null and ${visibleTo(actor, { owner: 'c.owner_id', team: 'c.team_id' })}`.execute(
    db,
  );
  return rows[0];
}

export interface OwnField {
  readonly key: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'date' | 'boolean' | 'choice';
  readonly choices: string[];
}

export async function ownFields(db: Db): Promise<readonly OwnField[]> {
  const { rows } = await sql<OwnField>`
    select key, label, type, choices from records.custom_field where kind = 'company' and not archived order by position, key`.execute(
    db,
  );
  return rows;
}

/** Observation and field asked for, answered by the key `<observation> <field>`. */
export async function findOrigins(
  db: Db,
  wanted: readonly { readonly field: string; readonly observationId: string }[],
): Promise<ReadonlyMap<string, Origin>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{
    field: string;
    id: string;
    source_id: string;
    source_kind: string;
    label: string;
    observed_at: Date;
    said: { readonly original?: unknown; readonly place?: unknown; readonly confidence?: unknown } | null;
  }>`
    select w.field, o.id::text as id, s.id as source_id, s.kind as source_kind, s.label, o.observed_at, o.fields -> w.field as said
    from unnest(${wanted.map((one) => one.field)}::text[], ${wanted.map((one) => one.observationId)}::bigint[]) as w (field, id)
    join intake.observation o on o.id = w.id join intake.source s on s.id = o.source_id`.execute(db);
  return new Map(
    rows.map((row) => [
      `${row.id} ${row.field}`,
      {
        observationId: row.id,
        source: { id: row.source_id, kind: row.source_kind, label: row.label },
        observedAt: row.observed_at.toISOString(),
        original: typeof row.said?.original === 'string' ? row.said.original : null,
        place: typeof row.said?.place === 'string' ? row.said.place : null,
        confidence: typeof row.said?.confidence === 'number' ? row.said.confidence : null,
      },
    ]),
  );
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly buyingRole: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly lastActivityAt: Date | null;
  readonly origin: Readonly<Record<string, unknown>>;
  readonly touches: number;
}

// Whoever has a part in buying comes first, then whom we spoke with last. A company with thousands of people shows its first fifty.
export async function findPeople(db: Db, companyId: string, since: Date, actor: Actor): Promise<readonly PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select p.id, concat_ws(' ', p.title, p.first_name, p.last_name) as name, p.job_title as "jobTitle", p.department, p.buying_role as "buyingRole",
      p.email, p.phone, p.mobile, p.last_activity_at as "lastActivityAt", p.origin,
      (select count(*)::int from action.touch t where t.person_id = p.id and t.at >= ${since} and t.undone_at is null) as touches
    from (select * from records.person p where p.company_id = ${companyId}::uuid and p.deleted_at is null
        and ${visibleTo(actor, { owner: 'p.owner_id', team: 'p.team_id' })}
      order by p.sort_name limit 2000) p
    order by (p.buying_role is null), p.last_activity_at desc nulls last, p.sort_name limit 50`.execute(db);
  return rows;
}

/** Counts stop at 10,000: nobody reads further, and a count reads every entry. */
export async function countOf(
  db: Db,
  what: 'people' | 'deals' | 'orders' | 'quotes' | 'tasks',
  companyId: string,
): Promise<number> {
  const from = {
    people: sql`records.person where company_id = ${companyId}::uuid and deleted_at is null`,
    deals: sql`records.deal where company_id = ${companyId}::uuid and deleted_at is null`,
    orders: sql`records.sales_order where company_id = ${companyId}::uuid and deleted_at is null`,
    quotes: sql`records.quote where company_id = ${companyId}::uuid and deleted_at is null`,
    tasks: sql`records.task where company_id = ${companyId}::uuid and deleted_at is null and done_at is null`,
  }[what];
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from (select 1 from ${from} limit 10000) x`.execute(db);
  return rows[0]?.n ?? 0;
}

type Deal = AccountPage['deals']['rows'][number];

/** Stages carry both languages, since a company names its own. */
export const stageLabel = (language: 'de' | 'en') => sql.ref(language === 'en' ? 's.label_en' : 's.label');

export async function findDeals(db: Db, companyId: string, language: 'de' | 'en'): Promise<readonly Deal[]> {
  const { rows } = await sql<Omit<Deal, 'closedAt'> & { closedAt: Date | null }>`
    select d.id, d.title, d.number, json_build_object('id', s.id, 'label', ${stageLabel(language)}, 'outcome', s.outcome, 'probability', s.probability) as stage,
      d.value_cents as "valueCents", d.currency, d.expected_close_on as "expectedCloseOn", d.next_step as "nextStep", d.next_step_on as "nextStepOn", d.closed_at as "closedAt"
    from records.deal d join records.deal_stage s on s.id = d.stage_id
    where d.company_id = ${companyId}::uuid and d.deleted_at is null
    order by (d.closed_at is not null), d.closed_at desc, d.expected_close_on nulls last, d.id limit 20`.execute(db);
  return rows.map((row) => ({ ...row, closedAt: row.closedAt?.toISOString() ?? null }));
}

export async function findOrders(db: Db, companyId: string): Promise<AccountPage['orders']['rows']> {
  const { rows } = await sql<AccountPage['orders']['rows'][number]>`
    select id, number, ordered_on as on, status, total_cents as "totalCents", currency from records.sales_order
    where company_id = ${companyId}::uuid and deleted_at is null order by ordered_on desc, id limit 10`.execute(db);
  return rows;
}

/** The 36 months up to today, those without an order too. */
export async function orderMonths(db: Db, companyId: string, today: string): Promise<AccountPage['orders']['months']> {
  const { rows } = await sql<AccountPage['orders']['months'][number]>`
    select to_char(m, 'YYYY-MM') as month, coalesce(sum(o.total_cents), 0)::bigint as cents, count(o.id)::int as count
    from generate_series(date_trunc('month', ${today}::date) - interval '35 months', date_trunc('month', ${today}::date), interval '1 month') as m
    left join records.sales_order o on o.company_id = ${companyId}::uuid and o.deleted_at is null
      and o.ordered_on >= m::date and o.ordered_on < (m + interval '1 month')::date
    group by m order by m`.execute(db);
  return rows;
}

export async function findQuotes(db: Db, companyId: string): Promise<AccountPage['quotes']['rows']> {
  const { rows } = await sql<AccountPage['quotes']['rows'][number]>`
    select id, number, sent_on as on, status, total_cents as "totalCents", currency, valid_until as "validUntil" from records.quote
    where company_id = ${companyId}::uuid and deleted_at is null order by sent_on desc, id limit 10`.execute(db);
  return rows;
}

export async function findTasks(db: Db, companyId: string): Promise<AccountPage['tasks']['rows']> {
  const { rows } = await sql<AccountPage['tasks']['rows'][number]>`
    select t.id, t.version, t.kind, t.title, t.due_on as "dueOn", t.assigned_to as "assignedTo", u.name as "assignedName", t.person_id as "personId"
    from records.task t left join platform."user" u on u.id = t.assigned_to
    where t.company_id = ${companyId}::uuid and t.deleted_at is null and t.done_at is null order by t.due_on nulls last, t.id limit 20`.execute(
    db,
  );
  return rows;
}

/** Proposals about the company itself or its shown people and deals. */
export async function findProposals(
  db: Db,
  subjects: readonly string[],
): Promise<{ readonly rows: AccountPage['proposals']['rows']; readonly total: number }> {
  const { rows } = await sql<
    Omit<AccountPage['proposals']['rows'][number], 'createdAt'> & { createdAt: Date; total: number }
  >`
    select id::text as id, kind, confidence, producer, created_at as "createdAt", count(*) over ()::int as total from oversight.proposal
    where subject_id = any(${subjects as string[]}::text[]) and state in ('open', 'later', 'unsure') order by created_at desc, id limit 10`.execute(
    db,
  );
  return {
    rows: rows.map(({ total, ...row }) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    total: rows[0]?.total ?? 0,
  };
}

export async function countTouches(db: Db, companyId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from action.touch where company_id = ${companyId}::uuid and at >= ${since} and undone_at is null`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

export interface ScoreRow {
  readonly fit: number;
  readonly lowest: number;
  readonly highest: number;
  readonly known: number;
  readonly reasons: readonly FitReason[];
  readonly at: Date;
}

export async function findScore(db: Db, companyId: string): Promise<ScoreRow | undefined> {
  const { rows } = await sql<ScoreRow>`
    select fit, lowest, highest, known, reasons, computed_at as at from insight.score where company_id = ${companyId}::uuid`.execute(
    db,
  );
  return rows[0];
}
