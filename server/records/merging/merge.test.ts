import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { recordObservations, retractObservations } from '#server/intake/observations/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { fingerprint } from '#test/support/fingerprint.ts';
import { knownPoints } from '../identity/index.ts';

type Fields = Readonly<Record<string, string | number>>;
interface Answer {
  readonly id: string;
  readonly mergeId: string;
  readonly version: number;
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly rows: readonly { readonly goneName: string; readonly undoneAt: string | null }[];
}

async function ok(t: TestApp, name: string, input: unknown, as: Person): Promise<Answer> {
  const { status, body } = await t.call(name, input, as);
  expect({ name, status, body }).toMatchObject({ status: 200 });
  return body as Answer;
}

/** One row of a list, as an import would bring it. */
async function bring(
  t: TestApp,
  fields: Fields,
  more: { kind?: 'company' | 'deal' | 'order' | 'person'; hint?: object; trust?: number } = {},
) {
  const { kind = 'company', hint = {}, trust = 50 } = more;
  const [outcome] = await t.db.transaction().execute((tx) =>
    recordObservations(t.app, tx, commandActor, {
      source: { id: `file:${trust}`, kind: 'file', label: 'Kunden.xlsx', trust },
      observations: [
        { kind, hint, fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }])) },
      ],
    }),
  );
  if (outcome?.recordId == null) throw new Error(`no record came of it: ${JSON.stringify(outcome)}`);
  return { id: outcome.recordId, observation: outcome.observation, verdict: outcome.verdict };
}

const company = (t: TestApp, id: string) =>
  t.db.selectFrom('records.company').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const companyOf = async (t: TestApp, dealId: string) =>
  (await t.db.selectFrom('records.deal').select('company_id').where('id', '=', dealId).executeTakeFirstOrThrow())
    .company_id;
const deal = (t: TestApp, companyId: string | number, title: string) =>
  bring(t, { title }, { kind: 'deal', hint: { company: companyId } });

const NORD = { name: 'Nordwerk Pumpen GmbH', postal_code: '24103', city: 'Kiel', customer_number: '100' };
const SUED = { name: 'Südhoff Armaturen AG', postal_code: '89073', city: 'Ulm', customer_number: '200' };
const WEST = { name: 'Westermann Antriebe KG', postal_code: '50667', city: 'Köln', customer_number: '300' };

describe('merging', () => {
  test('old ids keep working: page, edits, references of later imports, and files that come under the old number', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const kept = await bring(t, NORD);
    const gone = await bring(t, { ...SUED, phone: '+4973112345' });
    const { id } = await ok(t, 'records.merges.merge', { keptId: kept.id, goneId: gone.id }, anna);
    expect(id).toBe(kept.id);
    expect(await ok(t, 'desk.account.get', { id: gone.id }, anna)).toMatchObject({ id: kept.id });
    expect((await t.call('desk.account.timeline', { id: gone.id }, anna)).status).toBe(200);
    expect(await companyOf(t, (await deal(t, gone.id, 'Linie 4')).id)).toBe(kept.id);
    expect(await bring(t, SUED)).toMatchObject({ id: kept.id });
    const { version } = await company(t, kept.id);
    const edited = await ok(
      t,
      'records.companies.update',
      { id: gone.id, version, fields: { phone: '0431 555' } },
      anna,
    );
    expect(edited.id).toBe(kept.id);
    // Restoring is for what was deleted; this one was not.
    expect(await t.call('records.companies.restore', { id: gone.id }, anna)).toMatchObject({ status: 409 });
  });

  test('what is undone right away leaves every record as it was', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const [kept, gone] = [await bring(t, NORD), await bring(t, SUED)];
    for (const [at, one] of [kept, gone, gone].entries()) await deal(t, one.id, `Linie ${at}`);
    const look = () =>
      sql`select r.id, r.name, r.phone, r.city, r.customer_number, r.open_deal_count, r.deleted_at, r.origin,
        (select jsonb_agg(d.title order by d.title) from records.deal d where d.company_id = r.id) as deals,
        (select jsonb_agg(n.number) from records.company_number n where n.company_id = r.id) as numbers
        from records.company r order by r.id`.execute(t.db);
    const before = (await look()).rows;
    const { mergeId } = await ok(t, 'records.merges.merge', { keptId: kept.id, goneId: gone.id }, anna);
    expect(await company(t, kept.id)).toMatchObject({ open_deal_count: 3, name: SUED.name });
    await ok(t, 'records.merges.undo', { id: mergeId }, anna);
    expect((await look()).rows).toEqual(before);
    expect(await t.call('records.merges.undo', { id: mergeId }, anna)).toMatchObject({ status: 404 });
    const log = await t.db.selectFrom('oversight.audit').select('action').orderBy('seq').execute();
    expect(log.map((entry) => entry.action)).toEqual(['company.merged', 'company.parted']);
  });

  test('of a chain A<-B, C<-A the first can be undone alone, then the second, in either order', async () => {
    for (const firstUndone of [0, 1]) {
      const t = await testApp();
      const anna = await t.person('head_of_sales');
      const [a, b, c] = [await bring(t, NORD), await bring(t, SUED), await bring(t, WEST)];
      const deals: string[] = [];
      for (const one of [a, b, c]) deals.push((await deal(t, one.id, 'Linie')).id);
      const first = await ok(t, 'records.merges.merge', { keptId: a.id, goneId: b.id }, anna);
      const second = await ok(t, 'records.merges.merge', { keptId: c.id, goneId: a.id }, anna);
      expect(await ok(t, 'desk.account.get', { id: b.id }, anna)).toMatchObject({ id: c.id });
      const where = () => Promise.all(deals.map((id) => companyOf(t, id)));
      expect(await where()).toEqual([c.id, c.id, c.id]);
      const order = firstUndone === 0 ? [first, second] : [second, first];
      await ok(t, 'records.merges.undo', { id: order[0]?.mergeId }, anna);
      expect(await where()).toEqual(firstUndone === 0 ? [c.id, b.id, c.id] : [a.id, a.id, c.id]);
      await ok(t, 'records.merges.undo', { id: order[1]?.mergeId }, anna);
      expect(await where()).toEqual([a.id, b.id, c.id]);
      for (const [one, fields] of [
        [a, NORD],
        [b, SUED],
        [c, WEST],
      ] as const)
        expect(await company(t, one.id)).toMatchObject({ ...fields, deleted_at: null });
    }
  });

  test('what came after the merge goes to the one it speaks of: by old id, by number, by name', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const [kept, gone] = [await bring(t, NORD), await bring(t, SUED)];
    const { mergeId } = await ok(t, 'records.merges.merge', { keptId: kept.id, goneId: gone.id }, anna);
    const again = await bring(t, { ...SUED, phone: '+4973112345' });
    const same = await bring(t, { ...NORD, phone: '+4943112345' });
    expect([again.id, same.id]).toEqual([kept.id, kept.id]);
    const [byRow, byId, byKept] = [
      await deal(t, again.observation, 'an der Zeile von Süd'),
      await deal(t, gone.id, 'unter der alten Nummer'),
      await deal(t, kept.id, 'am neuen Satz'),
    ];
    await ok(t, 'records.merges.undo', { id: mergeId }, anna);
    expect(await company(t, gone.id)).toMatchObject({
      phone: '+4973112345',
      customer_number: '200',
      open_deal_count: 2,
    });
    expect(await company(t, kept.id)).toMatchObject({
      phone: '+4943112345',
      customer_number: '100',
      open_deal_count: 1,
    });
    expect([await companyOf(t, byRow.id), await companyOf(t, byId.id), await companyOf(t, byKept.id)]).toEqual([
      gone.id,
      gone.id,
      kept.id,
    ]);
  });

  test('what a person wrote into the merged record stays with it; what they wrote under the old id goes back', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const [kept, gone] = [await bring(t, NORD), await bring(t, SUED)];
    const { mergeId } = await ok(t, 'records.merges.merge', { keptId: kept.id, goneId: gone.id }, anna);
    const version = async () => (await company(t, kept.id)).version;
    await ok(
      t,
      'records.companies.update',
      { id: kept.id, version: await version(), fields: { note: 'zahlt pünktlich' } },
      anna,
    );
    await ok(
      t,
      'records.companies.update',
      { id: gone.id, version: await version(), fields: { industry: 'Armaturen' } },
      anna,
    );
    await ok(t, 'records.merges.undo', { id: mergeId }, anna);
    expect(await company(t, kept.id)).toMatchObject({ note: 'zahlt pünktlich', industry: null });
    expect(await company(t, gone.id)).toMatchObject({ note: null, industry: 'Armaturen' });
  });

  test('a field chosen while merging stands against every source, and falls back when it is undone', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const kept = await bring(t, { ...NORD, phone: '+4943111111' }, { trust: 90 });
    const gone = await bring(t, { ...SUED, phone: '+4973122222' });
    const { mergeId } = await ok(
      t,
      'records.merges.merge',
      { keptId: kept.id, goneId: gone.id, takeFromGone: ['phone', 'city'] },
      anna,
    );
    expect(await company(t, kept.id)).toMatchObject({ phone: '+4973122222', city: 'Ulm', name: NORD.name });
    await bring(t, { ...NORD, phone: '+4943133333' }, { trust: 90 });
    expect(await company(t, kept.id)).toMatchObject({ phone: '+4973122222' });
    await ok(t, 'records.merges.undo', { id: mergeId }, anna);
    expect(await company(t, kept.id)).toMatchObject({ phone: '+4943133333', city: 'Kiel' });
    expect(await company(t, gone.id)).toMatchObject({ phone: '+4973122222', city: 'Ulm' });
  });

  test('a list taken back after the merge takes its part of the merged record away, and parting finds nobody', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const [kept, gone] = [await bring(t, NORD), await bring(t, { ...SUED, phone: '+4973112345' })];
    const { mergeId } = await ok(t, 'records.merges.merge', { keptId: kept.id, goneId: gone.id }, anna);
    expect((await company(t, kept.id)).phone).toBe('+4973112345');
    await t.db
      .transaction()
      .execute((tx) =>
        retractObservations(t.app, tx, commandActor, { ids: [gone.observation], reason: 'import-undone' }),
      );
    expect((await company(t, kept.id)).phone).toBeNull();
    await ok(t, 'records.merges.undo', { id: mergeId }, anna);
    expect((await company(t, gone.id)).deleted_at).not.toBeNull();
    expect(await company(t, kept.id)).toMatchObject({ ...NORD, deleted_at: null });
  });

  test('an erased word does not come back with the parting', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const [kept, gone] = [await bring(t, NORD), await bring(t, { ...SUED, email: 'p.vogt@suedhoff.example' })];
    const { mergeId } = await ok(t, 'records.merges.merge', { keptId: kept.id, goneId: gone.id }, anna);
    // As an erasure does it: the value is taken out of what was observed.
    await sql`update intake.observation set fields = fields - 'email' where id = ${gone.observation}`.execute(t.db);
    await ok(t, 'records.merges.undo', { id: mergeId }, anna);
    expect((await company(t, gone.id)).email).toBeNull();
  });

  test('of two who merge at once, one way round or the other, one wins and nothing is lost', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const [a, b] = [await bring(t, NORD), await bring(t, SUED)];
    const answers = await Promise.all([
      t.call('records.merges.merge', { keptId: a.id, goneId: b.id }, anna),
      t.call('records.merges.merge', { keptId: b.id, goneId: a.id }, anna),
      t.call('records.merges.merge', { keptId: a.id, goneId: b.id }, anna),
    ]);
    expect(answers.map((one) => one.status).filter((status) => status === 200)).toHaveLength(1);
    const living = await t.db.selectFrom('records.company').select('id').where('deleted_at', 'is', null).execute();
    expect(living).toHaveLength(1);
    const links = await t.db.selectFrom('records.observation_link').select('record_id').execute();
    expect(links.map((link) => link.record_id)).toEqual([living[0]?.id, living[0]?.id]);
  });

  test('refuses itself, two kinds, what is one already, and what a sales person may not see; nothing changes', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const rep = await t.person('sales', { teamId: await t.team() });
    const [a, b] = [await bring(t, NORD), await bring(t, SUED)];
    const { id: vogt } = await ok(t, 'records.people.create', { lastName: 'Vogt', companyId: a.id }, anna);
    await ok(t, 'records.companies.update', { id: b.id, version: 1, fields: { ownerId: anna.actor.id } }, anna);
    const before = await fingerprint(t.db);
    const tryMerge = async (keptId: string, goneId: string, as: Person) =>
      (await t.call('records.merges.merge', { keptId, goneId }, as)).status;
    expect(await tryMerge(a.id, a.id, anna)).toBe(400);
    expect(await tryMerge(a.id, vogt, anna)).toBe(400);
    expect(await tryMerge(a.id, b.id, rep)).toBe(404);
    expect(await tryMerge(a.id, '00000000-0000-4000-8000-000000000000', anna)).toBe(404);
    expect(
      (await t.call('records.merges.merge', { keptId: a.id, goneId: b.id, takeFromGone: ['search'] }, anna)).status,
    ).toBe(400);
    expect(await fingerprint(t.db)).toEqual(before);
    await ok(t, 'records.merges.merge', { keptId: a.id, goneId: b.id }, anna);
    expect(await tryMerge(a.id, b.id, anna)).toBe(409);
  });

  test('parting says "different": the next list does not ask, and rows find the right one', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const kept = await bring(t, { name: 'Kromberg Antriebe GmbH', postal_code: '89073' });
    const gone = await bring(t, { name: 'Kromberg Antriebe AG', postal_code: '89073' });
    const [asked] = await t.db.selectFrom('oversight.proposal').selectAll().execute();
    await ok(t, 'oversight.proposals.decide', { id: asked?.id, version: asked?.version, decision: 'approve' }, anna);
    await ok(t, 'records.merges.undo', { id: gone.id }, anna);
    const third = await bring(t, { name: 'Kromberg Antriebe AG', postal_code: '89073', city: 'Ulm' });
    expect(third).toMatchObject({ id: gone.id, verdict: 'updated' });
    expect((await bring(t, { name: 'Kromberg Antriebe GmbH', postal_code: '89073' })).id).toBe(kept.id);
    expect(await t.db.selectFrom('oversight.proposal').select('id').execute()).toHaveLength(1);
    const page = await ok(t, 'records.merges.ofRecord', { id: kept.id }, anna);
    expect(page.rows).toMatchObject([{ goneName: 'Kromberg Antriebe AG', undoneAt: expect.any(String) }]);
  });

  test('an objection to an address that a merged person brought still counts, and an erasure reaches both; parting brings nothing back', async () => {
    const t = await testApp();
    const anna = await t.person('admin');
    const { id: kept } = await ok(
      t,
      'records.people.create',
      { lastName: 'Vogt', firstName: 'Jana', email: 'jana@vogt.example' },
      anna,
    );
    const { id: gone } = await ok(
      t,
      'records.people.create',
      { lastName: 'Vogt', firstName: 'J.', email: 'j.vogt@alt.example' },
      anna,
    );
    const { mergeId } = await ok(t, 'records.merges.merge', { keptId: kept, goneId: gone }, anna);
    const points = (await knownPoints(t.db, [kept])).get(kept)?.map((one) => one.point);
    expect(points?.sort()).toEqual(['j.vogt@alt.example', 'jana@vogt.example']);
    await ok(t, 'oversight.subject.erase', { contact: 'jana@vogt.example', rehearse: false }, anna);
    await t.call('records.merges.undo', { id: mergeId }, anna);
    const { rows } = await sql<{ text: string }>`select p::text as text from records.person p`.execute(t.db);
    expect(rows.map((row) => row.text).join(' ')).not.toMatch(/vogt|jana/i);
  });
});
