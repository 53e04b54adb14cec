import pg from 'pg';
import { branches, cities, firstNames, industries, legalForms, surnames, trades } from './words.ts';

export interface Size {
  readonly companies: number;
  readonly people: number;
  readonly activities: number;
}

export const fullSize: Size = { companies: 1_000_000, people: 2_000_000, activities: 5_000_000 };

const tables = [
  'company',
  'person',
  'deal',
  'product',
  'sales_order',
  'order_line',
  'quote',
  'activity',
  'task',
  'score',
] as const;

/**
 * Fills an empty, migrated database by SQL: ids are derived from running numbers, so that rows find each other without look-ups.
 * Skewed as life is: the first companies have tens of thousands of activities, most have one or two; half of all are assigned.
 * Indexes are taken off and put back, which the import never does: this measures reading, not writing.
 */
export async function fillMillion(url: string, size: Size, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const step = async (what: string, text: string, values: unknown[] = []): Promise<void> => {
      const from = performance.now();
      await client.query(text, values);
      say(`${what}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
    };
    await client.query(
      `set work_mem = '64MB'; set maintenance_work_mem = '512MB'; set synchronous_commit = off; select setseed(0.42)`,
    );
    // Foreign keys and triggers would be checked row by row; the numbers are right by construction.
    await client.query(`set session_replication_role = replica`);
    const indexes = await client.query<{ name: string; definition: string }>(
      `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
         from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
        where n.nspname in ('records', 'insight') and t.relname = any($1) and not i.indisprimary
          and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
      [tables],
    );
    for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
    // A version 4 id of a text, for the contract takes no other.
    await client.query(
      `create function pg_temp.uid(text) returns uuid language sql immutable as $$ select overlay(overlay(md5($1) placing '4' from 13) placing '8' from 17)::uuid $$`,
    );
    await words(client);
    await step('users and teams', userSql);
    await step('companies', companySql, [size.companies]);
    await step('people', personSql, [size.companies, size.people]);
    await step('products', productSql);
    await step('deals', dealSql, [size.companies]);
    await step('orders', orderSql, [size.companies]);
    await step('order lines', lineSql, [Math.ceil(size.companies / 3)]);
    await step('quotes', quoteSql, [size.companies]);
    await step('activities', activitySql, [size.companies, size.activities]);
    await step('tasks', taskSql, [size.companies]);
    await step('counts on companies', rollUpSql);
    // The counts were written as a second version of every row; a database that grew over years has no such hole in it.
    await step('company without gaps', 'vacuum full records.company');
    await step('observations', observationSql);
    await step(
      'sequence',
      `select setval(pg_get_serial_sequence('intake.observation', 'id'), (select max(id) from intake.observation))`,
    );
    await step('scores', scoreSql);
    await step('words', wordSql);
    for (const { name, definition } of indexes.rows) await step(name, definition);
    for (const table of tables)
      await step(`vacuum ${table}`, `vacuum (analyze) ${table === 'score' ? 'insight' : 'records'}.${table}`);
    await step('vacuum the rest', 'vacuum (analyze) intake.observation, records.search_word');
    await step('checkpoint', 'checkpoint');
  } finally {
    await client.end();
  }
}

/** Word lists as temporary tables, each word beside its folded form. */
async function words(client: pg.Client): Promise<void> {
  const lists = { surnames, branches, trades, legal: legalForms, first: firstNames, industries };
  for (const [name, list] of Object.entries(lists)) {
    await client.query(
      `create temp table w_${name} as select o::int as n, w as word, f as folded from unnest($1::text[], $2::text[]) with ordinality as t(w, f, o)`,
      [list.map(([word]) => word), list.map(([, folded]) => folded)],
    );
    await client.query(`create unique index on w_${name} (n) include (word, folded)`);
  }
  await client.query(
    `create temp table w_cities as select o::int as n, w as word, f as folded, z as zip, a as area from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as t(w, f, z, a, o)`,
    [cities.map((c) => c.name), cities.map((c) => c.folded), cities.map((c) => c.zip), cities.map((c) => c.area)],
  );
  await client.query(
    `create unique index on w_cities (n) include (word, folded, zip, area); analyze w_cities; analyze w_surnames`,
  );
}

const userSql = `
with made as (insert into platform.team (id, name) select pg_temp.uid('team' || n), 'Team ' || n from generate_series(0, 7) as n on conflict do nothing)
insert into platform."user" (id, name, email, role, team_id)
select pg_temp.uid('user' || n), 'Vertrieb ' || n, 'vertrieb' || n || '@example.org', 'sales', pg_temp.uid('team' || floor(n / 5)) from generate_series(0, 39) as n on conflict do nothing`;

const observationSql = `
with source as (insert into intake.source (id, kind, label) values ('import:million', 'file', 'Kundenliste.xlsx') on conflict do nothing)
insert into intake.observation (id, kind, fields, source_id, observed_at, recorded_by) overriding system value
select (origin->>'name')::bigint, 'company', jsonb_build_object('name', jsonb_build_object('value', name, 'place', 'A' || (origin->>'name')), 'city', jsonb_build_object('value', city, 'place', 'D' || (origin->>'name')),
  'phone', jsonb_build_object('value', phone, 'place', 'F' || (origin->>'name'), 'confidence', 0.9)), 'import:million', created_at, 'command'
from records.company`;

const scoreSql = `
with rules as (insert into insight.fit_rules (rules, created_by, created_by_name) values ('[]', 'command', 'command') returning version)
insert into insight.score (company_id, owner_id, team_id, fit, lowest, highest, known, reasons, rules_version, untouched, computed_at)
select id, owner_id, team_id, fit, greatest(0, fit - 10), least(100, fit + 10), 0.7, '[]', rules.version, last_activity_at is null, now()
from rules, lateral (select *, (100 * random() ^ 2)::int as fit from records.company) c`;

// Words of letters only, as the job of records collects them: numbers are never misspelt into each other.
const wordSql = `
insert into records.search_word (word)
select distinct word from (select search from records.company union all select search from records.person) s, unnest(string_to_array(search, ' ')) as word where word ~ '^[a-z]{3,30}$'
on conflict do nothing`;

// r^2.5: the commonest surname belongs to one company in sixty, half of all surnames to a handful of companies each.
const companySql = `
with drawn as materialized (
  select n, random() as kind, random() as r1, random() as r2, random() as r3, random() as r4, random() as r5, random() as r6, random() as r7, random() as r8,
    1 + floor((select count(*) from w_surnames) * random() ^ 2.5)::int as surname, 1 + floor((select count(*) from w_surnames) * random() ^ 2.5)::int as partner,
    1 + floor((select count(*) from w_branches) * random() ^ 1.5)::int as branch, 1 + floor((select count(*) from w_trades) * random())::int as trade,
    1 + floor((select count(*) from w_legal) * random() ^ 3)::int as legal, 1 + floor((select count(*) from w_industries) * random() ^ 1.5)::int as industry,
    1 + floor((select count(*) from w_cities) * random() ^ 1.5)::int as city
  from generate_series(1, $1::int) as n
), named as (
  select d.*, c.word as city_name, c.folded as city_folded, c.zip, c.area, i.word as industry_name, l.word as legal_name,
    case when kind < .45 then s.word || ' ' || b.word when kind < .6 then s.word || ' & ' || p.word
         when kind < .85 then t.word || left(lower(s.word), 4) || ' ' || b.word else b.word || ' ' || c.word end as stem,
    case when kind < .45 then s.folded || ' ' || b.folded when kind < .6 then s.folded || ' ' || p.folded
         when kind < .85 then t.folded || left(s.folded, 4) || ' ' || b.folded else b.folded || ' ' || c.folded end as stem_folded, l.folded as legal_folded
  from drawn d join w_surnames s on s.n = d.surname join w_surnames p on p.n = d.partner join w_branches b on b.n = d.branch join w_trades t on t.n = d.trade
    join w_legal l on l.n = d.legal join w_industries i on i.n = d.industry join w_cities c on c.n = d.city
)
insert into records.company (id, name, sort_name, name_key, legal_form, customer_number, vat_id, street, house_number, postal_code, city, phone, email, website, domain,
  industry, employees, revenue_cents, founded_year, relation, lead_stage, lead_source, owner_id, team_id, origin, search, created_at, updated_at)
select pg_temp.uid('company' || n), stem || ' ' || legal_name, stem_folded || ' ' || legal_folded, replace(stem_folded, ' ', ''), legal_name,
  case when r1 < .4 then 'K' || lpad(n::text, 7, '0') end, case when r2 < .3 then 'DE' || lpad((100000000 + n)::text, 9, '0') end,
  'Industriestraße', (1 + n % 180)::text, zip || lpad((n * 7 % 1000)::text, 3, '0'), city_name,
  '+49' || area || lpad((n * 31 % 1000000)::text, 6, '0'), 'info@' || replace(stem_folded, ' ', '-') || n % 97 || '.de', 'https://www.' || replace(stem_folded, ' ', '-') || n % 97 || '.de',
  replace(stem_folded, ' ', '-') || n % 97 || '.de', case when r3 < .8 then industry_name end, case when r4 < .6 then ceil(exp(1 + 6 * r5 ^ 1.5)) end,
  case when r4 < .3 then (exp(11 + 7 * r5))::bigint * 100 end, case when r6 < .3 then 1900 + (120 * r7)::int end,
  case when r8 < .15 then 'customer' when r8 < .22 then 'former_customer' when r8 < .3 then 'inquiry' when r8 < .32 then 'partner' else 'none' end,
  case when r7 < .02 then 'sql' when r7 < .04 then 'sal' when r7 < .07 then 'mql' when r7 < .12 then 'new' end, case when r7 < .12 then 'website' end,
  case when r6 < .5 then pg_temp.uid('user' || floor(40 * r5)) end, case when r6 < .5 then pg_temp.uid('team' || floor(8 * r5)) end,
  jsonb_build_object('name', n, 'postal_code', n, 'city', n, 'street', n, 'phone', n, 'email', n, 'website', n, 'industry', n, 'relation', n),
  stem_folded || ' ' || legal_folded || ' ' || city_folded || ' ' || zip || lpad((n * 7 % 1000)::text, 3, '0') || ' ' || coalesce(case when r1 < .4 then 'k' || lpad(n::text, 7, '0') end, ''),
  timestamptz '2023-01-01' + r1 * interval '1400 days', timestamptz '2024-01-01' + r2 * interval '1050 days'
from named`;

const personSql = `
with drawn as materialized (
  select n, 1 + floor($1::int * random() ^ 1.2)::int as c, random() as r1, random() as r2, random() as r3,
    1 + floor((select count(*) from w_surnames) * random() ^ 2.5)::int as surname, 1 + floor((select count(*) from w_first) * random())::int as first
  from generate_series(1, $2::int) as n
)
insert into records.person (id, company_id, salutation, first_name, last_name, sort_name, name_key, job_title, buying_role, email, phone, mobile, owner_id, team_id, origin, search, created_at, updated_at)
select pg_temp.uid('person' || d.n), c.id, case when r1 < .5 then 'Herr' when r1 < .9 then 'Frau' end, f.word, s.word, s.folded || ' ' || f.folded, s.folded || f.folded,
  (array['Geschäftsführer', 'Einkaufsleiter', 'Technischer Leiter', 'Konstrukteur', 'Assistenz', 'Produktionsleiter', 'Instandhaltung'])[1 + floor(7 * r2)],
  case when r3 < .3 then (array['decider', 'influencer', 'user', 'gatekeeper', 'buyer', 'champion', 'blocker'])[1 + floor(7 * r2)] end,
  case when r1 < .7 then replace(f.folded, ' ', '') || '.' || s.folded || d.n % 89 || '@' || c.domain end, case when r2 < .5 then c.phone || d.n % 90 end,
  case when r3 < .2 then '+4917' || lpad((d.n * 13 % 100000000)::text, 8, '0') end, c.owner_id, c.team_id, jsonb_build_object('last_name', d.n, 'email', d.n),
  f.folded || ' ' || s.folded || ' ' || c.sort_name, c.created_at, c.updated_at
from drawn d join w_surnames s on s.n = d.surname join w_first f on f.n = d.first join records.company c on c.id = pg_temp.uid('company' || d.c)`;

const productSql = `
insert into records.product (id, number, name, category, unit, price_cents, search)
select pg_temp.uid('product' || k), 'P-' || lpad(k::text, 5, '0'), b.word || ' Modul ' || k, b.word, 'Stk', 1000 + k * 37 % 500000, 'p ' || lpad(k::text, 5, '0') || ' ' || b.folded || ' modul ' || k
from generate_series(1, 5000) as k join w_branches b on b.n = 1 + k % (select count(*) from w_branches)`;

// One deal for every ten companies, an order for every third and a quote for every sixth; the first companies have most of them.
const dealSql = `
with drawn as materialized (select n, 1 + floor($1::int * random() ^ 2)::int as c, random() as r1, random() as r2, random() as r3 from generate_series(1, $1::int / 10) as n)
insert into records.deal (id, company_id, title, number, stage_id, value_cents, expected_close_on, next_step, next_step_on, closed_at, owner_id, team_id, search, created_at, updated_at)
select pg_temp.uid('deal' || d.n), c.id, b.word || ' für ' || c.name, 'D' || lpad(d.n::text, 6, '0'), stage, (exp(6 + 7 * r2))::bigint * 100, date '2025-06-01' + (700 * r3)::int,
  case when r1 < .3 then 'Nachfassen' end, case when r1 < .3 then date '2026-10-01' + (90 * r2)::int end, case when stage in ('won', 'lost') then timestamptz '2024-06-01' + r3 * interval '880 days' end,
  c.owner_id, c.team_id, b.folded || ' fur ' || c.sort_name || ' d' || lpad(d.n::text, 6, '0'), timestamptz '2024-01-01' + r3 * interval '1000 days', timestamptz '2026-01-01' + r2 * interval '300 days'
from (select d.*, (array['qualified', 'needs', 'quoted', 'negotiation', 'won', 'won', 'lost', 'lost'])[1 + floor(8 * r1)] as stage from drawn d) d
  join w_branches b on b.n = 1 + d.n % (select count(*) from w_branches) join records.company c on c.id = pg_temp.uid('company' || d.c)`;

const orderSql = `
with drawn as materialized (select n, 1 + floor($1::int * random() ^ 2.5)::int as c, random() as r1, random() as r2 from generate_series(1, $1::int / 3) as n)
insert into records.sales_order (id, company_id, number, ordered_on, status, total_cents)
select pg_temp.uid('order' || n), pg_temp.uid('company' || c), 'A' || lpad(n::text, 7, '0'), date '2023-11-01' + (1110 * r1)::int, 'delivered', (exp(4 + 7 * r2))::bigint * 100 from drawn`;

const lineSql = `
insert into records.order_line (order_id, position, product_id, quantity, price_cents, total_cents)
select pg_temp.uid('order' || n), p, pg_temp.uid('product' || 1 + (n * 17 + p * 31) % 5000), 1 + (n + p) % 20, 5000, 5000 * (1 + (n + p) % 20) from generate_series(1, $1::int) as n, generate_series(1, 2) as p
where exists (select 1 from records.sales_order where id = pg_temp.uid('order' || n))`;

const quoteSql = `
with drawn as materialized (select n, 1 + floor($1::int * random() ^ 2)::int as c, random() as r1, random() as r2 from generate_series(1, $1::int / 6) as n)
insert into records.quote (id, company_id, number, sent_on, valid_until, status, total_cents)
select pg_temp.uid('quote' || n), pg_temp.uid('company' || c), 'AN' || lpad(n::text, 7, '0'), date '2023-11-01' + (1110 * r1)::int, date '2023-12-01' + (1110 * r1)::int,
  (array['open', 'accepted', 'declined', 'expired'])[1 + floor(4 * r2)], (exp(4 + 7 * r2))::bigint * 100 from drawn`;

const activitySql = `
with drawn as materialized (select n, 1 + floor($1::int * random() ^ 3)::int as c, random() as r1, random() as r2, random() as r3 from generate_series(1, $2::int) as n)
insert into records.activity (id, company_id, kind, direction, happened_at, subject, body, by_id, by_name)
select pg_temp.uid('activity' || n), pg_temp.uid('company' || c), (array['call', 'email', 'email', 'meeting', 'visit', 'letter', 'fair', 'web', 'note'])[1 + floor(9 * r1)],
  case when r2 < .6 then 'out' else 'in' end, timestamptz '2023-11-20' + r3 * interval '1096 days',
  (array['Angebot nachgefasst', 'Reklamation besprochen', 'Termin vereinbart', 'Preisanfrage', 'Lieferzeit geklärt', 'Messekontakt'])[1 + floor(6 * r2)],
  case when r1 < .3 then 'Ansprechpartner nicht erreicht, Rückruf vereinbart. Bedarf im nächsten Quartal.' end, pg_temp.uid('user' || floor(40 * r2)), 'Vertrieb ' || floor(40 * r2) from drawn`;

const taskSql = `
with drawn as materialized (select n, 1 + floor($1::int * random() ^ 2)::int as c, random() as r1, random() as r2 from generate_series(1, $1::int / 20) as n)
insert into records.task (id, company_id, kind, title, due_on, assigned_to, team_id, done_at, created_by)
select pg_temp.uid('task' || n), pg_temp.uid('company' || c), (array['todo', 'callback', 'follow_up'])[1 + floor(3 * r1)], 'Rückruf wegen Angebot ' || n, date '2026-06-01' + (300 * r2)::int,
  pg_temp.uid('user' || floor(40 * r1)), pg_temp.uid('team' || floor(8 * r1)), case when r2 < .6 then timestamptz '2026-10-01' end, 'command' from drawn`;

const rollUpSql = `
update records.company c set last_activity_at = a.last, last_order_on = o.last, order_count = coalesce(o.n, 0), revenue_12m_cents = coalesce(o.revenue, 0), open_deal_count = coalesce(d.n, 0)
from records.company k
  left join (select company_id, max(happened_at) as last from records.activity group by 1) a on a.company_id = k.id
  left join (select company_id, max(ordered_on) as last, count(*) as n, sum(total_cents) filter (where ordered_on > date '2025-11-20') as revenue from records.sales_order group by 1) o on o.company_id = k.id
  left join (select company_id, count(*) as n from records.deal where closed_at is null group by 1) d on d.company_id = k.id
where c.id = k.id and (a.last is not null or o.last is not null or d.n is not null)`;
