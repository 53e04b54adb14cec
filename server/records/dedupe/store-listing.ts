import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';
import type { PairKind } from '../matching/index.ts';

/** Columns in the order of `listedHeadings`, under headings that the linkage engine reads by themselves. */
export const listedHeadings: Readonly<Record<PairKind, readonly string[]>> = {
  company: [
    'company name',
    'legal form',
    'street',
    'postal code',
    'city',
    'country',
    'phone',
    'email',
    'website',
    'vat number',
    'customer number',
  ],
  person: ['first name', 'last name', 'job title', 'email', 'phone', 'mobile', 'company name'],
};

export interface Listed {
  readonly id: string;
  readonly cells: readonly string[];
}

const listed = {
  company: sql`array[r.name, coalesce(r.legal_form, ''), concat_ws(' ', r.street, r.house_number), coalesce(r.postal_code, ''), coalesce(r.city, ''),
      coalesce(r.country, ''), coalesce(r.phone, ''), coalesce(r.email, ''), coalesce(r.website, ''), coalesce(r.vat_id, ''),
      coalesce(r.customer_number, '')] as cells from records.company r`,
  person: sql`array[coalesce(r.first_name, ''), coalesce(r.last_name, ''), coalesce(r.job_title, ''), coalesce(r.email, ''), coalesce(r.phone, ''),
      coalesce(r.mobile, ''), coalesce(k.name, '')] as cells from records.person r left join records.company k on k.id = r.company_id`,
} as const;

/** The next living records in the order of their ids, as rows of a list. */
export async function listAfter(db: Db, kind: PairKind, after: string, limit: number): Promise<readonly Listed[]> {
  const { rows } = await sql<Listed>`
    select r.id, ${listed[kind]} where r.id > ${after}::uuid and r.deleted_at is null order by r.id limit ${limit}`.execute(
    db,
  );
  return rows;
}

export async function countLiving(db: Db, kind: PairKind): Promise<number> {
  const table = kind === 'company' ? sql.table('records.company') : sql.table('records.person');
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${table} where deleted_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}
