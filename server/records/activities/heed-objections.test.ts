import { expect, test } from 'vitest';
import { mayContact } from '#server/oversight/consent/index.ts';
import { type TestApp, testApp } from '#test/support/app.ts';
import { putCustomer } from '#test/support/outbox.ts';

async function world() {
  const t = await testApp();
  const anna = await t.person('admin');
  const customer = await putCustomer(t.app, anna.actor);
  await t.db
    .updateTable('records.person')
    .set({ phone: '+4971145670', mobile: '+491711234567' })
    .where('id', '=', customer.personId)
    .execute();
  const log = async (subject: string, more: object = {}) => {
    const input = { companyId: customer.companyId, personId: customer.personId, kind: 'call', subject, ...more };
    return (await t.call('records.activities.log', input, anna)).body as { id: string; heeded: string | null };
  };
  return { t, anna, customer, log };
}

async function objectionOf(t: TestApp, channel: 'phone_human' | 'email', contactPoint: string) {
  const ask = {
    channel,
    contactPoint,
    purpose: 'marketing_other',
    addressee: 'business',
    relation: 'customer',
  } as const;
  return (await mayContact(t.app, t.db, ask, 'de')).objection;
}

test('what a note says counts at once, for every number of the person and for what was refused only', async () => {
  const { t, customer, log } = await world();
  const { heeded } = await log('Erreicht, will nicht mehr angerufen werden');
  expect(heeded).toContain('Anrufe');
  expect(await objectionOf(t, 'phone_human', '+491711234567')).toBe('channel');
  expect(await objectionOf(t, 'phone_human', '+4971145670')).toBe('channel');
  expect(await objectionOf(t, 'email', customer.email)).toBe('none');
  await log('Mail kam', { kind: 'email', direction: 'in', body: 'Bitte nehmen Sie mich aus dem Verteiler.' });
  expect(await objectionOf(t, 'email', customer.email)).toBe('all_marketing');
});

test('a refusal of an offer, and what we wrote ourselves, stop nothing', async () => {
  const { t, customer, log } = await world();
  expect((await log('Kein Interesse zurzeit, bitte im Mai wieder anrufen')).heeded).toBeNull();
  const own = { kind: 'email', direction: 'out', body: 'Bitte nehmen Sie uns aus dem Verteiler.' };
  expect((await log('An den Lieferanten', own)).heeded).toBeNull();
  expect(await t.db.selectFrom('oversight.objection').select('id').execute()).toEqual([]);
  expect(await objectionOf(t, 'email', customer.email)).toBe('none');
});

test('one that a person lifted is not raised again by the same note', async () => {
  const { t, anna, customer, log } = await world();
  const { id } = await log('Bitte keine Mails mehr!');
  const lifted = await t.call(
    'oversight.consent.liftObjection',
    {
      channel: 'email',
      contactPoint: customer.email,
      scope: 'channel',
      source: 'phone',
      note: 'rief an: war ein Versehen',
    },
    anna,
  );
  expect(lifted.status).toBe(200);
  expect(await objectionOf(t, 'email', customer.email)).toBe('none');
  await t.call('records.activities.remove', { id }, anna);
  await t.call('records.activities.restore', { id }, anna);
  expect(await objectionOf(t, 'email', customer.email)).toBe('none');
});
