import { describe, expect, test } from 'vitest';
import { recordObservations } from '#server/intake/observations/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';

const bring = async (t: TestApp, fields: Readonly<Record<string, string>>) => {
  const outcomes = await t.db.transaction().execute((tx) =>
    recordObservations(t.app, tx, commandActor, {
      source: { id: 'file:kunden.xlsx', kind: 'file', label: 'kunden.xlsx', trust: 60 },
      observations: [
        {
          kind: 'company',
          hint: {},
          fields: Object.fromEntries(
            Object.entries(fields).map(([name, value]) => [name, { value, place: 'Zeile 2', confidence: 1 }]),
          ),
        },
      ],
    }),
  );
  return outcomes[0]?.recordId ?? '';
};
const company = (t: TestApp, id: string) =>
  t.db.selectFrom('records.company').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const waiting = (t: TestApp) =>
  t.db.selectFrom('oversight.proposal').select(['id', 'version']).where('state', '=', 'open').executeTakeFirstOrThrow();

async function twins(t: TestApp): Promise<{ readonly kept: string; readonly gone: string; readonly anna: Person }> {
  const anna = await t.person('head_of_sales');
  const kept = await bring(t, { name: 'Kromberg Antriebe GmbH', postal_code: '89073', industry: 'Antriebe' });
  const gone = await bring(t, { name: 'Kromberg Antriebe AG', postal_code: '89073', industry: 'Getriebe' });
  return { kept, gone, anna };
}

describe('edits with an approval', () => {
  test('a merge takes the values that the person chose or typed, cleaned, and undoing it gives both records back', async () => {
    const t = await testApp();
    const { kept, gone, anna } = await twins(t);
    const asked = await waiting(t);
    const shown = await t.call('oversight.proposals.get', { id: asked.id }, anna);
    expect(shown.body).toMatchObject({
      compare: {
        rows: expect.arrayContaining([
          expect.objectContaining({
            label: 'Branche',
            edit: [{ field: 'industry', label: 'Branche', left: 'Getriebe', right: 'Antriebe', type: 'text' }],
          }),
        ]),
      },
    });
    const edits = { fields: { industry: 'Getriebe', phone: '0731/123-45', relation: 'customer' } };
    const decided = await t.call('oversight.proposals.decide', { ...asked, decision: 'approve', edits }, anna);
    expect(decided).toMatchObject({
      status: 200,
      body: { editLines: expect.arrayContaining(['Branche: Getriebe', 'Telefon: 0731/123-45', 'Beziehung: Kunde']) },
    });
    expect(await company(t, kept)).toMatchObject({
      industry: 'Getriebe',
      phone: '+4973112345',
      relation: 'customer',
    });
    const undone = await t.call('oversight.proposals.undo', { id: asked.id, version: asked.version + 1 }, anna);
    expect(undone.status).toBe(200);
    expect(await company(t, kept)).toMatchObject({ industry: 'Antriebe', phone: null, relation: 'none' });
    expect(await company(t, gone)).toMatchObject({ industry: 'Getriebe', deleted_at: null });
  });

  test('a value that no form would take is refused, and nothing is merged', async () => {
    const t = await testApp();
    const { gone, anna } = await twins(t);
    const asked = await waiting(t);
    for (const fields of [{ phone: 'zwei' }, { name: '' }, { employees: 'viele' }, { secret: 'x' }]) {
      const call = { ...asked, decision: 'approve', edits: { fields } };
      expect(await t.call('oversight.proposals.decide', call, anna)).toMatchObject({ status: 400 });
    }
    expect((await company(t, gone)).deleted_at).toBeNull();
    expect(await waiting(t)).toEqual(asked);
  });

  test('a field update takes the typed value instead of the proposed one', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const id = await bring(t, { name: 'Kromberg Antriebe GmbH', postal_code: '89073', phone: '+4973112345' });
    await t.call('records.companies.update', { id, version: 1, fields: { phone: '0731 999 88' } }, anna);
    await bring(t, { name: 'Kromberg Antriebe GmbH', postal_code: '89073', phone: '+4973155555' });
    const asked = await waiting(t);
    const edits = { fields: { phone: '0731 777 66' } };
    const decided = await t.call('oversight.proposals.decide', { ...asked, decision: 'approve', edits }, anna);
    expect(decided.status).toBe(200);
    expect((await company(t, id)).phone).toBe('+4973177766');
    await t.call('oversight.proposals.undo', { id: asked.id, version: asked.version + 1 }, anna);
    expect((await company(t, id)).phone).toBe('+4973199988');
  });
});
