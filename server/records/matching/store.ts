import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';
import type { RecordKind } from '../fields/index.ts';
import type { Values } from './subjects.ts';

const unique = (values: Iterable<string | null>): string[] => [
  ...new Set([...values].filter((value) => value !== null)),
];

/** Records of a kind with a natural key that may be one of these, with the values the key is made of. */
export async function findByNaturalKey(
  db: Db,
  kind: RecordKind,
  wanted: readonly Values[],
): Promise<({ id: string } & Values)[]> {
  const all = (key: string) =>
    unique(wanted.map((one) => (typeof one[key] === 'string' ? (one[key] as string) : null)));
  switch (kind) {
    case 'product':
      return (
        await sql<
          { id: string } & Values
        >`select id, number from records.product where number = any(${all('number')}::text[]) and deleted_at is null`.execute(
          db,
        )
      ).rows;
    case 'order':
      return (
        await sql<
          { id: string } & Values
        >`select id, number from records.sales_order where number = any(${all('number')}::text[]) and deleted_at is null`.execute(
          db,
        )
      ).rows;
    case 'quote':
      return (
        await sql<
          { id: string } & Values
        >`select id, number from records.quote where number = any(${all('number')}::text[]) and deleted_at is null`.execute(
          db,
        )
      ).rows;
    case 'deal':
      return (
        await sql<{ id: string } & Values>`
          select id, number, company_id, title from records.deal where number = any(${all('number')}::text[]) and deleted_at is null
          union select id, null, company_id, title from records.deal where company_id = any(${all('company_id')}::uuid[]) and deleted_at is null`.execute(
          db,
        )
      ).rows;
    case 'activity':
      return (
        await sql<{ id: string } & Values>`
          select id, company_id, kind, to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as happened_at, subject
          from records.activity where company_id = any(${all('company_id')}::uuid[])
            and happened_at = any(${all('happened_at')}::timestamptz[]) and deleted_at is null`.execute(db)
      ).rows;
    case 'task':
      return (
        await sql<{ id: string } & Values>`
          select id, company_id, title, due_on from records.task where title = any(${all('title')}::text[])
            and (company_id is null or company_id = any(${all('company_id')}::uuid[])) and deleted_at is null`.execute(
          db,
        )
      ).rows;
    default:
      return [];
  }
}
