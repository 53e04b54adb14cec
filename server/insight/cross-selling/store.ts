import { sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import { visibleTo } from '#server/platform/auth/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';

export interface SuggestionRow {
  readonly company_id: string;
  readonly rank: number;
  readonly product_id: string | null;
  readonly product: string;
  readonly name: string;
  readonly chance: number | null;
  readonly line_cents: number | null;
  readonly because: string;
  readonly because_buyers: number;
  readonly because_after: number;
  readonly buyers: number;
}

export interface Checked {
  readonly customers: number;
  readonly hitRate: number;
  readonly popular: number;
  readonly boughtOf100: number;
  readonly better: boolean;
}

/** Replaces the suggestions of these companies. */
export async function putSuggestions(
  db: Db,
  companyIds: readonly string[],
  rows: readonly SuggestionRow[],
): Promise<void> {
  await sql`delete from insight.cross_selling where company_id = any(${[...companyIds]}::uuid[])`.execute(db);
  if (rows.length === 0) return;
  await sql`
    insert into insight.cross_selling (company_id, rank, product_id, product, name, chance, line_cents, because, because_buyers, because_after, buyers)
    select * from jsonb_to_recordset(${json(rows)}::jsonb) as r (company_id uuid, rank smallint, product_id uuid, product text, name text, chance real,
      line_cents bigint, because text, because_buyers int, because_after int, buyers int)`.execute(db);
}

/** Suggestions for whoever no longer buys anything at all. */
export async function dropSuggestionsOfOthers(db: Db): Promise<void> {
  await sql`
    delete from insight.cross_selling x where not exists (
      select 1 from records.company c where c.id = x.company_id and c.deleted_at is null and c.order_count > 0)`.execute(
    db,
  );
}

export async function putCheck(
  db: Db,
  one: {
    readonly population: number;
    readonly customers: number;
    readonly suggestions: number;
    readonly checked: Checked | null;
  },
  at: Date,
): Promise<void> {
  await sql`
    insert into insight.cross_selling_check (population, customers, suggestions, checked, computed_at)
    values (${one.population}, ${one.customers}, ${one.suggestions}, ${one.checked && json(one.checked)}, ${at})
    on conflict (only_one) do update set population = excluded.population, customers = excluded.customers, suggestions = excluded.suggestions, checked = excluded.checked,
      computed_at = excluded.computed_at`.execute(db);
}

export interface StoredCheck {
  readonly population: number;
  readonly customers: number;
  readonly checked: Checked | null;
  readonly computedAt: Date;
}

export async function findCheck(db: Db): Promise<StoredCheck | undefined> {
  const { rows } = await sql<StoredCheck>`
    select population, customers, checked, computed_at as "computedAt" from insight.cross_selling_check`.execute(db);
  return rows[0];
}

const columns = sql`x.product_id as "productId", x.product, x.name, x.chance::float8 as chance, x.line_cents::float8 as "lineCents", x.because,
  x.because_buyers as "becauseBuyers", x.because_after as "becauseAfter", x.buyers`;
const seen = (actor: Actor, mine: boolean) =>
  mine ? sql`c.owner_id = ${actor.id}::uuid` : visibleTo(actor, { owner: 'c.owner_id', team: 'c.team_id' });

export interface StoredSuggestion {
  readonly productId: string | null;
  readonly product: string;
  readonly name: string;
  readonly chance: number | null;
  readonly lineCents: number | null;
  readonly because: string;
  readonly becauseBuyers: number;
  readonly becauseAfter: number;
  readonly buyers: number;
}

export async function suggestionsOf(
  db: Db,
  actor: Actor,
  companyId: string,
): Promise<readonly StoredSuggestion[] | null> {
  const { rows } = await sql<StoredSuggestion | { product: null }>`
    select ${columns} from records.company c left join insight.cross_selling x on x.company_id = c.id
    where c.id = ${companyId}::uuid and c.deleted_at is null and ${seen(actor, false)} order by x.rank`.execute(db);
  return rows.length === 0 ? null : rows.flatMap((row) => (row.product === null ? [] : [row]));
}

/** The best suggestion of each customer, most expected money first; who is lost is not asked about something new. */
export async function bestSuggestions(
  db: Db,
  actor: Actor,
  asked: { readonly mine: boolean; readonly limit: number },
): Promise<readonly (StoredSuggestion & { companyId: string; company: string; owner: string | null })[]> {
  const { rows } = await sql<StoredSuggestion & { companyId: string; company: string; owner: string | null }>`
    select ${columns}, c.id as "companyId", c.name as company, u.name as owner
    from insight.cross_selling x join records.company c on c.id = x.company_id and c.deleted_at is null
      left join platform."user" u on u.id = c.owner_id left join insight.order_outlook o on o.company_id = c.id
    where x.rank = 1 and ${seen(actor, asked.mine)} and coalesce(o.state, '') <> 'lapsed'
    order by coalesce(x.chance, 0) * coalesce(x.line_cents, 0) desc, c.id limit ${asked.limit}`.execute(db);
  return rows;
}
