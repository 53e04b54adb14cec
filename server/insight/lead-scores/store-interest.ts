import { sql } from 'kysely';
import type { Interactions } from '#engines/scoring/index.ts';
import type { Db } from '#server/platform/db/index.ts';

export interface AccountInterest {
  readonly companyId: string;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly fit: number;
  readonly fitLowest: number;
  readonly fitHighest: number;
  readonly interactions: readonly Interactions[];
  readonly people: number;
  readonly decider: 'unknown' | 'known' | 'met';
  readonly openQuotes: number;
}

/** Older than so many half-lives a step counts for less than two in a hundred, and is not read. */
const HALF_LIVES = 6;

/** What happened with companies up to a moment, weighed by a half-life. Notes are ours, not theirs, and count for nothing. */
export async function readInterest(
  db: Db,
  companyIds: readonly string[],
  { now, halfLifeDays }: { readonly now: Date; readonly halfLifeDays: number },
): Promise<readonly AccountInterest[]> {
  const reach = HALF_LIVES * halfLifeDays;
  const { rows } = await sql<AccountInterest>`
    with wanted as (select c.id, c.owner_id, c.team_id from records.company c where c.id = any(${[...companyIds]}::uuid[]) and c.deleted_at is null),
    seen as materialized (
      select a.company_id, a.person_id, a.kind, a.direction, extract(epoch from ${now}::timestamptz - a.happened_at)::float8 / 86400 as age
      from wanted w join records.activity a on a.company_id = w.id and a.deleted_at is null and a.kind <> 'note'
        and a.happened_at <= ${now} and a.happened_at > ${now}::timestamptz - make_interval(days => ${reach}::int)),
    steps as (
      select company_id, jsonb_agg(jsonb_build_object('kind', kind, 'direction', direction, 'count', count, 'recent', recent, 'decayed', decayed, 'lastDays', last_days)) as steps
      from (select company_id, kind, direction, count(*)::int as count, count(*) filter (where age <= 30)::int as recent,
          sum(power(2, -age / ${halfLifeDays}::float8)) as decayed, floor(min(age))::int as last_days
        from seen group by company_id, kind, direction) k group by company_id),
    part as (select company_id, sum(share) as people from (
        select company_id, person_id, power(2, -min(age) / ${halfLifeDays}::float8) as share from seen where person_id is not null group by company_id, person_id) p group by company_id),
    deciders as (select p.company_id, bool_or(exists (select 1 from seen s where s.person_id = p.id and s.kind in ('meeting', 'visit', 'call'))) as met
      from wanted w join records.person p on p.company_id = w.id and p.deleted_at is null and p.buying_role = 'decider' group by p.company_id),
    quotes as (select q.company_id, count(*)::int as open from wanted w join records.quote q on q.company_id = w.id and q.deleted_at is null
      and q.status = 'open' and q.sent_on > (${now}::timestamptz - interval '120 days')::date group by q.company_id)
    select w.id as "companyId", w.owner_id as "ownerId", w.team_id as "teamId", coalesce(s.fit, 0)::int as fit, coalesce(s.lowest, 0)::int as "fitLowest",
      coalesce(s.highest, 100)::int as "fitHighest", coalesce(t.steps, '[]') as interactions, coalesce(part.people, 0)::float8 as people,
      case when d.company_id is null then 'unknown' when d.met then 'met' else 'known' end as decider, coalesce(q.open, 0) as "openQuotes"
    from wanted w left join insight.score s on s.company_id = w.id left join steps t on t.company_id = w.id left join part on part.company_id = w.id
      left join deciders d on d.company_id = w.id left join quotes q on q.company_id = w.id`.execute(db);
  return rows;
}

/** Whether there is anything to weigh at all: then interactions count, else rules alone. */
export async function anyInteraction(db: Db): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from records.activity where deleted_at is null and kind <> 'note') as found`.execute(db);
  return rows[0]?.found ?? false;
}
