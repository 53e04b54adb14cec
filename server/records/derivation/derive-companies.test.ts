import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type Observed, recordObservations } from '#server/intake/observations/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type TestApp, testApp } from '#test/support/app.ts';

type Fields = Readonly<Record<string, string | number | null>>;
const company = (fields: Fields, more: Partial<Observed> = {}): Observed => ({
  kind: 'company',
  fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }])),
  ...more,
});
const kromberg = { name: 'Kromberg Antriebe GmbH', postal_code: '89073', city: 'Ulm', country: 'DE' };

/** One delivery of a source; each call is a later day. */
let days = 0;
async function bring(
  t: TestApp,
  observations: readonly Observed[],
  source: { id?: string; kind?: 'file' | 'person'; trust?: number } = {},
) {
  days += 1;
  const observedAt = new Date(Date.UTC(2026, 0, days));
  return t.db.transaction().execute((tx) =>
    recordObservations(t.app, tx, commandActor, {
      source: {
        id: source.id ?? 'import:a',
        kind: source.kind ?? 'file',
        label: 'kunden.xlsx',
        trust: source.trust ?? 50,
      },
      observations: observations.map((one) => ({ observedAt, ...one })),
    }),
  );
}
const verdicts = (outcomes: readonly { verdict: string }[]) => outcomes.map((one) => one.verdict);
const companies = (t: TestApp) =>
  t.db.selectFrom('records.company').selectAll().orderBy('created_at').orderBy('name').execute();

describe('companies from observations', () => {
  test('a new company is taken in with its legal form, search words and origin', async () => {
    const t = await testApp();
    const [outcome] = await bring(t, [
      company({ ...kromberg, phone: '+49731123450', website: 'https://www.kromberg.de', employees: 120 }),
    ]);
    expect(outcome).toMatchObject({ verdict: 'new', kind: 'company' });
    const [row] = await companies(t);
    expect(row).toMatchObject({
      name: 'Kromberg Antriebe GmbH',
      legal_form: 'GmbH',
      name_key: 'krombergantriebe',
      domain: 'kromberg.de',
      employees: 120,
      version: 1,
    });
    expect(row?.search).toContain('0731123450');
    expect(row?.origin).toMatchObject({ name: outcome?.observation, phone: outcome?.observation });
  });

  test('the same word again on the same day writes nothing; a day later its date is newer', async () => {
    const t = await testApp();
    const [first] = await bring(t, [company(kromberg)]);
    const again = (hours: number) => {
      const observedAt = new Date(Date.UTC(2026, 0, days, hours));
      return bring(t, [company(kromberg, { observedAt })]);
    };
    const written = async () =>
      (
        await sql<{ place: string; name: number }>`
        select ctid::text as place, (origin ->> 'name')::int as name from records.company`.execute(t.db)
      ).rows[0];
    const before = await written();
    days -= 1;
    expect(verdicts(await again(20))).toEqual(['unchanged']);
    expect(await written()).toEqual(before);
    const [later] = await again(24);
    expect((await written())?.name).toBe(later?.observation);
    expect(later?.observation).not.toBe(first?.observation);
  });

  test('the same file again changes nothing', async () => {
    const t = await testApp();
    const rows = [
      company(kromberg),
      company({ name: 'Ohne Ort KG' }),
      company({ name: 'Müller & Söhne OHG', postal_code: '10115' }),
    ];
    await bring(t, rows);
    const before = await companies(t);
    expect(verdicts(await bring(t, rows))).toEqual(['unchanged', 'unchanged', 'unchanged']);
    const after = await companies(t);
    expect(after.map(({ origin: _, ...row }) => row)).toEqual(before.map(({ origin: _, ...row }) => row));
  });

  test('known but outdated is updated, an empty cell takes nothing away', async () => {
    const t = await testApp();
    await bring(t, [company({ ...kromberg, phone: '+49731111', email: 'info@kromberg.de', industry: 'Antriebe' })]);
    expect(
      verdicts(
        await bring(t, [company({ ...kromberg, phone: '+49731222', email: 'info@kromberg.de', industry: null })]),
      ),
    ).toEqual(['updated']);
    expect(await companies(t)).toMatchObject([{ phone: '+49731222', industry: 'Antriebe', version: 2 }]);
  });

  test('rows of one file match each other', async () => {
    const t = await testApp();
    const outcomes = await bring(t, [
      company(kromberg),
      company({ ...kromberg, name: 'KROMBERG ANTRIEBE GMBH', phone: '+49731222' }),
      company({ name: 'Kromberg Antriebe GmbH', vat_id: 'DE136695976', city: 'Ulm' }),
      company({ name: 'Kromberg', vat_id: 'DE136695976' }),
    ]);
    expect(verdicts(outcomes)).toEqual(['new', 'updated', 'updated', 'updated']);
    expect(new Set(outcomes.map((one) => one.recordId)).size).toBe(1);
  });

  test('another legal form on the same domain is a company of its own until a person says otherwise', async () => {
    const t = await testApp();
    await bring(t, [company({ ...kromberg, website: 'kromberg.de' })]);
    const [twin] = await bring(t, [company({ ...kromberg, name: 'Kromberg Antriebe AG', website: 'kromberg.de' })]);
    expect(twin).toMatchObject({ verdict: 'doubtful' });
    expect(await companies(t)).toHaveLength(2);
  });

  test('a group shares domain and switchboard without becoming one company', async () => {
    const t = await testApp();
    await bring(t, [
      company({ name: 'Zeppelin Service GmbH', postal_code: '88045', website: 'zeppelin.de', phone: '+4975411' }),
    ]);
    expect(
      verdicts(
        await bring(t, [
          company({ name: 'Lindner Logistik GmbH', postal_code: '88045', website: 'zeppelin.de', phone: '+4975411' }),
        ]),
      ),
    ).toEqual(['new']);
  });

  test('a free mail address is no domain', async () => {
    const t = await testApp();
    await bring(t, [
      company({ name: 'Huber', postal_code: '80331', email: 'huber@gmx.de' }),
      company({ name: 'Maier', postal_code: '80331', email: 'maier@gmx.de' }),
    ]);
    expect(await companies(t)).toMatchObject([{ domain: null }, { domain: null }]);
  });

  test('a customer number that another company has is doubtful, not taken over', async () => {
    const t = await testApp();
    await bring(t, [company({ ...kromberg, customer_number: '10017' })]);
    expect(
      verdicts(await bring(t, [company({ name: 'Bäckerei Sommer', postal_code: '20095', customer_number: '10017' })])),
    ).toEqual(['doubtful']);
    expect(await companies(t)).toMatchObject([{ name: 'Kromberg Antriebe GmbH' }, { name: 'Bäckerei Sommer' }]);
  });

  test('a number that lost still finds its company', async () => {
    const t = await testApp();
    await bring(t, [company({ ...kromberg, customer_number: '1', phone: '+4973112' })]);
    await bring(t, [company({ ...kromberg, customer_number: '2', phone: '+4973112' })]);
    expect(await companies(t)).toMatchObject([{ customer_number: '2' }]);
    const [found] = await bring(t, [company({ name: 'Kromberg Antriebe', customer_number: '1' })]);
    expect(found?.recordId).toBe((await companies(t))[0]?.id);
  });

  test("a person's word beats a newer file, also when it empties a field", async () => {
    const t = await testApp();
    const [made] = await bring(t, [company({ ...kromberg, phone: '+49731111', industry: 'Antriebe' })]);
    const id = made?.recordId ?? '';
    await bring(t, [company({ phone: '+49731999', industry: null }, { hint: { recordId: id } })], {
      id: 'person:1',
      kind: 'person',
    });
    expect(verdicts(await bring(t, [company({ ...kromberg, phone: '+49731222', industry: 'Pumpen' })]))).toEqual([
      'unchanged',
    ]);
    expect(await companies(t)).toMatchObject([{ phone: '+49731999', industry: null }]);
  });

  test('a trusted source beats a newer one that is less trusted', async () => {
    const t = await testApp();
    await bring(t, [company({ ...kromberg, phone: '+49731111' })], { id: 'erp', trust: 80 });
    await bring(t, [company({ ...kromberg, phone: '+49731222' })], { id: 'list', trust: 30 });
    expect(await companies(t)).toMatchObject([{ phone: '+49731111' }]);
  });

  test('a row without a name that fits nobody is faulty, and nothing is made', async () => {
    const t = await testApp();
    const [outcome] = await bring(t, [company({ city: 'Ulm' })]);
    expect(outcome).toMatchObject({
      verdict: 'faulty',
      recordId: null,
      reasons: [{ code: 'company-unknown', facts: { missing: ['name'] } }],
    });
    expect(await companies(t)).toEqual([]);
  });

  test('emoji, right-to-left letters and NUL come in; the value that does not fit its field is named', async () => {
    const t = await testApp();
    const [outcome] = await bring(t, [company({ name: 'Café 😀 \u0000 שלום GmbH', employees: 'viele' })]);
    expect(outcome).toMatchObject({
      verdict: 'new',
      reasons: [{ code: 'value-refused', facts: { field: 'employees' } }],
    });
    expect((await companies(t))[0]?.name).toBe('Café 😀  שלום GmbH');
  });

  test('a batch played again after a crash is not doubled', async () => {
    const t = await testApp();
    const importId = '00000000-0000-4000-8000-000000000001';
    await t.db
      .insertInto('intake.import')
      .values({
        id: importId,
        file_id: 'f',
        file_name: 'a.csv',
        sha256: 'x',
        kind: 'company',
        mapping: '{}',
        created_by: 'x',
        created_by_name: 'x',
      })
      .execute();
    const batch = {
      source: { id: 'import:a', kind: 'file', label: 'a.csv' },
      importId,
      observations: [company(kromberg, { rowNo: 1 })],
    } as const;
    const play = () => t.db.transaction().execute((tx) => recordObservations(t.app, tx, commandActor, batch));
    expect(verdicts(await play())).toEqual(['new']);
    expect(verdicts(await play())).toEqual([]);
    expect(await companies(t)).toHaveLength(1);
  });
});

describe('people, orders and deals from observations', () => {
  const field = (fields: Readonly<Record<string, Observed['fields'][string]['value']>>) =>
    Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }]));

  test('a row with company and contact makes both, and the contact belongs to the company', async () => {
    const t = await testApp();
    const rows: Observed[] = [
      company(kromberg),
      {
        kind: 'person',
        hint: { company: 0 },
        fields: field({ first_name: 'Jana', last_name: 'Vogt', email: 'vogt@kromberg.de' }),
      },
    ];
    const [made, person] = await bring(t, rows);
    expect(await t.db.selectFrom('records.person').select(['id', 'company_id']).execute()).toEqual([
      { id: person?.recordId, company_id: made?.recordId },
    ]);
    expect(verdicts(await bring(t, rows))).toEqual(['unchanged', 'unchanged']);
  });

  test('orders and their lines come in once and count for the company', async () => {
    const t = await testApp();
    const line = (product_number: string, quantity: string, price_cents: number) => ({
      product_number,
      quantity,
      price_cents,
    });
    const order = (lines: readonly ReturnType<typeof line>[]): Observed => ({
      kind: 'order',
      hint: { company: 0 },
      fields: field({ number: 'A-1', ordered_on: '2026-10-01', lines }),
    });
    const rows = [company(kromberg), order([line('M-1', '2', 1000)]), order([line('M-2', '1.5', 300)])];
    await bring(t, rows);
    await bring(t, rows);
    expect(
      await t.db
        .selectFrom('records.order_line')
        .select(['product_number', 'total_cents'])
        .orderBy('position')
        .execute(),
    ).toEqual([
      { product_number: 'M-1', total_cents: 2000 },
      { product_number: 'M-2', total_cents: 450 },
    ]);
    expect(await companies(t)).toMatchObject([
      { order_count: 1, revenue_12m_cents: 2450, last_order_on: '2026-10-01' },
    ]);
  });

  test('an order of an unknown company is faulty', async () => {
    const t = await testApp();
    const [first, second] = await bring(t, [
      company({ customer_number: '77' }),
      { kind: 'order', hint: { company: 0 }, fields: field({ number: 'A-1', ordered_on: '2026-10-01' }) },
    ]);
    expect(first?.verdict).toBe('faulty');
    expect(second).toMatchObject({
      verdict: 'faulty',
      reasons: [{ code: 'order-unknown', facts: { missing: ['company_id'] } }],
    });
  });

  test('a deal starts in the first stage, and a move is logged', async () => {
    const t = await testApp();
    const deal = (stage?: string): Observed => ({
      kind: 'deal',
      hint: { company: 0 },
      fields: field({ title: 'Linie 4', value_cents: 500_000, ...(stage === undefined ? {} : { stage_id: stage }) }),
    });
    await bring(t, [company(kromberg), deal()]);
    expect(await companies(t)).toMatchObject([{ open_deal_count: 1 }]);
    await bring(t, [company(kromberg), deal('won')]);
    expect(await companies(t)).toMatchObject([{ open_deal_count: 0 }]);
    expect(
      await t.db.selectFrom('records.deal_stage_change').select(['from_stage', 'to_stage']).orderBy('id').execute(),
    ).toEqual([
      { from_stage: null, to_stage: 'qualified' },
      { from_stage: 'qualified', to_stage: 'won' },
    ]);
  });

  test('two people of one name with two addresses of one company are doubtful', async () => {
    const t = await testApp();
    const person = (email: string): Observed => ({
      kind: 'person',
      hint: { company: 0 },
      fields: field({ first_name: 'Thomas', last_name: 'Müller', email }),
    });
    expect(
      verdicts(
        await bring(t, [company(kromberg), person('t.mueller@kromberg.de'), person('thomas.mueller2@kromberg.de')]),
      ),
    ).toEqual(['new', 'new', 'doubtful']);
  });

  test('an activity that names its person by mail alone belongs to who has that mailbox; nobody is made of it', async () => {
    const t = await testApp();
    const person = (email: string, more: Fields = {}): Observed => ({
      kind: 'person',
      hint: { company: 0 },
      fields: field({ email, ...more }),
    });
    const call = (subject: string): Observed => ({
      kind: 'activity',
      hint: { company: 0, person: 1 },
      fields: field({ kind: 'call', direction: 'out', happened_at: '2026-05-04T10:00:00Z', subject }),
    });
    await bring(t, [company(kromberg), person('t.vogt@kromberg.de', { first_name: 'Tina', last_name: 'Vogt' })]);
    expect(verdicts(await bring(t, [company(kromberg), person('t.vogt@kromberg.de'), call('Bedarf')]))).toEqual([
      'unchanged',
      'unchanged',
      'new',
    ]);
    expect(verdicts(await bring(t, [company(kromberg), person('x.y@kromberg.de'), call('Messe')]))).toEqual([
      'unchanged',
      'faulty',
      'new',
    ]);
    const people = await t.db.selectFrom('records.person').select('id').execute();
    expect(
      await t.db.selectFrom('records.activity').select(['subject', 'person_id']).orderBy('subject').execute(),
    ).toEqual([
      { subject: 'Bedarf', person_id: people[0]?.id },
      { subject: 'Messe', person_id: null },
    ]);
    expect(people).toHaveLength(1);
  });
});
