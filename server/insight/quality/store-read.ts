import { sql } from 'kysely';
import type { QualityKind, QualityProblem } from '#engines/quality/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { seesEverything, visibleTo } from '#server/platform/auth/index.ts';
import type { Db } from '#server/platform/db/index.ts';

export interface Snapshot {
  readonly day: string;
  readonly kind: QualityKind;
  readonly scope: 'all' | 'owner' | 'team' | 'source' | 'family';
  readonly id: string;
  readonly label: string | null;
  readonly records: number;
  readonly correct: number | null;
  readonly complete: number | null;
  readonly consistent: number | null;
  readonly current: number | null;
  readonly available: number | null;
  readonly overall: number | null;
  readonly problems: number;
  readonly computedAt: Date;
}

export async function newestSnapshots(db: Db): Promise<readonly Snapshot[]> {
  const { rows } = await sql<Snapshot>`
    select s.day, s.kind, s.scope, s.scope_id as id, coalesce(u.name, g.name, src.label) as label, s.records, s.correct, s.complete, s.consistent,
      s.current, s.available, s.overall, s.problems, s.computed_at as "computedAt"
    from insight.quality_snapshot s
    left join platform."user" u on s.scope = 'owner' and u.id::text = s.scope_id
    left join platform.team g on s.scope = 'team' and g.id::text = s.scope_id
    left join intake.source src on s.scope = 'source' and src.id = s.scope_id
    where s.day = (select max(day) from insight.quality_snapshot)
    order by s.kind, s.scope, s.records desc limit 500`.execute(db);
  return rows;
}

export async function trend(db: Db, since: string): Promise<readonly Snapshot[]> {
  const { rows } = await sql<Snapshot>`
    select day, kind, scope, scope_id as id, null as label, records, correct, complete, consistent, current, available, overall, problems,
      computed_at as "computedAt"
    from insight.quality_snapshot where scope = 'all' and day >= ${since}::date order by day, kind`.execute(db);
  return rows;
}

export interface WorkRow {
  readonly kind: QualityKind;
  readonly id: string;
  readonly companyId: string | null;
  readonly name: string;
  readonly detail: string | null;
  readonly overall: number;
  readonly repair: number;
  readonly worth: number;
  readonly problems: readonly QualityProblem[];
}

/**
 * Greatest value of repair first, behind a place in that order. Each part of what a sales person sees (own, team's, unassigned) is read
 * from its own index and cut before they are joined: one condition with "or" would walk through everybody's records.
 */
export async function worklist(
  db: Db,
  actor: Actor,
  { after, limit }: { readonly after: { readonly repair: number; readonly id: string } | null; readonly limit: number },
): Promise<readonly WorkRow[]> {
  const behind = after === null ? sql`true` : sql`(q.repair, q.record_id) < (${after.repair}::real, ${after.id}::uuid)`;
  const part = (
    condition: ReturnType<typeof sql>,
  ) => sql`(select q.* from insight.quality q where q.repair > 0 and ${condition} and ${behind}
    order by q.repair desc, q.record_id desc limit ${limit + 20})`;
  const parts = seesEverything(actor)
    ? [part(sql`true`)]
    : [
        part(sql`q.owner_id = ${actor.id}::uuid`),
        part(sql`q.owner_id is null and q.team_id is null`),
        ...(actor.teamId === null
          ? []
          : [part(sql`q.team_id = ${actor.teamId}::uuid and q.owner_id is distinct from ${actor.id}::uuid`)]),
      ];
  const { rows } = await sql<WorkRow>`
    select q.kind, q.record_id as id, q.company_id as "companyId", coalesce(nullif(concat_ws(' ', p.first_name, p.last_name), ''), c.name) as name,
      case q.kind when 'person' then c.name else c.city end as detail, q.overall, q.repair, q.worth, q.problems
    from (${sql.join(parts, sql` union all `)}) q
    left join records.company c on c.id = q.company_id
    left join records.person p on q.kind = 'person' and p.id = q.record_id
    where (case q.kind when 'person' then p.id is not null and p.deleted_at is null else c.deleted_at is null end)
      and ${visibleTo(actor, { owner: 'q.owner_id', team: 'q.team_id' })}
    order by q.repair desc, q.record_id desc limit ${limit + 1}`.execute(db);
  return rows;
}

export async function qualityOf(db: Db, kind: QualityKind, id: string) {
  const { rows } = await sql<
    Snapshot & { ownerId: string | null; teamId: string | null; faults: readonly QualityProblem[] }
  >`
    select q.correct, q.complete, q.consistent, q.current, q.available, q.overall, q.problems as faults, q.computed_at as "computedAt",
      q.owner_id as "ownerId", q.team_id as "teamId"
    from insight.quality q where q.kind = ${kind} and q.record_id = ${id}`.execute(db);
  return rows[0];
}

/** Teams of at least so many: of a smaller one the figure would be a figure about its people. */
export async function teamsOfAtLeast(db: Db, least: number): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select team_id::text as id from platform."user" where team_id is not null group by team_id having count(*) >= ${least}`.execute(
    db,
  );
  return new Set(rows.map((row) => row.id));
}

export async function userNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text as id, name from platform."user" where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}
