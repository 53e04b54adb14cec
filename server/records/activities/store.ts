import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface NotedText {
  readonly id: string;
  readonly text: string;
  readonly happenedAt: Date;
  readonly email: string | null;
  readonly phones: readonly string[];
  readonly fax: string | null;
  readonly post: string | null;
}

/**
 * What activities say and whom they are about: the points of the person, the company's where no person is named. What we wrote ourselves is
 * left out, and so is what was heeded before: an objection that a person lifted is not raised again by deriving the same note anew.
 */
export async function unheededNotes(tx: Db, ids: readonly string[]): Promise<readonly NotedText[]> {
  const { rows } = await sql<NotedText>`
    select a.id, concat_ws(E'\n', a.subject, a.outcome, a.body) as text, a.happened_at as "happenedAt",
      case when p.id is null then c.email else p.email end as email,
      array_remove(case when p.id is null then array[c.phone] else array[p.phone, p.mobile] end, null) as phones,
      case when p.id is null then c.fax end as fax,
      case when p.id is null and c.city is not null and coalesce(c.street, c.po_box) is not null
        then concat_ws(', ', concat_ws(' ', coalesce(c.street, 'Postfach ' || c.po_box), c.house_number), concat_ws(' ', c.postal_code, c.city), c.country) end as post
    from records.activity a join records.company c on c.id = a.company_id left join records.person p on p.id = a.person_id and p.deleted_at is null
    where a.id = any(${[...ids]}::uuid[]) and a.deleted_at is null and not a.example
      and not (a.direction = 'out' and a.kind in ('email', 'letter', 'message'))
      and concat_ws(' ', a.subject, a.outcome, a.body) ~* '(kein|nicht|nie |niemals|widerspr|widerruf|verteiler|liste|unterlass|abbestell|abmeld|einstell|absehen|stop|unsubscribe|never|not |n.t |no |remove|object|withdraw|opt)'
      and not exists (select from oversight.objection o where o.source = 'note' and o.note = 'activity ' || a.id)`.execute(
    tx,
  );
  return rows;
}

/** What an activity says, where an objection was recorded from it. */
export async function heededText(db: Db, id: string): Promise<string | null> {
  const { rows } = await sql<{ text: string }>`
    select concat_ws(E'\n', subject, outcome, body) as text from records.activity
    where id = ${id} and exists (select from oversight.objection o where o.source = 'note' and o.note = 'activity ' || ${id}::text)`.execute(
    db,
  );
  return rows[0]?.text ?? null;
}
