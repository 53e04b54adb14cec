import { sql } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import { visibleTo } from '#server/platform/auth/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';
import type { SoldProduct } from './store-purchases.ts';

/** A suggestion with its products by their place in the list of all that are sold. */
export interface SuggestionRow {
  readonly companyId: string;
  readonly rank: number;
  readonly product: number;
  readonly chance: number | null;
  readonly because: number;
  readonly becauseBuyers: number;
  readonly becauseAfter: number;
  readonly buyers: number;
}

export interface Checked {
  readonly customers: number;
  readonly hitRate: number;
  readonly popular: number;
  readonly boughtOf100: number;
  readonly better: boolean;
}

/**
 * Replaces the suggestions of these companies; one that stays as it was is not written again. What a product is called and worth goes over once a
 * call, not once a suggestion.
 */
export async function putSuggestions(
  db: Db,
  companyIds: readonly string[],
  rows: readonly SuggestionRow[],
  products: readonly SoldProduct[],
): Promise<void> {
  const column = <K extends keyof SuggestionRow>(name: K): SuggestionRow[K][] => rows.map((row) => row[name]);
  const most = Map.groupBy(rows, ({ companyId }) => companyId);
  await sql`
    delete from insight.cross_selling x
    using unnest(${[...companyIds]}::uuid[], ${companyIds.map((id) => most.get(id)?.length ?? 0)}::int[]) as k (company_id, most)
    where x.company_id = k.company_id and x.rank > k.most`.execute(db);
  if (rows.length === 0) return;
  await sql`
    with sold as materialized (
      select (p.at - 1)::int as code, p.id, p.number, p.name, p.cents, p.margin
      from unnest(${products.map(({ productId }) => productId)}::uuid[], ${products.map(({ number }) => number)}::text[],
        ${products.map(({ name }) => name)}::text[], ${products.map(({ lineCents }) => lineCents && Math.round(lineCents))}::bigint[], ${products.map(marginOf)}::bigint[])
        with ordinality as p (id, number, name, cents, margin, at))
    insert into insight.cross_selling (company_id, rank, product_id, product, name, chance, line_cents, because, because_buyers, because_after, buyers,
      owner_id, team_id, margin_cents)
    select r.company_id, r.rank, p.id, p.number, p.name, r.chance, p.cents, b.name, r.because_buyers, r.because_after, r.buyers, c.owner_id, c.team_id, p.margin
    from unnest(${column('companyId')}::uuid[], ${column('rank')}::smallint[], ${column('product')}::int[], ${column('chance')}::real[],
        ${column('because')}::int[], ${column('becauseBuyers')}::int[], ${column('becauseAfter')}::int[], ${column('buyers')}::int[])
        as r (company_id, rank, product, chance, because, because_buyers, because_after, buyers)
      join sold p on p.code = r.product join sold b on b.code = r.because join records.company c on c.id = r.company_id
    order by r.company_id, r.rank
    on conflict (company_id, rank) do update set product_id = excluded.product_id, product = excluded.product, name = excluded.name, chance = excluded.chance,
      line_cents = excluded.line_cents, because = excluded.because, because_buyers = excluded.because_buyers, because_after = excluded.because_after,
      buyers = excluded.buyers, owner_id = excluded.owner_id, team_id = excluded.team_id, margin_cents = excluded.margin_cents
    where (cross_selling.product_id, cross_selling.product, cross_selling.name, cross_selling.chance, cross_selling.line_cents, cross_selling.because,
        cross_selling.because_buyers, cross_selling.because_after, cross_selling.buyers, cross_selling.owner_id, cross_selling.team_id, cross_selling.margin_cents)
      is distinct from (excluded.product_id, excluded.product, excluded.name, excluded.chance, excluded.line_cents, excluded.because,
        excluded.because_buyers, excluded.because_after, excluded.buyers, excluded.owner_id, excluded.team_id, excluded.margin_cents)`.execute(
    db,
  );
}

const marginOf = ({ lineCents, marginShare }: SoldProduct): number | null =>
  lineCents === null || marginShare === null ? null : Math.round(lineCents * marginShare);

/** Whose customers they are, for companies changed since a moment: Heute draws by owner, long before suggestions are made anew. */
export async function followOwners(db: Db, since: Date): Promise<void> {
  await sql`
    update insight.cross_selling x set owner_id = c.owner_id, team_id = c.team_id from records.company c
    where c.updated_at >= ${since} and x.company_id = c.id and (x.owner_id, x.team_id) is distinct from (c.owner_id, c.team_id)`.execute(
    db,
  );
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

const columns = sql`x.product_id as "productId", x.product, x.name, x.chance::float8 as chance, x.line_cents::float8 as "lineCents", x.margin_cents::float8 as "marginCents",
  x.because,
  x.because_buyers as "becauseBuyers", x.because_after as "becauseAfter", x.buyers`;
const seen = (actor: Actor, mine: boolean) =>
  mine ? sql`c.owner_id = ${actor.id}::uuid` : visibleTo(actor, { owner: 'c.owner_id', team: 'c.team_id' });

export interface StoredSuggestion {
  readonly productId: string | null;
  readonly product: string;
  readonly name: string;
  readonly chance: number | null;
  readonly lineCents: number | null;
  readonly marginCents: number | null;
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

/** The best suggestion of each of these companies. */
export async function bestOfEach(
  db: Db,
  companyIds: readonly string[],
): Promise<readonly (StoredSuggestion & { companyId: string })[]> {
  const { rows } = await sql<StoredSuggestion & { companyId: string }>`
    select ${columns}, x.company_id as "companyId" from insight.cross_selling x
    where x.company_id = any(${[...companyIds]}::uuid[]) and x.rank = 1`.execute(db);
  return rows;
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
    order by coalesce(x.chance, 0) * coalesce(x.margin_cents, x.line_cents, 0) desc, c.id limit ${asked.limit}`.execute(
    db,
  );
  return rows;
}
