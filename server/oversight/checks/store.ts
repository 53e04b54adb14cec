import { sql } from 'kysely';
import type { Checked } from '#engines/reliability/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';

export interface MeasuredCase extends Checked {
  readonly kind: string;
  readonly producer: string;
  /** Looked at after it was applied unseen; else decided by a person before. */
  readonly unseen: boolean;
}

const NEWEST = 2_000;

/**
 * What people have said of the machine's proposals, the newest 2,000 of each kind and producer: spot checks and takings back of what was applied
 * unseen, and decisions before. An approval with edits is a "no": what was proposed was not right.
 */
export async function findMeasured(
  db: Db,
  only: { readonly kind: string; readonly producer?: string } | null = null,
): Promise<readonly MeasuredCase[]> {
  const { rows } = await sql<MeasuredCase>`
    select kind, producer, stated, "right", unseen from (
      select p.kind, p.producer, round(p.confidence::numeric, 4)::float8 as stated, p.applied_unseen as unseen,
        case when p.applied_unseen then p.checked_right else p.state = 'applied' and p.edits is null end as "right",
        row_number() over (partition by p.kind, p.producer order by p.created_at desc) as place
      from oversight.proposal p
      where p.confidence is not null and not p.example
        and ((p.applied_unseen and p.checked_right is not null)
          or (not p.applied_unseen and p.decided_at is not null and p.state in ('applied', 'rejected')))
        and (${only?.kind ?? null}::text is null or p.kind = ${only?.kind ?? null})
        and (${only?.producer ?? null}::text is null or p.producer = ${only?.producer ?? null})) measured
    where place <= ${NEWEST}`.execute(db);
  return rows;
}

/** Spot checks since the producer was let go the last time: it starts afresh then. */
export async function findChecksSince(db: Db, kind: string, producer: string): Promise<readonly Checked[]> {
  const { rows } = await sql<Checked>`
    select round(p.confidence::numeric, 4)::float8 as stated, p.checked_right as "right" from oversight.proposal p
    where p.kind = ${kind} and p.producer = ${producer} and p.applied_unseen and p.checked_right is not null and p.confidence is not null
      and not p.example and coalesce(p.checked_at, p.created_at) > coalesce((select max(h.at) from oversight.producer_hold h
        where h.kind = p.kind and h.producer = p.producer and h.state = 'released'), '-infinity')
    order by p.checked_at desc nulls last limit 500`.execute(db);
  return rows;
}

export interface Hold {
  readonly kind: string;
  readonly producer: string;
  readonly state: 'held' | 'released';
  readonly facts: Readonly<Record<string, number>>;
  readonly reason: string;
  readonly byName: string;
  readonly at: Date;
}

export async function findHolds(db: Db): Promise<readonly Hold[]> {
  const { rows } = await sql<Hold>`
    select distinct on (kind, producer) kind, producer, state, facts, reason, by_name as "byName", at
    from oversight.producer_hold order by kind, producer, id desc`.execute(db);
  return rows;
}

export async function isHeld(db: Db, kind: string, producer: string): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`
    select state from oversight.producer_hold where kind = ${kind} and producer = ${producer} order by id desc limit 1`.execute(
    db,
  );
  return rows[0]?.state === 'held';
}

export async function insertHold(
  tx: Db,
  row: Omit<Hold, 'byName' | 'at'> & { readonly by: { readonly id: string; readonly name: string }; readonly at: Date },
): Promise<void> {
  await sql`
    insert into oversight.producer_hold (kind, producer, state, facts, reason, by_id, by_name, at)
    values (${row.kind}, ${row.producer}, ${row.state}, ${json(row.facts)}, ${row.reason}, ${row.by.id}, ${row.by.name}, ${row.at})`.execute(
    tx,
  );
}
