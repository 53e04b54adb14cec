import { sql } from 'kysely';
import { createRandom } from '#engines/example-company/random.ts';
import type { Db } from '#server/platform/db/index.ts';

export interface MadeDeal {
  readonly deal: string;
  readonly company: string;
}

/** Deals as an import leaves them, with so many contacts each; `signal` is how much contacts bear on the outcome. The open ones come last. */
export async function putDealHistory(
  db: Db,
  {
    today,
    count,
    signal,
    open,
  }: { readonly today: string; readonly count: number; readonly signal: number; readonly open: number },
): Promise<readonly MadeDeal[]> {
  const random = createRandom(5);
  const rows = Array.from({ length: count + open }, (_, at) => {
    const contacts = random.whole(0, 8);
    const won = random.chance(1 / (1 + Math.exp(-signal * (contacts - 4))));
    const from = at >= count ? random.whole(5, 60) : random.whole(60, 700) + 60;
    const stage = at >= count ? 'quoted' : won ? 'won' : 'lost';
    return { from, to: at >= count ? -30 : from - 45, contacts, stage, at };
  });
  const { rows: made } = await sql<MadeDeal>`
    with wanted as (select r.*, gen_random_uuid() as company, gen_random_uuid() as deal from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r ("from" int, "to" int, contacts int, stage text, at int)),
    c as (insert into records.company (id, name, sort_name, name_key) select company, 'Firma ' || at, company::text, company::text from wanted returning id),
    d as (insert into records.deal (id, company_id, title, stage_id, value_cents, opened_on, expected_close_on, closed_at)
      select deal, company, 'Linie ' || at, stage, 100000 + "from" * 100, ${today}::date - "from", ${today}::date - "to",
        case when stage <> 'quoted' then (${today}::date - "to")::timestamptz end from wanted returning id),
    a as (insert into records.activity (company_id, kind, direction, happened_at)
      select company, 'call', 'in', (${today}::date - "from" + n * 4)::timestamptz from wanted, generate_series(1, contacts) n
      where "from" - n * 4 > 0 returning 1)
    select deal, company from wanted where (select count(*) from c) + (select count(*) from d) + (select count(*) from a) > 0 order by at`.execute(
    db,
  );
  return made;
}
