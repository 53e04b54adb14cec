import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { recordObservations } from '#server/intake/observations/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { fingerprint } from '#test/support/fingerprint.ts';

interface Body {
  readonly id: string;
  readonly version: number;
  readonly undoId: string;
  readonly fields: Readonly<Record<string, readonly unknown[]>>;
  readonly columns: readonly { readonly stage: { readonly id: string }; readonly count: number }[];
  readonly compare: { readonly rows: readonly unknown[] } | null;
  readonly lines: readonly string[];
  readonly daysInStage: number | null;
  readonly evidence: readonly unknown[];
}

async function ok(t: TestApp, name: string, input: unknown, as: Person): Promise<Body> {
  const { status, body } = await t.call(name, input, as);
  expect({ name, status, body }).toMatchObject({ status: 200 });
  return body as Body;
}
const company = (t: TestApp, id: string) =>
  t.db.selectFrom('records.company').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('editing by hand', () => {
  test('an edit is an observation: cleaned, with the original kept, its origin and history shown', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales', { name: 'Anna Berg' });
    const { id } = await ok(
      t,
      'records.companies.create',
      { name: 'Kromberg Antriebe GmbH', phone: '0731/123-45' },
      anna,
    );
    expect(await company(t, id)).toMatchObject({ phone: '+4973112345', legal_form: 'GmbH', version: 1 });
    const edited = await ok(t, 'records.companies.update', { id, version: 1, fields: { phone: '0731 999 88' } }, anna);
    expect(edited).toEqual({ id, version: 2 });
    const { fields } = await ok(t, 'records.fields.history', { kind: 'company', id, field: 'phone' }, anna);
    expect(fields['phone']).toMatchObject([
      {
        value: '+4973199988',
        original: '0731 999 88',
        current: true,
        place: 'von Hand',
        source: { label: 'Anna Berg', kind: 'person' },
      },
      { value: '+4973112345', original: '0731/123-45', current: false },
    ]);
    const log = await t.db.selectFrom('oversight.audit').select(['action', 'subject_id']).orderBy('seq').execute();
    expect(log).toEqual([
      { action: 'company.created', subject_id: id },
      { action: 'company.edited', subject_id: id },
    ]);
  });

  test('of two edits of one version the second is told what stands now, and nothing is written', async () => {
    const t = await testApp();
    const [anna, ben] = [await t.person('head_of_sales'), await t.person('head_of_sales')];
    const { id } = await ok(t, 'records.companies.create', { name: 'Kromberg' }, anna);
    const [first, second] = await Promise.all([
      t.call('records.companies.update', { id, version: 1, fields: { city: 'Ulm' } }, anna),
      t.call('records.companies.update', { id, version: 1, fields: { city: 'Neu-Ulm' } }, ben),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 409]);
    const lost = first.status === 409 ? first : second;
    const stands = (await company(t, id)).city;
    expect(lost.body).toMatchObject({ code: 'conflict', data: { version: 2, current: { city: stands } } });
    expect(await t.db.selectFrom('intake.observation').selectAll().execute()).toHaveLength(2);
  });

  test.each([
    [{ phone: 'abc' }, 'phone'],
    [{ vatId: 'DE123456789' }, 'vat_id'],
    [{ email: 'nobody' }, 'email'],
    [{ name: '   \u0000' }, 'name'],
    [{ custom: { unbekannt: 'x' } }, 'custom.unbekannt'],
    [{ ownerId: '00000000-0000-4000-8000-00000000dead' }, 'owner_id'],
  ])('%j is refused by name and leaves the database as it was', async (fields, field) => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const { id } = await ok(t, 'records.companies.create', { name: 'Kromberg' }, anna);
    const before = await fingerprint(t.db);
    const { status, body } = await t.call('records.companies.update', { id, version: 1, fields }, anna);
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid-input', data: { field } } });
    expect(await fingerprint(t.db)).toEqual(before);
  });

  test('deleting a company takes its people and deals along, restoring brings back those and no others', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const { id } = await ok(t, 'records.companies.create', { name: 'Kromberg' }, anna);
    const gone = await ok(t, 'records.people.create', { lastName: 'Alt', companyId: id }, anna);
    await ok(t, 'records.people.create', { lastName: 'Vogt', companyId: id }, anna);
    await ok(t, 'records.deals.create', { title: 'Linie 4', companyId: id }, anna);
    await ok(t, 'records.people.remove', { id: gone.id }, anna);
    await ok(t, 'records.companies.remove', { id }, anna);
    const living = async () => ({
      people: (
        await t.db.selectFrom('records.person').select('last_name').where('deleted_at', 'is', null).execute()
      ).map((one) => one.last_name),
      deals: (await t.db.selectFrom('records.deal').select('id').where('deleted_at', 'is', null).execute()).length,
    });
    expect(await living()).toEqual({ people: [], deals: 0 });
    await ok(t, 'records.companies.restore', { id }, anna);
    expect(await living()).toEqual({ people: ['Vogt'], deals: 1 });
    expect((await company(t, id)).open_deal_count).toBe(1);
  });

  test('a bulk edit changes what one may see, skips the rest, and one key takes it back but not what was edited since', async () => {
    const t = await testApp();
    const [team, other] = [await t.team(), await t.team()];
    const [mine, foreign] = [await t.person('sales', { teamId: team }), await t.person('sales', { teamId: other })];
    const a = await ok(t, 'records.companies.create', { name: 'Alpha', industry: 'Pumpen' }, mine);
    const b = await ok(t, 'records.companies.create', { name: 'Beta', industry: 'Ventile' }, mine);
    const c = await ok(t, 'records.companies.create', { name: 'Gamma', industry: 'Pumpen' }, foreign);
    const done = await ok(
      t,
      'records.companies.updateMany',
      { ids: [a.id, b.id, c.id], fields: { industry: 'Antriebe', leadStage: 'mql' } },
      mine,
    );
    expect(done).toMatchObject({ changed: 2, skipped: 1 });
    expect(await company(t, c.id)).toMatchObject({ industry: 'Pumpen', lead_stage: null });
    await ok(t, 'records.companies.update', { id: b.id, version: 2, fields: { industry: 'Getriebe' } }, mine);
    await ok(t, 'records.companies.undoMany', { undoId: done.undoId }, mine);
    expect(await company(t, a.id)).toMatchObject({ industry: 'Pumpen', lead_stage: null });
    expect(await company(t, b.id)).toMatchObject({ industry: 'Getriebe', lead_stage: null });
    expect((await t.call('records.companies.undoMany', { undoId: done.undoId }, mine)).status).toBe(404);
  });

  test('a new owner takes the record into their team', async () => {
    const t = await testApp();
    const other = await t.team();
    const [anna, ben] = [await t.person('head_of_sales'), await t.person('sales', { teamId: other })];
    const { id } = await ok(t, 'records.companies.create', { name: 'Kromberg' }, anna);
    await ok(t, 'records.companies.update', { id, version: 1, fields: { ownerId: ben.actor.id } }, anna);
    expect(await company(t, id)).toMatchObject({ owner_id: ben.actor.id, team_id: other });
  });

  test('own fields are typed; a value of another type is refused', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    await ok(
      t,
      'records.fields.save',
      { kind: 'company', label: 'ABC-Klasse', type: 'choice', choices: ['A', 'B'] },
      anna,
    );
    const { id } = await ok(t, 'records.companies.create', { name: 'Kromberg', custom: { abc_klasse: 'A' } }, anna);
    expect((await company(t, id)).custom).toEqual({ abc_klasse: 'A' });
    expect(
      (await t.call('records.companies.update', { id, version: 1, fields: { custom: { abc_klasse: 'Z' } } }, anna))
        .status,
    ).toBe(400);
  });

  test('a lost deal wants a reason; won closes it, moving it back reopens it', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const { id: companyId } = await ok(t, 'records.companies.create', { name: 'Kromberg' }, anna);
    const { id } = await ok(t, 'records.deals.create', { title: 'Linie 4', companyId, valueCents: 1000 }, anna);
    expect((await t.call('records.deals.move', { id, version: 1, stageId: 'lost' }, anna)).status).toBe(400);
    const deal = () => t.db.selectFrom('records.deal').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    await ok(t, 'records.deals.move', { id, version: 1, stageId: 'lost', lostReason: 'Preis' }, anna);
    expect(await deal()).toMatchObject({ stage_id: 'lost', lost_reason: 'Preis' });
    expect((await deal()).closed_at).not.toBeNull();
    await ok(t, 'records.deals.move', { id, version: 2, stageId: 'needs' }, anna);
    expect(await deal()).toMatchObject({ closed_at: null, lost_reason: null });
    const { columns } = await ok(t, 'records.deals.board', { owner: 'all' }, anna);
    expect(columns.map((one) => [one.stage.id, one.count])).toEqual([
      ['qualified', 0],
      ['needs', 1],
      ['quoted', 0],
      ['negotiation', 0],
    ]);
  });

  test('a task is ticked off and opened again', async () => {
    const t = await testApp();
    const anna = await t.person('sales');
    const { id } = await ok(t, 'records.tasks.create', { title: 'Anrufen', dueOn: '2026-12-01' }, anna);
    const task = () => t.db.selectFrom('records.task').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(await task()).toMatchObject({ assigned_to: anna.actor.id, done_at: null });
    await ok(t, 'records.tasks.done', { id, version: 1, done: true }, anna);
    expect(await task()).toMatchObject({ done_by: anna.actor.id });
    await ok(t, 'records.tasks.done', { id, version: 2, done: false }, anna);
    expect(await task()).toMatchObject({ done_at: null, done_by: null, due_on: '2026-12-01' });
  });
});

test('a removed team leaves its records for good, so that sales people see them again; the log tells of it', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  const eva = await t.person('sales');
  const teamId = await t.team();
  const { id } = await ok(t, 'records.companies.create', { name: 'Kromberg Antriebe GmbH', teamId }, admin);
  const { id: gone } = await ok(t, 'records.companies.create', { name: 'Fort GmbH', teamId }, admin);
  await ok(t, 'records.companies.remove', { id: gone }, admin);
  expect(await t.call('desk.account.get', { id }, eva)).toMatchObject({ status: 404 });
  await ok(t, 'platform.teams.remove', { id: teamId }, admin);
  await t.jobs.runAll();
  expect((await company(t, id)).team_id).toBeNull();
  expect((await company(t, gone)).team_id).toBeNull();
  expect(await t.call('desk.account.get', { id }, eva)).toMatchObject({ status: 200 });
  // What is derived anew does not find the team again.
  await ok(
    t,
    'records.companies.update',
    { id, version: (await company(t, id)).version, fields: { city: 'Ulm' } },
    admin,
  );
  expect((await company(t, id)).team_id).toBeNull();
  const log = await t.db.selectFrom('oversight.audit').select(['action', 'facts']).orderBy('seq').execute();
  expect(log).toContainEqual({ action: 'company.team-cleared', facts: { teamId, changed: 2 } });
});

describe('what people and files say together', () => {
  async function bring(t: TestApp, fields: Readonly<Record<string, string>>, source = 'import:a') {
    const observations = [
      { kind: 'company', fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }])) },
    ] as const;
    const [outcome] = await t.db.transaction().execute((tx) =>
      recordObservations(t.app, tx, commandActor, {
        source: { id: source, kind: 'file', label: 'kunden.xlsx' },
        observations,
      }),
    );
    return outcome;
  }

  test('two imports at once make one company', async () => {
    const t = await testApp();
    const row = { name: 'Kromberg Antriebe GmbH', postal_code: '89073' };
    const outcomes = await Promise.all([
      bring(t, row, 'import:a'),
      bring(t, row, 'import:b'),
      bring(t, row, 'import:c'),
    ]);
    expect(outcomes.map((one) => one?.verdict).sort()).toEqual(['new', 'unchanged', 'unchanged']);
    expect(await t.db.selectFrom('records.company').select('id').execute()).toHaveLength(1);
  });

  test('a page that contradicts a more trusted list asks once; another spelling and an older word do not', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const list = { name: 'Kromberg Antriebe GmbH', postal_code: '89073', phone: '+4973140200', street: 'Werkstraße' };
    const id = (await bring(t, list))?.recordId ?? '';
    const page = (fields: object, observedAt = new Date(Date.now() + 60_000)) =>
      t.db.transaction().execute((tx) =>
        recordObservations(t.app, tx, commandActor, {
          source: { id: 'watch:page', kind: 'website', label: 'Mitglieder der IHK', trust: 40 },
          observations: [
            {
              kind: 'company',
              hint: { recordId: id },
              observedAt,
              fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }])),
            },
          ],
        }),
      );
    const asked = () =>
      t.db.selectFrom('oversight.proposal').select(['id', 'version', 'payload']).where('state', '=', 'open').execute();
    await page({ phone: '+49731999' }, new Date('2020-01-01'));
    await page({ name: 'Kromberg Antriebe GMBH', street: 'Werkstr.', industry: 'Getriebe' });
    expect(await asked()).toEqual([]);
    await page({ phone: '+49731500' });
    await page({ phone: '+49731500' });
    const [question, ...more] = await asked();
    expect(more).toEqual([]);
    expect(question?.payload).toMatchObject({ field: 'phone', before: '+4973140200', value: '+49731500' });
    expect((await company(t, id)).phone).toBe('+4973140200');
    const { id: proposal, version } = question ?? { id: '', version: 0 };
    await ok(t, 'oversight.proposals.decide', { id: proposal, version, decision: 'approve' }, anna);
    expect((await company(t, id)).phone).toBe('+49731500');
  });

  test('a file that contradicts a person changes nothing and asks; approving takes the value over, undoing gives the old one back', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const made = await bring(t, { name: 'Kromberg Antriebe GmbH', postal_code: '89073', industry: 'Antriebe' });
    const id = made?.recordId ?? '';
    await ok(t, 'records.companies.update', { id, version: 1, fields: { industry: 'Getriebe' } }, anna);
    await bring(t, { name: 'Kromberg Antriebe GmbH', postal_code: '89073', industry: 'Pumpen' });
    await bring(t, { name: 'Kromberg Antriebe GmbH', postal_code: '89073', industry: 'Pumpen' });
    expect((await company(t, id)).industry).toBe('Getriebe');
    const asked = await t.db.selectFrom('oversight.proposal').selectAll().where('state', '=', 'open').execute();
    expect(asked).toMatchObject([
      { kind: 'update-field', payload: { field: 'industry', before: 'Getriebe', value: 'Pumpen' } },
    ]);
    const shown = await ok(t, 'oversight.proposals.get', { id: asked[0]?.id }, anna);
    expect(shown.compare?.rows.slice(0, 2)).toMatchObject([
      { label: 'Branche', left: 'Getriebe', right: 'Pumpen' },
      { label: 'Gesagt von', left: anna.actor.name, right: 'kunden.xlsx' },
    ]);
    expect(shown.lines).toEqual(['Kromberg Antriebe GmbH', 'Branche: Getriebe → Pumpen']);
    await ok(
      t,
      'oversight.proposals.decide',
      { id: asked[0]?.id, version: asked[0]?.version, decision: 'approve' },
      anna,
    );
    expect((await company(t, id)).industry).toBe('Pumpen');
    await ok(t, 'oversight.proposals.undo', { id: asked[0]?.id, version: (asked[0]?.version ?? 0) + 1 }, anna);
    expect((await company(t, id)).industry).toBe('Getriebe');
  });

  test('doubtful twins are merged on a say-so with all that hangs on them, parted again, and never asked twice', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const kept = await bring(t, { name: 'Kromberg Antriebe GmbH', postal_code: '89073', customer_number: '1' });
    const twin = await bring(t, { name: 'Kromberg Antriebe AG', postal_code: '89073', phone: '+4973112345' });
    expect(twin?.verdict).toBe('doubtful');
    const { id: personId } = await ok(
      t,
      'records.people.create',
      { lastName: 'Vogt', companyId: twin?.recordId ?? '' },
      anna,
    );
    const [asked] = await t.db.selectFrom('oversight.proposal').selectAll().execute();
    expect(asked).toMatchObject({
      kind: 'merge-companies',
      payload: { keptId: kept?.recordId, goneId: twin?.recordId, differs: ['legal_form'] },
    });
    const shown = await ok(t, 'oversight.proposals.get', { id: asked?.id }, anna);
    expect(shown.compare).toMatchObject({
      leftNote: 'geht auf',
      rightNote: 'bleibt',
      note: 'Mit um ziehen: 1 Kontakt.',
    });
    expect(shown.compare?.rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ label: 'Name', left: 'Kromberg Antriebe AG', right: 'Kromberg Antriebe GmbH' }),
        expect.objectContaining({ label: 'Kundennummer', left: null, right: '1' }),
        expect.objectContaining({ label: 'Telefon', left: '+4973112345', right: null, type: 'phone' }),
      ]),
    );
    expect(shown.evidence).toContainEqual(
      expect.objectContaining({ label: 'Rechtsform', value: 'Rechtsform verschieden' }),
    );
    await ok(t, 'oversight.proposals.decide', { id: asked?.id, version: asked?.version, decision: 'approve' }, anna);
    expect(await company(t, kept?.recordId ?? '')).toMatchObject({
      phone: '+4973112345',
      customer_number: '1',
      deleted_at: null,
    });
    expect((await company(t, twin?.recordId ?? '')).deleted_at).not.toBeNull();
    const employer = async () =>
      (
        await t.db
          .selectFrom('records.person')
          .select('company_id')
          .where('id', '=', personId)
          .executeTakeFirstOrThrow()
      ).company_id;
    expect(await employer()).toBe(kept?.recordId);
    const again = await bring(t, { name: 'Kromberg Antriebe AG', postal_code: '89073', phone: '+4973112345' });
    expect(again).toMatchObject({ recordId: kept?.recordId, verdict: 'unchanged' });
    await ok(t, 'oversight.proposals.undo', { id: asked?.id, version: (asked?.version ?? 0) + 1 }, anna);
    expect((await company(t, twin?.recordId ?? '')).deleted_at).toBeNull();
    expect(await employer()).toBe(twin?.recordId);
  });

  test('a comparison shows nothing of a record that the person may not see', async () => {
    const t = await testApp();
    const [anna, foreign] = [await t.person('sales'), await t.person('sales')];
    const kept = await bring(t, { name: 'Kromberg Antriebe GmbH', postal_code: '89073', phone: '+4973112345' });
    await bring(t, { name: 'Kromberg Antriebe AG', postal_code: '89073' });
    const [asked] = await t.db.selectFrom('oversight.proposal').selectAll().execute();
    expect((await ok(t, 'oversight.proposals.get', { id: asked?.id }, anna)).compare).not.toBeNull();
    await t.db
      .updateTable('records.company')
      .set({ owner_id: foreign.actor.id })
      .where('id', '=', kept?.recordId ?? '')
      .execute();
    expect((await ok(t, 'oversight.proposals.get', { id: asked?.id }, anna)).compare).toBeNull();
  });

  test('a deal that an import brought says how long it stands in its stage only once that has changed', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const { id: companyId } = await ok(t, 'records.companies.create', { name: 'Kromberg' }, anna);
    const { id } = await ok(t, 'records.deals.create', { title: 'Linie 4', companyId }, anna);
    const days = async () => (await ok(t, 'records.deals.get', { id }, anna)).daysInStage;
    expect(await days()).toBe(0);
    // As if the same words had come in a file.
    await sql`with made as (insert into intake.import (file_id, file_name, sha256, kind, mapping, created_by, created_by_name)
        values ('x', 'x.csv', 'x', 'deal', '{}', 'x', 'x') returning id)
      update intake.observation set import_id = (select id from made), row_no = 1
      where id = (select coalesce(origin ->> 'stage_id', origin ->> 'title')::bigint from records.deal where id = ${id}::uuid)`.execute(
      t.db,
    );
    expect(await days()).toBeNull();
    await ok(t, 'records.deals.move', { id, version: 1, stageId: 'needs' }, anna);
    expect(await days()).toBe(0);
  });

  test('a refused merge is not proposed again by the next import', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales');
    const rows = [
      { name: 'Kromberg Antriebe GmbH', postal_code: '89073' },
      { name: 'Kromberg Antriebe AG', postal_code: '89073' },
    ];
    for (const row of rows) await bring(t, row);
    const [asked] = await t.db.selectFrom('oversight.proposal').selectAll().execute();
    await ok(t, 'oversight.proposals.decide', { id: asked?.id, version: asked?.version, decision: 'reject' }, anna);
    for (const row of rows) expect((await bring(t, row))?.verdict).toBe('unchanged');
    expect(await t.db.selectFrom('oversight.proposal').selectAll().execute()).toHaveLength(1);
  });

  test('a deleted company is not brought back by a list: its row is noted and a proposal asks; an undone import is no deletion', async () => {
    const t = await testApp();
    const anna = await t.person('head_of_sales', { name: 'Anna Berg' });
    const row = { name: 'Kromberg Antriebe GmbH', postal_code: '89073', city: 'Ulm' };
    const made = await bring(t, row);
    const id = made?.recordId ?? '';
    await ok(t, 'records.companies.remove', { id }, anna);
    const again = await bring(t, { ...row, phone: '+4973112345' });
    expect(again).toMatchObject({
      verdict: 'faulty',
      recordId: null,
      reasons: [{ code: 'company-deleted', facts: { name: row.name, by: 'Anna Berg' } }],
    });
    await bring(t, row);
    expect(await t.db.selectFrom('records.company').select('id').execute()).toHaveLength(1);
    const asked = await t.db.selectFrom('oversight.proposal').selectAll().execute();
    expect(asked).toMatchObject([{ kind: 'restore-company', subject_id: id, state: 'open' }]);
    await ok(t, 'oversight.proposals.decide', { id: asked[0]?.id, version: 1, decision: 'approve' }, anna);
    expect((await company(t, id)).deleted_at).toBeNull();
    expect(await bring(t, { ...row, phone: '+4973112345' })).toMatchObject({ verdict: 'updated', recordId: id });
    // By hand one may start afresh, and another company of that name elsewhere is another.
    await ok(t, 'records.companies.remove', { id }, anna);
    expect(await bring(t, { ...row, postal_code: '20095', city: 'Hamburg' })).toMatchObject({ verdict: 'new' });
    await ok(t, 'records.companies.create', { name: row.name, postalCode: row.postal_code }, anna);
  });
});
