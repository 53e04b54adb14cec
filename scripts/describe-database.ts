import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly base: string;
  readonly kind: string;
  readonly isArray: boolean;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
  readonly expression: string | null;
  readonly generated: '' | 's' | 'v';
  readonly identity: '' | 'a' | 'd';
  readonly labels: readonly string[] | null;
}

export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'r' | 'p' | 'v' | 'm';
  readonly partition: string | null;
  readonly definition: string | null;
  readonly columns: readonly Column[];
}

/** Schemas of our migrations: neither PostgreSQL's own, nor the job queue's, nor what extensions bring. */
const OURS = sql`n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'jobs', 'pgboss')
  and not exists (select 1 from pg_depend d where d.objid = o.oid and d.deptype = 'e')`;

export async function readTables(db: Db): Promise<readonly Table[]> {
  const { rows } = await sql<Table>`
    select n.nspname as schema, o.relname as name, o.relkind as kind,
      case when o.relispartition then pg_get_expr(o.relpartbound, o.oid) when o.relkind = 'p' then pg_get_partkeydef(o.oid) end as partition,
      case when o.relkind in ('v', 'm') then pg_get_viewdef(o.oid) end as definition,
      (select coalesce(json_agg(json_build_object(
          'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'nullable', not a.attnotnull,
          'base', coalesce(b.typname, e.typname, t.typname), 'kind', coalesce(b.typtype, e.typtype, t.typtype),
          'isArray', t.typcategory = 'A', 'hasDefault', a.atthasdef, 'expression', pg_get_expr(f.adbin, f.adrelid),
          'generated', a.attgenerated, 'identity', a.attidentity,
          'labels', (select json_agg(l.enumlabel order by l.enumsortorder) from pg_enum l where l.enumtypid = coalesce(e.oid, t.oid))
        ) order by a.attnum), '[]')
       from pg_attribute a
       join pg_type t on t.oid = a.atttypid
       left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
       left join pg_type b on b.oid = coalesce(e.typbasetype, t.typbasetype) and b.oid <> 0
       left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
       where a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class o join pg_namespace n on n.oid = o.relnamespace
    where o.relkind in ('r', 'p', 'v', 'm') and ${OURS}
    order by n.nspname, o.relname`.execute(db);
  return rows;
}

export interface Definition {
  readonly owner: string;
  readonly text: string;
}

/** Everything but tables, as PostgreSQL itself writes it, each with the table it belongs to ('' for none). */
export async function readDefinitions(
  db: Db,
): Promise<
  Readonly<
    Record<'extensions' | 'functions' | 'constraints' | 'indexes' | 'triggers' | 'sequences', readonly Definition[]>
  >
> {
  const list = async (query: ReturnType<typeof sql<Definition>>) => (await query.execute(db)).rows;
  return {
    extensions:
      await list(sql`select '' as owner, format('create extension %I with schema %I;', e.extname, n.nspname) as text
      from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname <> 'plpgsql' order by 2`),
    functions: await list(sql`select '' as owner, pg_get_functiondef(o.oid) || ';' as text
      from pg_proc o join pg_namespace n on n.oid = o.pronamespace where o.prokind in ('f', 'p') and ${OURS} order by n.nspname, o.proname, o.oid::regprocedure::text`),
    constraints:
      await list(sql`select c.conrelid::regclass::text as owner, format('constraint %I %s', c.conname, pg_get_constraintdef(c.oid)) as text
      from pg_constraint c join pg_class o on o.oid = c.conrelid join pg_namespace n on n.oid = o.relnamespace
      where c.contype in ('p', 'u', 'f', 'c', 'x') and c.conparentid = 0 and ${OURS}
      order by 1, position(c.contype in 'pucfx'), c.conname`),
    indexes: await list(sql`select i.indrelid::regclass::text as owner, pg_get_indexdef(i.indexrelid) || ';' as text
      from pg_index i join pg_class o on o.oid = i.indexrelid join pg_namespace n on n.oid = o.relnamespace
      where not o.relispartition and ${OURS} and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
      order by 1, 2`),
    triggers: await list(sql`select t.tgrelid::regclass::text as owner, pg_get_triggerdef(t.oid) || ';' as text
      from pg_trigger t join pg_class o on o.oid = t.tgrelid join pg_namespace n on n.oid = o.relnamespace
      where not t.tgisinternal and t.tgparentid = 0 and ${OURS} order by 1, 2`),
    sequences: await list(sql`select '' as owner, format('create sequence %s;', o.oid::regclass) as text
      from pg_class o join pg_namespace n on n.oid = o.relnamespace
      where o.relkind = 'S' and ${OURS} and not exists (select 1 from pg_depend d where d.objid = o.oid and d.deptype in ('a', 'i')) order by 2`),
  };
}
