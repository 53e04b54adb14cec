import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface DealSignal {
  readonly companyId: string;
  readonly title: string;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly cases: number;
  readonly slip: number | null;
  readonly reasons: readonly { readonly de: string; readonly en: string; readonly points: number }[];
}

/** The biggest open deal of each company that a model judges; the base rate is the same for all and speaks for none. */
export async function dealSignals(db: Db, companyIds: readonly string[]): Promise<readonly DealSignal[]> {
  const { rows } = await sql<DealSignal>`
    select distinct on (d.company_id) d.company_id as "companyId", d.title, z.probability::float8 as probability, z.low::float8 as low, z.high::float8 as high,
      z.slip::float8 as slip, z.reasons, coalesce((m.data ->> 'cases')::int, 0) as cases
    from insight.deal_score z join records.deal d on d.id = z.deal_id and d.deleted_at is null and d.closed_at is null
      left join insight.model m on m.id = z.model_id
    where z.company_id = any(${[...companyIds]}::uuid[]) and z.method = 'model' and z.probability is not null
    order by d.company_id, d.value_cents desc nulls last, d.id`.execute(db);
  return rows;
}

export interface OrderSignal {
  readonly companyId: string;
  readonly atRiskCents: number | null;
  readonly reasons: readonly { readonly code: string; readonly de: string; readonly en: string }[];
}

/** Customers who are silent or order less than they did; whoever orders as ever gives no sign. */
export async function orderSignals(db: Db, companyIds: readonly string[]): Promise<readonly OrderSignal[]> {
  const { rows } = await sql<OrderSignal>`
    select o.company_id as "companyId", o.at_risk_cents::float8 as "atRiskCents", o.reasons from insight.order_outlook o
    where o.company_id = any(${[...companyIds]}::uuid[]) and (o.falling or o.state in ('overdue', 'lapsed'))`.execute(
    db,
  );
  return rows;
}

export interface LeadSignal {
  readonly companyId: string;
  readonly score: number;
  readonly fit: number;
  readonly interest: number | null;
  readonly probability: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Of those who never ordered: how near to a first order they are, where there is more to tell than the fit. */
export async function leadSignals(db: Db, companyIds: readonly string[]): Promise<readonly LeadSignal[]> {
  const { rows } = await sql<LeadSignal>`
    select l.company_id as "companyId", l.score::int as score, l.fit::int as fit, l.interest::int as interest, l.probability::float8 as probability,
      l.low::float8 as low, l.high::float8 as high
    from insight.lead_score l join records.company c on c.id = l.company_id and c.order_count = 0
    where l.company_id = any(${[...companyIds]}::uuid[]) and l.method <> 'rules' and (l.interest >= 20 or l.probability is not null)`.execute(
    db,
  );
  return rows;
}

export interface Complaint {
  readonly companyId: string;
  readonly on: string;
  readonly subject: string;
}

/** What a subject calls a complaint. The mood of a text is not guessed at: a word is either there or not. */
const COMPLAINT = '(reklamation|reklamiert|beschwer|beanstand|mängelrüge|complain)';

/** The newest complaint of each company since a moment. */
export async function complaintsSince(
  db: Db,
  companyIds: readonly string[],
  since: Date,
): Promise<readonly Complaint[]> {
  const { rows } = await sql<Complaint>`
    select q.id as "companyId", a.on, a.subject from unnest(${[...companyIds]}::uuid[]) as q (id) cross join lateral (
      select ((v.happened_at at time zone 'Europe/Berlin')::date)::text as on, v.subject from records.activity v
      where v.company_id = q.id and v.deleted_at is null and v.happened_at >= ${since} and v.direction <> 'out' and v.subject ~* ${COMPLAINT}
      order by v.happened_at desc limit 1) a`.execute(db);
  return rows;
}
