import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

/** Children before parents. Own rows that hang on an example company (a note somebody typed to try it) go with it. */
export async function deleteExampleRecords(tx: Db): Promise<number> {
  await sql`create temporary table example_company on commit drop as select id from records.company where example`.execute(
    tx,
  );
  for (const statement of [
    sql`delete from records.activity where example or company_id in (select id from example_company)`,
    sql`delete from records.task where example or company_id in (select id from example_company)`,
    sql`delete from records.quote where example or company_id in (select id from example_company)`,
    sql`delete from records.sales_order where example or company_id in (select id from example_company)`,
    sql`delete from records.deal_stage_change where deal_id in
      (select id from records.deal where example or company_id in (select id from example_company))`,
    sql`delete from records.deal where example or company_id in (select id from example_company)`,
    sql`update records.person set company_id = null where not example and company_id in (select id from example_company)`,
    sql`delete from records.relation where from_id in (select id from example_company) or to_id in
      (select id from example_company union select id from records.person where example)`,
    sql`delete from records.match_key where record_id in
      (select id from example_company union select id from records.person where example)`,
    sql`delete from records.face where record_id in
      (select id from example_company union select id from records.person where example)`,
    sql`delete from records.merge where kept_id in (select id from example_company union select id from records.person where example)`,
    sql`delete from records.person where example`,
    sql`delete from records.company_number where company_id in (select id from example_company)`,
    sql`update records.order_line l set product_id = null from records.product p where p.id = l.product_id and p.example`,
    sql`delete from records.product where example`,
    sql`delete from records.observation_link where observation_id in
      (select o.id from intake.observation o join intake.source s on s.id = o.source_id where s.example)`,
  ]) {
    await statement.execute(tx);
  }
  const { numAffectedRows } =
    await sql`delete from records.company where id in (select id from example_company)`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
