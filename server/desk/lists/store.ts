import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import { visibleTo } from '#server/platform/auth/rights.ts';
import { type Db, READER_TIMEOUT_MS, readerOf } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import type { Place } from './cursor.ts';
import type { Column, ListDefinition, SortKey } from './definition.ts';

/** One list, put together for one person: what all queries below have in common. */
export interface ListQuery {
  readonly definition: ListDefinition;
  readonly sort: SortKey & { readonly direction: 'asc' | 'desc' };
  /** Conditions that the index in this order answers: they shorten the walk itself. */
  readonly inside: readonly RawBuilder<SqlBool>[];
  /** Conditions that are looked at row by row on the walk. */
  readonly outside: readonly RawBuilder<SqlBool>[];
  /** All conditions, each in the form that an index finds, where it has one. */
  readonly all: readonly RawBuilder<SqlBool>[];
  /** Those of them that an index finds. */
  readonly indexed: readonly RawBuilder<SqlBool>[];
}

export interface Met extends Place {
  readonly ok: boolean;
  /** Running number among the entries read, from 1. */
  readonly n: number;
}

/**
 * Runs list queries on the read-only connections. The time limit is the last net, not the plan; another limit than theirs, or
 * settings for some statements only, need a transaction around them.
 *
 * @throws Failure `took-too-long` when a statement was ended
 */
export async function reading<T>(
  db: Db,
  use: (tx: Db) => Promise<T>,
  options: { readonly timeoutMs?: number; readonly together?: boolean } = {},
): Promise<T> {
  const reader = readerOf(db);
  const timeoutMs = options.timeoutMs ?? READER_TIMEOUT_MS;
  try {
    // One connection for all of them: an account page waits for a free one once, not twenty times.
    if (timeoutMs === READER_TIMEOUT_MS && options.together !== true) return await reader.connection().execute(use);
    return await reader.transaction().execute(async (tx) => {
      await sql`select set_config('statement_timeout', ${`${timeoutMs}`}, true)`.execute(tx);
      return use(tx);
    });
  } catch (error) {
    if (isEnded(error)) {
      fail(
        'took-too-long',
        { seconds: timeoutMs / 1000, text: 'The database took too long for this list. Nothing was changed.' },
        { cause: error },
      );
    }
    throw error;
  }
}

/** A statement that the time limit ended: query_canceled. */
function isEnded(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}

const and = (conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;

const idOf = (query: ListQuery): RawBuilder<string> => sql.raw(query.sort.id ?? 'r.id');
const fromOf = (query: ListQuery): RawBuilder<unknown> => sql.raw(query.sort.from ?? `${query.definition.table} r`);

function behind(query: ListQuery, phase: 'values' | 'empty', place: Place | null): RawBuilder<SqlBool> {
  const by = sql.raw(query.sort.by);
  if (phase === 'empty') {
    return place !== null && place.key === null
      ? sql<SqlBool>`${by} is null and r.id > ${place.id}::uuid`
      : sql<SqlBool>`${by} is null`;
  }
  const present = query.sort.nullable ? sql<SqlBool>`${by} is not null` : sql<SqlBool>`true`;
  if (place === null) return present;
  const compare = sql.raw(query.sort.direction === 'asc' ? '>' : '<');
  return sql<SqlBool>`${present} and (${by}, ${idOf(query)}) ${compare} (${place.key}::${sql.raw(query.sort.type)}, ${place.id}::uuid)`;
}

/**
 * Reads at most `entries` entries of the index in the list's order, and hands back the first `most` that fit, and the last one read
 * (`n` = entries) as the place to go on from. The conditions stand in the select list behind a LIMIT, so they can neither
 * make the planner choose another way nor make it read on; with a covering index the table is not touched.
 * Rows without a sort value are a part of their own (`empty`), in the order of their ids.
 */
export async function walk(
  db: Db,
  query: ListQuery,
  from: {
    readonly phase: 'values' | 'empty';
    readonly place: Place | null;
    readonly entries: number;
    readonly most: number;
  },
): Promise<readonly Met[]> {
  const by = sql.raw(query.sort.by);
  const direction = sql.raw(query.sort.direction);
  const order = from.phase === 'empty' ? sql`r.id asc` : sql`${by} ${direction}, ${idOf(query)} ${direction}`;
  const { rows } = await sql<Met>`
    select id, key::text as key, ok, n::int as n from (
      select x.id, x.key, x.ok, row_number() over () as n from (
        select r.id, ${by} as key, coalesce(${and(query.outside)}, false) as ok
        from ${fromOf(query)}
        where ${sql.raw(query.definition.base)} and ${and(query.inside)} and ${behind(query, from.phase, from.place)}
        order by ${order} limit ${from.entries}) x) y
    where ok or n = ${from.entries} limit ${from.most}`.execute(db);
  return rows;
}

/** Rows that the planner expects, from statistics alone; costs one planning, reads nothing. */
export async function estimate(
  db: Db,
  definition: ListDefinition,
  conditions: readonly RawBuilder<SqlBool>[],
): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': readonly { Plan: { 'Plan Rows': number } }[] }>`
    explain (format json) select 1 from ${sql.raw(definition.table)} r where ${sql.raw(definition.base)} and ${and(conditions)}`.execute(
    db,
  );
  return rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}

/**
 * Collects all rows that fit, through whatever index finds them, but no more than `most` + 1; then sorts. The MATERIALIZED fence with
 * its LIMIT keeps the planner from walking the order instead, which for rare rows would read the whole index.
 */
export async function gather(
  db: Db,
  query: ListQuery,
  most: number,
  pick: { readonly place: Place | null; readonly skip: number; readonly limit: number } | { readonly every: number },
): Promise<{ readonly total: number; readonly rows: readonly (Place & { readonly n: number })[] }> {
  const by = sql.raw(query.sort.by);
  const found = sql`
    with found as materialized (
      select r.id, ${by} as key from ${fromOf(query)}
      where ${sql.raw(query.definition.base)} and ${and(query.all)} limit ${most + 1})`;
  const counted = sql`select count(*)::int as total from found`;
  const { rows } = await sql<{ id: string | null; key: string | null; n: number; total: number }>`${found} ${
    'every' in pick
      ? sql`
    select t.total, p.id, p.key, coalesce(p.n, 0)::int as n from (${counted}) t left join lateral (
      select id, key::text as key, n from (select id, key, row_number() over (order by ${inOrder(query)}) as n from found) x
      where n % ${pick.every} = 0 order by n limit ${most}) p on true
    order by n`
      : sql`
    select t.total, p.id, p.key, coalesce(t.before + ${pick.skip} + p.n, 0)::int as n from (
      select total, ${countUpTo(query, pick.place)} as before from (${counted}) c) t left join lateral (
      select id, key, row_number() over () as n from (
        select id, key::text as key from found order by ${inOrder(query)} offset t.before + ${pick.skip} limit ${pick.limit}) x) p on true
    order by p.n`
  }`.execute(db);
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.flatMap((row) => (row.id === null ? [] : [{ id: row.id, key: row.key, n: row.n }])),
  };
}

/** Rows without a sort value behind the others, by rising id. */
function inOrder(query: ListQuery): RawBuilder<unknown> {
  const direction = sql.raw(query.sort.direction);
  return sql`(found.key is null), found.key ${direction}, case when found.key is not null then id end ${direction}, id`;
}

/** How many rows stand up to a place: where its row stands now, or where it stood if it is gone. */
function countUpTo(query: ListQuery, place: Place | null): RawBuilder<number> {
  if (place === null) return sql<number>`0`;
  const compare = sql.raw(query.sort.direction === 'asc' ? '<=' : '>=');
  const empty = (id: RawBuilder<unknown>) => sql`(select count(*) from found where key is not null or id <= ${id})`;
  const valued = (key: RawBuilder<unknown>, id: RawBuilder<unknown>) =>
    sql`(select count(*) from found where key is not null and (key, id) ${compare} (${key}, ${id}))`;
  const id = sql`${place.id}::uuid`;
  const gone = place.key === null ? empty(id) : valued(sql`${place.key}::${sql.raw(query.sort.type)}`, id);
  return sql<number>`coalesce((
    select case when p.key is null then ${empty(sql`p.id`)} else ${valued(sql`p.key`, sql`p.id`)} end from found p where p.id = ${id}), ${gone})::int`;
}

export interface Markers {
  readonly total: number;
  /** Rows that have a sort value; the others follow. */
  readonly valued: number;
  /** Every `step`th row in rising order. */
  readonly marks: readonly (Place & { readonly n: number })[];
}

/** Reads a whole index, so never on a request: see outline-cache.ts. */
export async function markAll(db: Db, query: ListQuery, step: number): Promise<Markers> {
  const by = sql.raw(query.sort.by);
  const from = sql`from ${fromOf(query)} where ${sql.raw(query.definition.base)}`;
  const counted = await sql<{ total: number; valued: number }>`
    /* behind requests */ select count(*)::int as total, count(key)::int as valued from (select ${by} as key, r.id ${from} order by ${by}, ${idOf(query)}) x`.execute(
    db,
  );
  const { rows } = await sql<Place & { n: number }>`
    /* behind requests */ select id, key::text as key, n::int as n from (select r.id, ${by} as key, row_number() over (order by ${by}, ${idOf(query)}) as n ${from}) x where n % ${step} = 0 order by n`.execute(
    db,
  );
  return { total: counted.rows[0]?.total ?? 0, valued: counted.rows[0]?.valued ?? 0, marks: rows };
}

/** Grows with every committed insert, update and delete of the tables; read from shared memory, up to a second late. */
export async function changesOf(db: Db, tables: readonly string[]): Promise<number> {
  const { rows } = await sql<{ changes: number }>`
    select sum(pg_stat_get_tuples_inserted(c) + pg_stat_get_tuples_updated(c) + pg_stat_get_tuples_deleted(c))::int8 as changes
    from (select name::regclass::oid as c from unnest(${tables as string[]}::text[]) name) t`.execute(db);
  return rows[0]?.changes ?? 0;
}

export interface ShownRow {
  readonly id: string;
  readonly version: number;
  readonly cells: Readonly<Record<string, string | number | boolean | null>>;
}

/** The wanted columns of up to a hundred rows by primary key, in the order of `ids`. A row deleted meanwhile is left out. */
export async function showRows(
  db: Db,
  definition: ListDefinition,
  columns: Readonly<Record<string, Column>>,
  ids: readonly string[],
  actor: Actor,
): Promise<readonly ShownRow[]> {
  if (ids.length === 0) return [];
  const visible = visibleTo(actor, { owner: 'c.owner_id', team: 'c.team_id' });
  const [before, ...after] = definition.joins.split('{visible:c}');
  const joins = sql.join([sql.raw(before ?? ''), ...after.map((part) => sql`${visible}${sql.raw(part)}`)], sql``);
  const selected = Object.entries(columns).flatMap(([key, column]) => [
    sql`${sql.raw(column.show ?? column.value ?? 'null')} as ${sql.id(key)}`,
    ...(column.id ? [sql`${sql.raw(column.id)} as ${sql.id(`${key}Id`)}`] : []),
  ]);
  const { rows } = await sql<Record<string, unknown> & { __id: string; __version: number }>`
    select r.id as __id, r.version as __version${selected.length > 0 ? sql`, ${sql.join(selected)}` : sql``}
    from ${sql.raw(definition.table)} r ${joins}
    where r.id = any(${ids as string[]}::uuid[]) and ${sql.raw(definition.base)}`.execute(db);
  const byId = new Map(
    rows.map(({ __id, __version, ...cells }) => [__id, { id: __id, version: __version, cells: plain(cells) }]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function plain(cells: Record<string, unknown>): Record<string, string | number | boolean | null> {
  const result: Record<string, string | number | boolean | null> = {};
  for (const [key, value] of Object.entries(cells)) {
    if (value instanceof Date) result[key] = value.toISOString();
    else if (value === null || typeof value === 'number' || typeof value === 'boolean') result[key] = value;
    else result[key] = String(value);
  }
  return result;
}

export interface CustomField {
  readonly key: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'date' | 'boolean' | 'choice';
  readonly choices: readonly string[];
}

export async function customFields(db: Db, kind: string): Promise<readonly CustomField[]> {
  const { rows } = await sql<CustomField>`
    select key, label, type, choices from records.custom_field where kind = ${kind} and not archived order by position, key`.execute(
    db,
  );
  // The key becomes a part of SQL text; whatever else may have been written there is not a column of a list.
  return rows.filter((field) => /^[A-Za-z0-9_-]{1,60}$/.test(field.key));
}

/** Archived ones too: a deal may stand in one. */
export async function dealStages(
  db: Db,
  language: 'de' | 'en',
): Promise<readonly { readonly value: string; readonly label: string }[]> {
  const { rows } = await sql<{ value: string; label: string }>`
    select id as value, ${sql.ref(language === 'en' ? 'label_en' : 'label')} as label from records.deal_stage
    order by archived, position`.execute(db);
  return rows;
}
