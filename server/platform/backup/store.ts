import type pg from 'pg';

export interface BackupTable {
  readonly schema: string;
  readonly name: string;
  /** Without generated columns, which the restoring database computes itself. */
  readonly columns: readonly string[];
}

export interface Sequence {
  readonly name: string;
  readonly value: string | null;
}

/** Everything of ours: not PostgreSQL's own, and not the job queue, whose tables the queue makes and mends itself. */
const OURS = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'jobs', 'pgboss')
  and not exists (select 1 from pg_depend d where d.objid = o.oid and d.deptype = 'e')`;

/** All tables but platform.migration, each after those it refers to: so foreign keys can be checked while loading. */
export async function readTables(client: pg.Client): Promise<readonly BackupTable[]> {
  const { rows: tables } = await client.query<BackupTable & { oid: number; refers: number[] }>(`
    select o.oid::int8 as oid, n.nspname as schema, o.relname as name,
      (select coalesce(json_agg(a.attname order by a.attnum), '[]') from pg_attribute a
       where a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(c.confrelid::int8), '[]') from pg_constraint c
       where c.conrelid = o.oid and c.contype = 'f' and c.confrelid <> o.oid) as refers
    from pg_class o join pg_namespace n on n.oid = o.relnamespace
    where o.relkind in ('r', 'p') and not o.relispartition and ${OURS}
      and not (n.nspname = 'platform' and o.relname = 'migration')
    order by n.nspname, o.relname`);
  const sorted: BackupTable[] = [];
  const visited = new Set<number>();
  const byOid = new Map(tables.map((table) => [Number(table.oid), table]));
  const visit = (oid: number): void => {
    const table = byOid.get(oid);
    if (!table || visited.has(oid)) return;
    visited.add(oid);
    for (const target of table.refers) visit(Number(target));
    sorted.push({ schema: table.schema, name: table.name, columns: table.columns });
  };
  for (const oid of byOid.keys()) visit(oid);
  return sorted;
}

export async function readSequences(client: pg.Client): Promise<readonly Sequence[]> {
  const { rows } = await client.query<{ name: string }>(`
    select o.oid::regclass::text as name from pg_class o join pg_namespace n on n.oid = o.relnamespace
    where o.relkind = 'S' and ${OURS} order by 1`);
  const found: Sequence[] = [];
  for (const { name } of rows) {
    const { rows: state } = await client.query<{ value: string | null }>(
      `select case when is_called then last_value::text end as value from ${name}`,
    );
    found.push({ name, value: state[0]?.value ?? null });
  }
  return found;
}

export async function setSequences(client: pg.Client, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, value } of sequences) {
    if (value !== null) await client.query('select setval($1::regclass, $2::bigint)', [name, value]);
  }
}

export async function readApplied(client: pg.Client): Promise<readonly { name: string; checksum: string }[]> {
  const { rows } = await client.query('select name, checksum from platform.migration order by name');
  return rows as { name: string; checksum: string }[];
}

/** A rough number of rows, for showing progress only. */
export async function estimateRows(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`
    select coalesce(sum(greatest(o.reltuples, 0)), 0)::float8 as n
    from pg_class o join pg_namespace n on n.oid = o.relnamespace where o.relkind = 'r' and ${OURS}`);
  return rows[0]?.n ?? 0;
}

export async function countRows(client: pg.Client, tables: readonly BackupTable[]): Promise<number> {
  let total = 0;
  for (const table of tables) {
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${quoted(table)}`);
    total += Number(rows[0]?.n ?? 0);
  }
  return total;
}

/**
 * Makes tables ready for loading: rows that migrations put there go, and triggers rest, since what they would do is in the
 * backup already. Foreign keys stay checked.
 */
export async function openForLoading(client: pg.Client, tables: readonly BackupTable[]): Promise<void> {
  for (const table of tables) await client.query(`alter table ${quoted(table)} disable trigger user`);
  if (tables.length > 0) await client.query(`truncate ${tables.map(quoted).join(', ')}`);
}

export async function closeAfterLoading(client: pg.Client, tables: readonly BackupTable[]): Promise<void> {
  for (const table of tables) await client.query(`alter table ${quoted(table)} enable trigger user`);
}

export function copyOutText(table: BackupTable): string {
  return `copy (select ${table.columns.map(identifier).join(', ')} from ${quoted(table)}) to stdout`;
}

export function copyInText(table: BackupTable): string {
  return `copy ${quoted(table)} (${table.columns.map(identifier).join(', ')}) from stdin`;
}

export function quoted(table: Pick<BackupTable, 'schema' | 'name'>): string {
  return `${identifier(table.schema)}.${identifier(table.name)}`;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
