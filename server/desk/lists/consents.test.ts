import { expect, test } from 'vitest';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';

interface Row {
  readonly cells: Readonly<Record<string, unknown>>;
}

async function list(t: TestApp, as: Person, query: object = {}) {
  const { status, body } = await t.call('desk.lists.window', { list: 'consents', ...query }, as);
  return { status, rows: status === 200 ? (body as { rows: Row[] }).rows.map(({ cells }) => cells) : [] };
}

const given = (contactPoint: string, purposes = ['survey', 'marketing_other']) => ({
  kind: 'given',
  channel: 'email',
  contactPoint,
  purposes,
  source: 'paper',
  at: '2026-10-01T08:00:00.000Z',
  wording: 'Ja, Sie dürfen mir schreiben.',
  wordingVersion: 'F1',
  proof: { file: 'formular.pdf' },
});

async function world() {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const say = async (what: string, input: object) => {
    const { status, body } = await t.call(`oversight.consent.${what}`, input, head);
    expect([status, body]).toEqual([200, expect.anything()]);
    return body as { id?: string };
  };
  await say('record', given('anna@haus.example'));
  await say('record', given('bernd@haus.example'));
  await say('withdraw', { channel: 'email', contactPoint: 'bernd@haus.example', allChannels: false });
  const { id } = await say('record', given('clara@haus.example', ['survey']));
  await say('retract', { id, reason: 'falsche Adresse' });
  const no = { channel: 'phone_human', contactPoint: '0711 123456', scope: 'all_marketing', source: 'phone' };
  await say('object', no);
  await say('liftObjection', { ...no, note: 'rief uns heute selbst an' });
  const dora = { channel: 'email', contactPoint: 'dora@haus.example', scope: 'channel', source: 'reply' };
  await say('object', { ...dora, at: '2026-11-02T08:00:00.000Z' });
  return { t, head };
}

test('the list of consents says what holds, filters and sorts, and shows no address of an objection', async () => {
  const { t, head } = await world();
  const { rows } = await list(t, head, { columns: ['kind', 'contactPoint', 'channel', 'purposes', 'state'] });
  const seen = rows.map((row) => [row['kind'], row['contactPoint'], row['channel'], row['state']].join(' '));
  expect(seen.toSorted()).toEqual([
    'given anna@haus.example email holds',
    'given bernd@haus.example email ended',
    'given clara@haus.example email struck_out',
    'lifted  all_marketing holds',
    'raised  all_marketing ended',
    'raised  email holds',
    'withdrawn bernd@haus.example email holds',
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/dora|123456/);
  expect(rows.find((row) => row['contactPoint'] === 'anna@haus.example')?.['purposes']).toBe('marketing_other+survey');
  const found = async (filters: object[], sort?: object) =>
    (await list(t, head, { filters, ...(sort ? { sort } : {}), columns: ['contactPoint', 'kind'] })).rows;
  expect(await found([{ column: 'state', op: 'is', value: 'holds' }])).toHaveLength(4);
  expect(await found([{ column: 'source', op: 'is', value: 'reply' }])).toEqual([
    { contactPoint: null, kind: 'raised' },
  ]);
  expect(await found([{ column: 'contactPoint', op: 'contains', value: 'BERND@haus' }])).toHaveLength(2);
  expect(await found([{ column: 'at', op: 'range', from: '2026-11-02', to: '2026-11-02' }])).toHaveLength(1);
  const byPoint = await found([], { column: 'contactPoint', direction: 'desc' });
  expect(byPoint.slice(0, 2).map((row) => row['contactPoint'])).toEqual(['clara@haus.example', 'bernd@haus.example']);
  expect((await t.call('desk.lists.outline', { list: 'consents' }, head)).body).toMatchObject({
    total: 7,
    may: ['export'],
  });
});

test('only who may record consents and sees every customer gets the list, on screen and as a file', async () => {
  const { t, head } = await world();
  for (const role of ['sales', 'reader'] as const) {
    const other = await t.person(role);
    expect((await list(t, other)).status).toBe(403);
    expect((await t.call('desk.lists.columns', { list: 'consents' }, other)).status).toBe(403);
    expect((await t.fetch('/api/v1/lists/consents/export/csv', { as: other })).status).toBe(403);
    expect((await t.call('oversight.consent.overview', undefined, other)).body).toMatchObject({ may: [] });
  }
  const file = await t.fetch('/api/v1/lists/consents/export/csv', { as: head });
  const text = new TextDecoder().decode(await file.arrayBuffer());
  expect(text.split('\r\n')[0]).toContain(
    'Art;Adresse oder Nummer;Kanal;Zweck;Stand;Nachgewiesen;Herkunft;Vom;Erfasst am',
  );
  expect(text).toContain('Einwilligung;anna@haus.example;E-Mail;"Werbung, Umfrage";gilt;ja;Formular auf Papier');
  expect(text).toContain('Widerspruch;;E-Mail;;gilt;;Antwort auf eine Mail');
});
