import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { SearchHit } from '#contract/desk/search.ts';
import type { Actor } from '#server/platform/actor.ts';
import { visibleTo } from '#server/platform/auth/rights.ts';
import type { Db } from '#server/platform/db/index.ts';

export type FoundKind = SearchHit['kind'];

export interface Found {
  readonly kind: FoundKind;
  readonly id: string;
  readonly title: string;
  readonly detail: string | null;
  readonly companyId: string | null;
  /** Folded, for ranking. */
  readonly folded: string;
  /** Customers, open deals and tasks go before others of the same fit. */
  readonly weight: number;
}

interface Place {
  readonly table: string;
  readonly joins: string;
  readonly title: string;
  readonly detail: string;
  readonly companyId: string;
  readonly folded: string;
  readonly weight: string;
  readonly scope: 'own' | 'company' | 'both' | 'none' | 'task';
}

const company = 'left join records.company c on c.id = r.company_id and c.deleted_at is null';

const places: Readonly<Record<FoundKind, Place>> = {
  company: {
    table: 'records.company',
    joins: '',
    title: 'r.name',
    detail: `nullif(concat_ws(' ', r.postal_code, r.city), '')`,
    companyId: 'r.id',
    folded: 'r.sort_name',
    weight: `case r.relation when 'customer' then 2 when 'none' then 0 else 1 end`,
    scope: 'own',
  },
  person: {
    table: 'records.person',
    joins: company,
    title: `concat_ws(' ', r.title, r.first_name, r.last_name)`,
    detail: 'c.name',
    companyId: 'c.id',
    folded: 'r.sort_name',
    weight: `case when r.buying_role is not null then 1 else 0 end`,
    scope: 'both',
  },
  deal: {
    table: 'records.deal',
    joins: company,
    title: 'r.title',
    detail: 'c.name',
    companyId: 'c.id',
    folded: 'r.search',
    weight: 'case when r.closed_at is null then 2 else 0 end',
    scope: 'own',
  },
  product: {
    table: 'records.product',
    joins: '',
    title: 'r.name',
    detail: 'r.number',
    companyId: 'null::uuid',
    folded: 'r.search',
    weight: '0',
    scope: 'none',
  },
  order: {
    table: 'records.sales_order',
    joins: company,
    title: 'r.number',
    detail: 'c.name',
    companyId: 'c.id',
    folded: 'lower(r.number)',
    weight: '0',
    scope: 'company',
  },
  quote: {
    table: 'records.quote',
    joins: company,
    title: 'r.number',
    detail: 'c.name',
    companyId: 'c.id',
    folded: 'lower(r.number)',
    weight: `case when r.status = 'open' then 1 else 0 end`,
    scope: 'company',
  },
  task: {
    table: 'records.task',
    joins: company,
    title: 'r.title',
    detail: 'c.name',
    companyId: 'c.id',
    folded: 'records.fold(r.title)',
    weight: 'case when r.done_at is null then 2 else 0 end',
    scope: 'task',
  },
};

export interface Ask {
  readonly kind: FoundKind;
  readonly condition: RawBuilder<SqlBool>;
  /** Reads the index in this order; without it, in whatever order the index hands rows over. */
  readonly order?: string;
}

// Read before the scope is applied: a common word would otherwise be read to its end for somebody who sees little of it.
const ENTRIES = 4000;

/** Asks for rows of several kinds in one statement, at most `most` of each, and only what this person may see. */
export async function ask(db: Db, actor: Actor, asks: readonly Ask[], most: number): Promise<readonly Found[]> {
  if (asks.length === 0) return [];
  const parts = asks.map(({ kind, condition, order }) => {
    const place = places[kind];
    const table = sql.raw(place.table);
    const sorted = order ? sql`order by ${sql.raw(order)}` : sql``;
    const scope = scopeOf(place.scope, actor);
    const within = scope === null ? most : ENTRIES;
    const found = sql`select * from (select * from ${table} r where r.deleted_at is null and ${condition} ${sorted} limit ${within}) r`;
    return sql`(select ${sql.lit(kind)} as kind, r.id, ${sql.raw(place.title)} as title, ${sql.raw(place.detail)} as detail,
      ${sql.raw(place.companyId)} as "companyId", ${sql.raw(place.folded)} as folded, ${sql.raw(place.weight)} as weight
      from (${found} ${scope === null ? sql`` : sql`where ${scope}`} limit ${most}) r ${sql.raw(place.joins)})`;
  });
  const { rows } = await sql<Found>`${sql.join(parts, sql` union all `)}`.execute(db);
  return rows;
}

function scopeOf(scope: Place['scope'], actor: Actor): RawBuilder<SqlBool> | null {
  if (actor.role !== 'sales' || scope === 'none') return null;
  const own = visibleTo(
    actor,
    scope === 'task' ? { owner: 'r.assigned_to', team: 'r.team_id' } : { owner: 'r.owner_id', team: 'r.team_id' },
  );
  const visible = visibleTo(actor, { owner: 'k.owner_id', team: 'k.team_id' });
  const companies = sql<SqlBool>`exists (select 1 from records.company k where k.id = r.company_id and ${visible})`;
  if (scope === 'own') return own;
  if (scope === 'company') return companies;
  return sql<SqlBool>`(${own} and (r.company_id is null or ${companies}))`;
}

/**
 * How words are looked up: through the word index only. Left to itself the planner reads another index from its end and splits the text
 * of every row when it believes a word to be common. `one`: a single word too common for its whole list of rows to be read; any five
 * thousand of them will do, and their ranking decides. (Of several words the rows must meet, so none may be left out.)
 */
export async function readWordIndex(db: Db, how: 'one' | 'several'): Promise<void> {
  await sql`select set_config('enable_indexscan', 'off', true), set_config('enable_indexonlyscan', 'off', true),
    set_config('gin_fuzzy_search_limit', ${how === 'one' ? '5000' : '0'}, true)`.execute(db);
}

export async function readAnyIndex(db: Db): Promise<void> {
  await sql`select set_config('enable_indexscan', 'on', true), set_config('enable_indexonlyscan', 'on', true), set_config('gin_fuzzy_search_limit', '0', true)`.execute(
    db,
  );
}

export const beginsWith = (column: string, text: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.raw(column)} like ${`${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`;

export const equals = (column: string, values: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.raw(column)} in (${sql.join(values)})`;

/**
 * Of each group one word must stand in the record. `begins`: the beginning of a word will do, for the groups from this one on.
 * Whole words are preferred: an index hands over whole words in the order of their rarity, but every beginning has to be collected first.
 */
export function hasWords(
  kind: FoundKind,
  groups: readonly (readonly string[])[],
  begins = groups.length,
): RawBuilder<SqlBool> {
  const query = groups
    .map(
      (group, index) =>
        `(${group.map((word) => `'${word.replaceAll("'", '')}'${index >= begins ? ':*' : ''}`).join(' | ')})`,
    )
    .join(' & ');
  const text = kind === 'task' ? sql`records.fold(r.title)` : sql`r.search`;
  return sql<SqlBool>`to_tsvector('simple', ${text}) @@ ${query}::tsquery`;
}

/** Known words that begin with the typed one, one is enough; words that contain it; words with about the same three-letter groups. */
export async function knownWords(
  db: Db,
  typed: string,
): Promise<{ begins: boolean; contains: readonly string[]; alike: readonly string[] }> {
  const { rows } = await sql<{ how: 'begins' | 'contains' | 'alike'; word: string }>`
    (select 'begins' as how, word from records.search_word where word like ${`${typed}%`} order by word limit 1)
    union all (select 'contains', word from records.search_word where word like ${`%${typed}%`} limit 40)
    union all (select 'alike', word from records.search_word where word % ${typed} order by similarity(word, ${typed}) desc, word limit 60)`.execute(
    db,
  );
  const of = (how: string): string[] => rows.filter((row) => row.how === how).map((row) => row.word);
  return { begins: of('begins').length > 0, contains: of('contains'), alike: of('alike') };
}

/** pg_trgm's own limit of .3 loses words of six letters with one error in the middle. */
export async function tolerateErrors(db: Db): Promise<void> {
  await sql`select set_config('pg_trgm.similarity_threshold', '0.25', true)`.execute(db);
}
