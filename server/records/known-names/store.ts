import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

/** One index probe a table: anything added, changed, merged or deleted moves it. */
export async function newestChange(db: Db): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws('|', (select max(updated_at) from records.company), (select max(updated_at) from records.person),
      (select max(observation_id) from records.observation_link)) as mark`.execute(db);
  return rows[0]?.mark ?? '';
}

export interface KnownRow {
  readonly kind: string;
  readonly value: string;
}

/** Everything that names a customer or a person, each value once. Deleted records too: they stay somebody. */
export async function everythingKnown(db: Db): Promise<readonly KnownRow[]> {
  const { rows } = await sql<KnownRow>`
    select distinct kind, value from (
      select 'company' as kind, name as value from records.company
      union all select 'person', concat_ws(' ', first_name, last_name) from records.person
      union all select 'email', v from records.company, unnest(array[email]) v union all select 'email', email from records.person
      union all select 'phone', v from records.company, unnest(array[phone]) v union all select 'phone', v from records.person, unnest(array[phone, mobile]) v
      union all select 'address', concat_ws(', ', street, concat_ws(' ', postal_code, city)) from records.company where street <> ''
      union all select 'domain', domain from records.company
      union all select 'vat', vat_id from records.company
      union all select 'number', customer_number from records.company
      union all select 'number', number from records.sales_order union all select 'number', number from records.quote union all select 'number', number from records.deal
    ) k where value is not null and btrim(value) <> ''`.execute(db);
  return rows;
}
