import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';

export interface DeletedCompany {
  /** Place in the list that was asked for. */
  readonly at: number;
  readonly id: string;
  readonly name: string;
  readonly deletedOn: string;
  readonly deletedBy: string | null;
}

export interface CompanyTraits {
  readonly name_key: string;
  readonly postal_code: string | null;
  readonly city: string | null;
  readonly vat_id: string | null;
  readonly customer_number: string | null;
}

/**
 * Companies that somebody deleted and that these descriptions plainly mean: same VAT id, same customer number, or same name in the same place.
 * Not those that were merged away, and not those whose import was undone: nobody speaks of them any more.
 */
export async function findDeleted(db: Db, wanted: readonly CompanyTraits[]): Promise<readonly DeletedCompany[]> {
  if (wanted.length === 0) return [];
  const asked = wanted.map((one, at) => ({ at, ...one }));
  const { rows } = await sql<DeletedCompany>`
    with gone as materialized (
      select c.id, c.name, c.name_key, c.postal_code, c.city, c.vat_id, c.customer_number, c.deleted_at, c.deleted_by
      from records.company c where c.deleted_at is not null
        and not exists (select from records.merge m where m.gone_id = c.id and m.undone_at is null)
        and exists (select from records.observation_link l where l.record_id = c.id
          and not exists (select from intake.retraction t where t.observation_id = l.observation_id)))
    select distinct on (w.at) w.at, g.id, g.name, (g.deleted_at at time zone 'Europe/Berlin')::date as "deletedOn",
      (select u.name from platform."user" u where u.id::text = g.deleted_by) as "deletedBy"
    from jsonb_to_recordset(${json(asked)}::jsonb) as w(at int, name_key text, postal_code text, city text, vat_id text, customer_number text)
      join gone g on g.vat_id = w.vat_id or g.customer_number = w.customer_number
        or (g.name_key = w.name_key and (g.postal_code = w.postal_code or (g.postal_code is null and w.postal_code is null and g.city is not distinct from w.city)))
    order by w.at, g.deleted_at desc`.execute(db);
  return rows;
}

/**
 * Whether anybody deleted a company at all: mostly not, and then nothing is asked for each batch. Asked in the order of the index of deleted
 * ones: during an import PostgreSQL knows no figures of the table yet and would read all of it.
 */
export async function anyDeleted(db: Db): Promise<boolean> {
  const { rows } =
    await sql`select name_key from records.company where deleted_at is not null order by name_key limit 1`.execute(db);
  return rows.length > 0;
}
