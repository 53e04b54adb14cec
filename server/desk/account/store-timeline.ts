import { sql } from 'kysely';
import type { TimelineEvent } from '#contract/desk/account.ts';
import type { Db } from '#server/platform/db/index.ts';
import { stageLabel } from './store.ts';

export interface EventPlace {
  readonly at: string;
  readonly key: string;
}

export type EventRow = Omit<TimelineEvent, 'at'> &
  EventPlace & {
    readonly moment: Date;
    /** A note of a watched source: its title is in German and may be said in other words. */
    readonly signal: boolean;
  };

/**
 * The next `limit` things that happened before a place, newest first. Every source is read by its own index over (company, time) and
 * cut off at `limit`; only what is left is sorted together. `key` parts what happened at the same moment. Days count as their midnight in Berlin.
 */
export async function eventsBefore(
  db: Db,
  companyId: string,
  place: EventPlace | null,
  { limit, language }: { readonly limit: number; readonly language: 'de' | 'en' },
): Promise<readonly EventRow[]> {
  const at = place?.at ?? 'infinity';
  const key = place?.key ?? '';
  const company = sql`${companyId}::uuid`;
  const midnight = (column: string) => sql`(${sql.ref(column)}::timestamp at time zone 'Europe/Berlin')`;
  // The day itself is read again, so that everything of the day of a cut stands there to be compared by key.
  const day = sql`least(${at}::timestamptz, now() + interval '100 years')::date + 1`;
  const { rows } = await sql<EventRow>`
    with found as (
      (select 'activity' as kind, a.happened_at as moment, 'a' || a.id as key, a.id, false as "dayOnly", a.kind as "activityKind", a.direction, a.subject as title,
          left(a.body, 2000) as text, a.outcome, null::text as status, null::bigint as "amountCents", a.person_id, a.by_name as by, a.kind = 'note' and a.by_id is null as signal
        from records.activity a where a.company_id = ${company} and a.deleted_at is null and a.happened_at <= ${at}::timestamptz
          and (a.happened_at < ${at}::timestamptz or 'a' || a.id > ${key})
        order by a.happened_at desc, a.id limit ${limit})
      union all
      (select 'order', ${midnight('o.ordered_on')}, 'o' || o.id, o.id, true, null, 'none', o.number, null, null, o.status, o.total_cents, o.person_id, null, false
        from records.sales_order o where o.company_id = ${company} and o.deleted_at is null and o.ordered_on <= ${day}
          and (${midnight('o.ordered_on')} < ${at}::timestamptz or (${midnight('o.ordered_on')} = ${at}::timestamptz and 'o' || o.id > ${key}))
        order by o.ordered_on desc, o.id limit ${limit})
      union all
      (select 'quote', ${midnight('q.sent_on')}, 'q' || q.id, q.id, true, null, 'none', q.number, null, null, q.status, q.total_cents, q.person_id, null, false
        from records.quote q where q.company_id = ${company} and q.deleted_at is null and q.sent_on <= ${day}
          and (${midnight('q.sent_on')} < ${at}::timestamptz or (${midnight('q.sent_on')} = ${at}::timestamptz and 'q' || q.id > ${key}))
        order by q.sent_on desc, q.id limit ${limit})
      union all
      (select 'deal', h.changed_at, 'd' || h.id, d.id, false, null, 'none', d.title, null, null, coalesce(${stageLabel(language)}, h.to_stage), d.value_cents, d.person_id, h.changed_by, false
        from records.deal d join records.deal_stage_change h on h.deal_id = d.id
          left join records.deal_stage s on s.id = h.to_stage
        where d.company_id = ${company} and d.deleted_at is null
          -- The stage that a file brought was not entered on the day of the import.
          and not (h.from_stage is null and exists (select 1 from intake.observation b where b.id = coalesce(d.origin ->> 'stage_id', d.origin ->> 'title')::bigint and b.import_id is not null))
          and (h.changed_at < ${at}::timestamptz or (h.changed_at = ${at}::timestamptz and 'd' || h.id > ${key}))
        order by h.changed_at desc, h.id limit ${limit})
      union all
      (select 'task', t.done_at, 't' || t.id, t.id, false, null, 'none', t.title, t.note, null, null::text, null, t.person_id, t.done_by, false
        from records.task t where t.company_id = ${company} and t.deleted_at is null and t.done_at is not null
          and (t.done_at < ${at}::timestamptz or (t.done_at = ${at}::timestamptz and 't' || t.id > ${key}))
        order by t.done_at desc, t.id limit ${limit})
    )
    select f.kind, f.id::text as id, f.moment, f.moment::text as at, f.key, f."dayOnly", f."activityKind", f.direction, f.title, f.text, f.outcome, f.status,
      f."amountCents", case when p.id is null then null else json_build_object('id', p.id, 'name', concat_ws(' ', p.first_name, p.last_name)) end as person,
      coalesce(u.name, f.by) as by, f.signal
    from (select * from found order by moment desc, key limit ${limit}) f
    left join records.person p on p.id = f.person_id and p.deleted_at is null
    left join platform."user" u on u.id::text = f.by
    order by f.moment desc, f.key`.execute(db);
  return rows;
}
