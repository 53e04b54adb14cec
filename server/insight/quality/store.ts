import { sql } from 'kysely';
import type { QualityKind, QualityProblem } from '#engines/quality/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';
import { families } from './families.ts';

const familyFields = Object.entries(families).flatMap(([family, fields]) =>
  fields.map((field) => [family, field] as const),
);

export interface RecordToMeasure {
  readonly id: string;
  readonly companyId: string | null;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly values: Readonly<Record<string, string | number | null>>;
  readonly origin: Readonly<Record<string, unknown>>;
  readonly companyDomain: string | null;
  readonly orderCount: number;
  /** What makes it worth mending: revenue of a year, an open deal, the fit. */
  readonly revenueCents: number;
  readonly openDeals: number;
  readonly fit: number | null;
}

export async function companiesToMeasure(db: Db, ids: readonly string[]): Promise<readonly RecordToMeasure[]> {
  const { rows } = await sql<RecordToMeasure>`
    select c.id, c.id as "companyId", c.owner_id as "ownerId", c.team_id as "teamId", c.origin, c.domain as "companyDomain",
      c.order_count as "orderCount", c.revenue_12m_cents::float8 as "revenueCents", c.open_deal_count as "openDeals", s.fit::int as fit,
      jsonb_build_object('name', c.name, 'street', c.street, 'po_box', c.po_box, 'postal_code', c.postal_code, 'city', c.city,
        'country', c.country, 'phone', c.phone, 'email', c.email, 'website', c.website, 'domain', c.domain, 'industry', c.industry,
        'employees', c.employees, 'revenue_cents', c.revenue_cents, 'founded_year', c.founded_year, 'vat_id', c.vat_id,
        'relation', c.relation, 'owner_id', c.owner_id, 'team_id', c.team_id) as values
    from records.company c left join insight.score s on s.company_id = c.id
    where c.id = any(${[...ids]}::uuid[]) and c.deleted_at is null`.execute(db);
  return rows;
}

export async function peopleToMeasure(db: Db, ids: readonly string[]): Promise<readonly RecordToMeasure[]> {
  const { rows } = await sql<RecordToMeasure>`
    select p.id, p.company_id as "companyId", coalesce(p.owner_id, c.owner_id) as "ownerId", coalesce(p.team_id, c.team_id) as "teamId",
      p.origin, c.domain as "companyDomain", 0 as "orderCount", coalesce(c.revenue_12m_cents, 0)::float8 as "revenueCents",
      coalesce(c.open_deal_count, 0) as "openDeals", s.fit::int as fit,
      jsonb_build_object('last_name', p.last_name, 'first_name', p.first_name, 'salutation', p.salutation, 'company_id', p.company_id,
        'job_title', p.job_title, 'buying_role', p.buying_role, 'email', p.email, 'phone', p.phone, 'mobile', p.mobile) as values
    from records.person p left join records.company c on c.id = p.company_id left join insight.score s on s.company_id = p.company_id
    where p.id = any(${[...ids]}::uuid[]) and p.deleted_at is null`.execute(db);
  return rows;
}

export interface SeenAt {
  readonly id: string;
  readonly sourceId: string;
  readonly observedAt: Date;
}

export async function observationsSeen(db: Db, ids: readonly string[]): Promise<readonly SeenAt[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<SeenAt>`
    select id::text, source_id as "sourceId", observed_at as "observedAt" from intake.observation where id = any(${[...ids]}::bigint[])`.execute(
    db,
  );
  return rows;
}

/**
 * The place that at least nine of ten records with a postal code name, where at least five do. From the index by postal code, for
 * the codes asked for only, and from 200 records of each at most.
 */
export async function usualCities(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<{ code: string; city: string }>`
    select q.code, x.city from unnest(${[...codes]}::text[]) as q (code) cross join lateral (
      select y.city, count(*) as named, sum(count(*)) over () as total
      from (select c.city from records.company c where c.postal_code = q.code and c.deleted_at is null and c.city is not null limit 200) y
      group by y.city order by named desc limit 1) x
    where x.total >= 5 and x.named >= 0.9 * x.total`.execute(db);
  return new Map(rows.map(({ code, city }) => [code, city]));
}

export interface QualityRow {
  readonly record_id: string;
  readonly company_id: string | null;
  readonly owner_id: string | null;
  readonly team_id: string | null;
  readonly correct: number | null;
  readonly complete: number | null;
  readonly consistent: number | null;
  readonly current: number | null;
  readonly available: number | null;
  readonly overall: number;
  readonly worth: number;
  readonly repair: number;
  readonly problems: readonly QualityProblem[];
  readonly sources: readonly string[];
}

export async function putQuality(db: Db, kind: QualityKind, rows: readonly QualityRow[], at: Date): Promise<void> {
  await sql`
    insert into insight.quality (kind, record_id, company_id, owner_id, team_id, correct, complete, consistent, current, available, overall,
      worth, repair, problems, sources, computed_at)
    select ${kind}, r.record_id, r.company_id, r.owner_id, r.team_id, r.correct, r.complete, r.consistent, r.current, r.available, r.overall,
      r.worth, r.repair, r.problems, array(select jsonb_array_elements_text(r.sources)), ${at}
    from jsonb_to_recordset(${json(rows)}::jsonb) as r (record_id uuid, company_id uuid, owner_id uuid, team_id uuid, correct real,
      complete real, consistent real, current real, available real, overall real, worth real, repair real, problems jsonb, sources jsonb)
    on conflict (kind, record_id) do update set company_id = excluded.company_id, owner_id = excluded.owner_id, team_id = excluded.team_id,
      correct = excluded.correct, complete = excluded.complete, consistent = excluded.consistent, current = excluded.current,
      available = excluded.available, overall = excluded.overall, worth = excluded.worth, repair = excluded.repair,
      problems = excluded.problems, sources = excluded.sources, computed_at = excluded.computed_at`.execute(db);
}

export async function dropQualityOfDeleted(db: Db): Promise<void> {
  await sql`delete from insight.quality q where q.kind = 'company'
    and not exists (select 1 from records.company c where c.id = q.record_id and c.deleted_at is null)`.execute(db);
  await sql`delete from insight.quality q where q.kind = 'person'
    and not exists (select 1 from records.person p where p.id = q.record_id and p.deleted_at is null)`.execute(db);
}

/** Reads the whole of insight.quality: a job's work, once a day and after a full pass, never a screen's. */
export async function writeSnapshot(db: Db, day: string, at: Date): Promise<void> {
  await sql`delete from insight.quality_snapshot where day = ${day}::date`.execute(db);
  await sql`
    insert into insight.quality_snapshot (day, kind, scope, scope_id, records, correct, complete, consistent, current, available, overall, problems, computed_at)
    select ${day}::date, kind, 'all', '', count(*), avg(correct), avg(complete), avg(consistent), avg(current), avg(available), avg(overall),
      sum(jsonb_array_length(problems)), ${at}::timestamptz::timestamptz from insight.quality group by kind
    union all
    select ${day}::date, kind, 'owner', coalesce(owner_id::text, ''), count(*), avg(correct), avg(complete), avg(consistent), avg(current),
      avg(available), avg(overall), sum(jsonb_array_length(problems)), ${at}::timestamptz from insight.quality group by kind, owner_id
    union all
    select ${day}::date, kind, 'team', coalesce(team_id::text, ''), count(*), avg(correct), avg(complete), avg(consistent), avg(current),
      avg(available), avg(overall), sum(jsonb_array_length(problems)), ${at}::timestamptz from insight.quality group by kind, team_id
    union all
    select ${day}::date, f.kind, 'family', f.family, count(*), null, null, null, null, null, null, sum(f.faults), ${at}::timestamptz
    from (
      select q.kind, q.record_id, m.family, count(*) as faults
      from insight.quality q cross join jsonb_to_recordset(q.problems) as p (field text)
      join unnest(${familyFields.map(([, field]) => field)}::text[], ${familyFields.map(([family]) => family)}::text[]) as m (field, family)
        on m.field = p.field
      group by q.kind, q.record_id, m.family) f group by f.kind, f.family
    union all
    select ${day}::date, q.kind, 'source', s.id, count(*), avg(q.correct), avg(q.complete), avg(q.consistent), avg(q.current),
      avg(q.available), avg(q.overall), sum(jsonb_array_length(q.problems)), ${at}::timestamptz
    from insight.quality q cross join unnest(q.sources) as s (id) group by q.kind, s.id`.execute(db);
}

export async function countsFew(db: Db): Promise<boolean> {
  const { rows } = await sql<{ few: boolean }>`
    select count(*) <= 50000 as few from (select 1 from insight.quality limit 50001) q`.execute(db);
  return rows[0]?.few ?? false;
}
