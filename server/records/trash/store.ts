import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { TrashKind } from '#contract/records/trash.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/db/index.ts';
import { scopeOf } from '../editing/index.ts';
import { tableOf } from '../fields/index.ts';

export interface Place {
  readonly deletedAt: string;
  readonly id: string;
}

export interface Deleted extends Place {
  readonly kind: TrashKind;
  readonly title: string;
  readonly company: string | null;
  readonly deletedBy: string | null;
}

const titles: Readonly<Record<TrashKind, RawBuilder<string>>> = {
  company: sql`r.name`,
  person: sql`concat_ws(' ', r.title, r.first_name, r.last_name)`,
  deal: sql`r.title`,
  product: sql`r.name`,
  order: sql`r.number`,
  quote: sql`r.number`,
  activity: sql`coalesce(r.subject, '')`,
  task: sql`r.title`,
};
const kinds = Object.keys(titles) as TrashKind[];
const nothing = sql<SqlBool>`true`;

/**
 * Not what went with its company or deal (it comes back with that), not what was merged away (parting brings it back), not what an undone
 * import took along (nothing speaks of it any more), and not people who were erased.
 */
function branch(kind: TrashKind, actor: Actor, before: Place | null, limit: number): RawBuilder<unknown> {
  const table = sql.table(`records.${tableOf[kind]}`);
  const merges = kind === 'company' || kind === 'person';
  const ofCompany = kind !== 'company' && kind !== 'product';
  const kept = [
    merges
      ? sql<SqlBool>`not exists (select from records.merge m where m.gone_id = r.id and m.undone_at is null)`
      : nothing,
    kind === 'person' ? sql<SqlBool>`r.name_key <> ''` : nothing,
    ofCompany ? sql<SqlBool>`(r.company_id is null or k.deleted_at is null)` : nothing,
    kind === 'task'
      ? sql<SqlBool>`not exists (select from records.deal d where d.id = r.deal_id and d.deleted_at = r.deleted_at)`
      : nothing,
    sql<SqlBool>`exists (select from records.observation_link l where l.record_id = r.id
      and not exists (select from intake.retraction t where t.observation_id = l.observation_id))`,
    before ? sql<SqlBool>`(r.deleted_at, r.id) < (${before.deletedAt}::timestamptz, ${before.id}::uuid)` : nothing,
  ];
  return sql`(select ${kind}::text as kind, r.id, ${titles[kind]} as title, ${ofCompany ? sql`k.name` : sql`null`}::text as company,
      r.deleted_at, r.deleted_by
    from ${table} r ${ofCompany ? sql`left join records.company k on k.id = r.company_id` : sql``}
    where r.deleted_at is not null and ${scopeOf(kind, actor)} and ${sql.join(kept, sql` and `)}
    order by r.deleted_at desc, r.id desc limit ${limit})`;
}

export async function findDeletedRecords(
  db: Db,
  actor: Actor,
  { kind, before, limit }: { readonly kind: TrashKind | null; readonly before: Place | null; readonly limit: number },
): Promise<Deleted[]> {
  const wanted = kind === null ? kinds : [kind];
  const branches = wanted.map((one) => branch(one, actor, before, limit));
  const { rows } = await sql<Omit<Deleted, 'deletedAt'> & { readonly deletedAt: Date }>`
    select g.kind, g.id, g.title, g.company, g.deleted_at as "deletedAt", u.name as "deletedBy"
    from (${sql.join(branches, sql` union all `)}) g left join platform."user" u on u.id::text = g.deleted_by
    order by g.deleted_at desc, g.id desc limit ${limit}`.execute(db);
  return rows.map(({ deletedAt, ...row }) => ({ ...row, deletedAt: deletedAt.toISOString() }));
}
