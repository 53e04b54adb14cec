import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { fixedClock } from '#server/platform/clock.ts';
import { type TestApp, testApp } from '#test/support/app.ts';
import { refreshSuggestions } from './index.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp({ clock: fixedClock(new Date('2026-11-21T10:00:00Z')) });
});

/** Orders of a company: day and products; a minus before a product says that it came back. */
async function orders(name: string, bought: readonly (readonly [string, ...string[]])[], owner: string | null = null) {
  const { rows } = await sql<{ id: string }>`
    insert into records.company (name, sort_name, name_key, relation, order_count, owner_id)
    values (${name}, ${name}, ${name}, 'customer', ${bought.length}, ${owner}::uuid) returning id`.execute(t.db);
  const id = rows[0]!.id;
  for (const [at, [day, ...products]] of bought.entries()) {
    const order = await sql<{ id: string }>`
      insert into records.sales_order (company_id, number, ordered_on, total_cents) values (${id}, ${`${name}-${at}`}, ${day}, 10000) returning id`.execute(
      t.db,
    );
    for (const [position, text] of products.entries()) {
      const back = text.startsWith('-');
      const product = back ? text.slice(1) : text;
      await sql`
        insert into records.order_line (order_id, position, product_number, description, quantity, total_cents)
        values (${order.rows[0]!.id}, ${position + 1}, ${product}, ${`Artikel ${product}`}, ${back ? -1 : 1}, ${back ? -5000 : 5000})`.execute(
        t.db,
      );
    }
  }
  return id;
}

type Answer = { rows: { company?: string; product: string; reason: string; chance: number | null }[]; used: boolean };

test('suggests what similar customers bought, never what somebody has or has sent back, and only to who may see the customer', async () => {
  const seller = await t.person('sales', { teamId: await t.team() });
  const other = await t.person('sales', { teamId: await t.team() });
  for (let n = 0; n < 8; n++)
    await orders(`Paar ${n}`, [
      ['2026-08-01', 'G40'],
      ['2026-10-01', 'KU7'],
    ]);
  for (let n = 0; n < 8; n++) await orders(`Anders ${n}`, [['2026-09-01', 'X1']]);
  const lone = await orders('Adler', [['2026-09-15', 'G40']], seller.actor.id);
  const sentBack = await orders('Berger', [
    ['2026-09-15', 'G40'],
    ['2026-09-20', 'KU7'],
    ['2026-09-25', '-KU7'],
  ]);
  await refreshSuggestions(t.app);

  const of = async (id: string, who = seller) =>
    (await t.call('insight.crossSelling.ofCompany', { id }, who)) as { status: number; body: Answer };
  const { body } = await of(lone);
  expect(body.rows.map(({ product }) => product)).toEqual(['KU7']);
  expect(body.rows[0]!.reason).toMatch(/Artikel G40.*Artikel KU7/);
  expect((await of(sentBack)).body.rows).toEqual([]);
  expect((await of(lone, other)).status).toBe(404);
  const listed = async (who: typeof seller) =>
    ((await t.call('insight.crossSelling.list', {}, who)).body as Answer).rows.map(({ company }) => company);
  expect(await listed(seller)).toEqual(['Adler']);
  expect(await listed(other)).toEqual([]);
});

test('says that there is nothing to suggest yet where nobody has bought two things', async () => {
  await orders('Adler', [['2026-09-15', 'G40']]);
  await refreshSuggestions(t.app);
  const head = await t.person('head_of_sales');
  expect((await t.call('insight.crossSelling.list', {}, head)).body).toMatchObject({
    rows: [],
    computing: false,
    checked: null,
    customers: 0,
  });
});
