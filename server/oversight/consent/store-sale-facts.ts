import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';
import type { Recorder } from './store.ts';

/** What was shown of the four facts of § 7(3) UWG; null where nobody has shown it. */
export interface SaleFacts {
  readonly sale: string | null;
  /** YYYY-MM-DD */
  readonly soldOn: string | null;
  readonly goods: string | null;
  readonly collectionNotice: string | null;
  readonly eachUseNotice: string | null;
}

export interface SaleFactRow extends SaleFacts {
  readonly contactKey: Buffer;
  readonly contactPoint: string | null;
  readonly retracts: string | null;
  readonly proof: Readonly<Record<string, string>>;
}

export async function insertSaleFact(tx: Db, row: SaleFactRow, by: Recorder): Promise<string> {
  const { id } = await tx
    .insertInto('oversight.sale_fact')
    .values({
      contact_key: row.contactKey,
      contact_point: row.contactPoint,
      kind: row.retracts === null ? 'recorded' : 'retracted',
      retracts: row.retracts,
      sale: row.sale,
      sold_on: row.soldOn,
      goods: row.goods,
      collection_notice: row.collectionNotice,
      each_use_notice: row.eachUseNotice,
      proof: json(row.proof),
      recorded_by: by.id,
      recorded_by_name: by.name,
      recorded_at: by.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const standing = sql`f.kind = 'recorded' and not exists (select from oversight.sale_fact r where r.retracts = f.id)`;
const factColumns = sql`f.sale, f.sold_on as "soldOn", f.goods, f.collection_notice as "collectionNotice",
  f.each_use_notice as "eachUseNotice"`;

/** The facts that hold now, by the key in hex: the newest row of each contact point that was not struck out. */
export async function findSaleFacts(db: Db, keys: readonly Buffer[]): Promise<ReadonlyMap<string, SaleFacts>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<SaleFacts & { key: string }>`
    select distinct on (f.contact_key) encode(f.contact_key, 'hex') as key, ${factColumns}
    from oversight.sale_fact f where f.contact_key = any(${keys}::bytea[]) and ${standing}
    order by f.contact_key, f.position desc`.execute(db);
  return new Map(rows.map((row) => [row.key, row]));
}

export interface SaleFactRecord extends SaleFacts {
  readonly id: string;
  readonly kind: 'recorded' | 'retracted';
  readonly proof: Record<string, string>;
  readonly recordedByName: string;
  readonly recordedAt: Date;
  readonly struckOut: boolean;
}

const recordColumns = sql`f.id, f.kind, ${factColumns}, f.proof, f.recorded_by_name as "recordedByName", f.recorded_at as "recordedAt",
  exists (select from oversight.sale_fact r where r.retracts = f.id) as "struckOut"`;

export async function readSaleHistory(db: Db, key: Buffer): Promise<readonly SaleFactRecord[]> {
  const { rows } = await sql<SaleFactRecord>`
    select ${recordColumns} from oversight.sale_fact f where f.contact_key = ${key} order by f.position desc limit 100`.execute(
    db,
  );
  return rows;
}

export async function readSaleFact(
  db: Db,
  id: string,
): Promise<(SaleFactRecord & { readonly contactKey: Buffer }) | null> {
  const { rows } = await sql<SaleFactRecord & { contactKey: Buffer }>`
    select ${recordColumns}, f.contact_key as "contactKey" from oversight.sale_fact f where f.id = ${id}`.execute(db);
  return rows[0] ?? null;
}
