import { sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import { visibleTo } from '#server/platform/auth/rights.ts';
import type { Db } from '#server/platform/db/index.ts';

export async function leadsOfSources(
  db: Db,
): Promise<readonly { readonly watchId: string; readonly recordId: string }[]> {
  const { rows } = await sql<{ watchId: string; recordId: string }>`
    select distinct c.watch_id as "watchId", c.record_id as "recordId" from intake.watch_change c
    join intake.watch w on w.id = c.watch_id and w.deleted_at is null where c.lead and c.record_id is not null`.execute(
    db,
  );
  return rows;
}

export interface YieldedDeal {
  readonly companyId: string;
  readonly outcome: 'open' | 'won' | 'lost';
  readonly valueCents: number;
}

export async function dealsOf(db: Db, companies: readonly string[]): Promise<readonly YieldedDeal[]> {
  const { rows } = await sql<YieldedDeal>`
    select d.company_id as "companyId", s.outcome, coalesce(d.value_cents, 0)::float8 as "valueCents"
    from records.deal d join records.deal_stage s on s.id = d.stage_id where d.company_id = any(${[...companies]}::uuid[]) and d.deleted_at is null`.execute(
    db,
  );
  return rows;
}

export interface ToldRow {
  readonly id: number;
  readonly kind: 'new' | 'gone' | 'changed' | 'returned' | 'news';
  readonly event: { readonly kind: string; readonly company: string | null; readonly day: string | null } | null;
  readonly changes: readonly { readonly field: string; readonly old: string | null; readonly new: string | null }[];
  readonly readOn: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly snippet: string;
  readonly url: string;
  readonly source: string;
  readonly snapshotId: number | null;
  readonly recordId: string | null;
  readonly company: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly industry: string | null;
}

/** What sources told in these days, newest first, without what people called noise and without competitors. The record only where this person may see it. */
export async function toldBetween(
  db: Db,
  actor: Actor,
  since: string,
  until: string,
  limit: number,
): Promise<readonly ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    select c.id, c.kind, c.event, c.changes, (c.at at time zone 'Europe/Berlin')::date::text as "readOn", e.name, e.fields, e.snippet, e.url, w.label as source,
      c.snapshot_id as "snapshotId", o.id as "recordId", o.name as company, o.postal_code as "postalCode", o.city, o.country, o.industry
    from intake.watch_change c join intake.watch_entry e on e.id = c.entry_id join intake.watch w on w.id = c.watch_id
    left join records.company o on o.id = c.record_id and o.deleted_at is null and ${visibleTo(actor, { owner: 'o.owner_id', team: 'o.team_id' })}
    where (c.at at time zone 'Europe/Berlin')::date between ${since}::date and ${until}::date and c.answer is distinct from 'noise'
      and w.aim <> 'competitor' and w.kind <> 'prices' and c.kind in ('new', 'changed', 'news')
    order by c.at desc, c.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Whether this person may see the company. */
export async function mayRead(db: Db, actor: Actor, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select c.id from records.company c where c.id = ${id}::uuid and c.deleted_at is null and ${visibleTo(actor, { owner: 'c.owner_id', team: 'c.team_id' })}`.execute(
    db,
  );
  return rows.length > 0;
}
