import { expect, test } from 'vitest';
import { type TestApp, testApp } from '#test/support/app.ts';
import { approve, enterSmtp, putCustomer, putDraft, stateOf } from '#test/support/outbox.ts';
import { testSmtp } from '#test/support/test-smtp.ts';
import { sendApproved } from '../outbox/index.ts';
import { startOptIn } from './index.ts';

const signUp = {
  email: 'Einkauf@Werk.example',
  purposes: ['marketing_other'],
  wording: 'Ja, ich möchte Neues per E-Mail erfahren.',
  wordingVersion: '2026-11',
  form: 'newsletter',
  from: '192.0.2.9',
} as const;

async function world(clock?: { now(): Date }) {
  const smtp = await testSmtp();
  const t = await testApp(clock ? { clock } : {});
  const { actor } = await t.person('admin');
  await enterSmtp(t.app, actor, smtp.port);
  return { t, app: t.app, actor, smtp };
}

/** The first address of ours in a sent mail, with quoted-printable taken off. */
function pathIn(raw: string, kind: string): string {
  const plain = raw.replace(/=\r\n/g, '').replaceAll('=3D', '=');
  return new RegExp(`/${kind}/[\\w-]{95}`).exec(plain)?.[0] ?? 'no link';
}

async function sendAll(t: TestApp): Promise<void> {
  await t.jobs.runAll();
}

test('signing up sends one mail without advertising; only the press of the button makes it a documented consent', async () => {
  const w = await world();
  await startOptIn(w.app, w.actor, signUp);
  await sendAll(w.t);
  expect(w.smtp.accepted).toHaveLength(1);
  const path = pathIn(w.smtp.accepted[0]!.raw, 'bestaetigen');
  const shown = await w.t.fetch(path);
  expect(shown.status).toBe(200);
  expect(await shown.text()).toContain('Anmeldung bestätigen');
  const consents = () => w.app.db.selectFrom('oversight.consent').selectAll().execute();
  expect(await consents()).toEqual([]);
  expect((await w.t.fetch(path, { method: 'POST' })).status).toBe(200);
  expect((await w.t.fetch(path, { method: 'POST' })).status).toBe(200);
  const rows = await consents();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    documented: true,
    source: 'double_opt_in_email',
    contact_point: 'einkauf@werk.example',
    wording_version: '2026-11',
  });
});

test('an address is asked once a day, however often somebody types it in, and never after an objection', async () => {
  const w = await world();
  await startOptIn(w.app, w.actor, signUp);
  await expect(startOptIn(w.app, w.actor, { ...signUp, email: 'einkauf@werk.EXAMPLE' })).rejects.toMatchObject({
    code: 'asked-already',
  });
  const customer = await putCustomer(w.app, w.actor);
  const id = await putDraft(w.app, w.actor, customer);
  await approve(w.app, w.actor, id);
  await sendAll(w.t);
  const path = pathIn(w.smtp.accepted.at(-1)!.raw, 'abmelden');
  await w.t.fetch(path, { method: 'POST', body: 'List-Unsubscribe=One-Click' });
  await expect(startOptIn(w.app, w.actor, { ...signUp, email: customer.email })).rejects.toMatchObject({
    code: 'contact-forbidden',
    facts: { rule: 'R11' },
  });
});

test('a click of a mail program objects at once, without signing in, and holds after deletion and re-creation in another spelling', async () => {
  const w = await world();
  const customer = await putCustomer(w.app, w.actor, { email: 'einkauf@motoren.example' });
  const [first, second] = [await putDraft(w.app, w.actor, customer), await putDraft(w.app, w.actor, customer)];
  await approve(w.app, w.actor, first);
  await approve(w.app, w.actor, second);
  await sendApproved(w.app, first);
  const path = pathIn(w.smtp.accepted[0]!.raw, 'abmelden');
  // Looking is not objecting: programs follow links.
  expect((await w.t.fetch(path)).status).toBe(200);
  expect((await w.t.fetch(path, { method: 'HEAD' })).status).toBe(200);
  expect(await w.app.db.selectFrom('oversight.objection').select('id').execute()).toEqual([]);
  const clicked = await w.t.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(clicked.status).toBe(200);
  await sendApproved(w.app, second);
  expect(await stateOf(w.app, second)).toMatchObject({ state: 'failed', problem: { code: 'contact-forbidden' } });
  expect(w.smtp.accepted).toHaveLength(1);
  await w.app.db.updateTable('records.person').set({ deleted_at: new Date() }).execute();
  const again = await putCustomer(w.app, w.actor, { email: 'EINKAUF@Motoren.example' });
  const third = await putDraft(w.app, w.actor, again);
  await expect(approve(w.app, w.actor, third)).rejects.toMatchObject({ code: 'contact-forbidden' });
});

test('one purpose can be withdrawn alone, and everything on every channel stopped', async () => {
  const w = await world();
  const customer = await putCustomer(w.app, w.actor);
  const id = await putDraft(w.app, w.actor, customer);
  await approve(w.app, w.actor, id);
  await sendApproved(w.app, id);
  const path = pathIn(w.smtp.accepted[0]!.raw, 'abmelden');
  const post = async (body: string) =>
    (
      await w.t.fetch(path, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    ).text();
  expect(await post('withdraw=survey')).not.toContain('Umfragen');
  const survey = await putDraft(w.app, w.actor, customer, { purpose: 'survey' });
  await expect(approve(w.app, w.actor, survey)).rejects.toMatchObject({ facts: { rule: 'R22' } });
  await approve(w.app, w.actor, await putDraft(w.app, w.actor, customer));
  expect(await post('stop=all')).toContain('jeder Werbung widersprochen');
  const objections = await w.app.db.selectFrom('oversight.objection').select('scope').execute();
  expect(objections).toEqual([{ scope: 'all_marketing' }]);
});

test('a broken or expired link changes nothing and says what to do', async () => {
  let now = new Date('2026-11-21T08:00:00Z');
  const w = await world({ now: () => now });
  await startOptIn(w.app, w.actor, signUp);
  now = new Date('2026-11-21T08:01:00Z');
  await sendAll(w.t);
  const path = pathIn(w.smtp.accepted[0]!.raw, 'bestaetigen');
  now = new Date('2026-12-21T08:00:00Z');
  expect((await w.t.fetch(path, { method: 'POST' })).status).toBe(410);
  const broken = await w.t.fetch(`${path.slice(0, -3)}abc`, { method: 'POST' });
  expect(broken.status).toBe(404);
  expect(await broken.text()).toContain('unvollständig');
  expect((await w.t.fetch('/abmelden/', { method: 'POST' })).status).toBeGreaterThanOrEqual(400);
  expect(await w.app.db.selectFrom('oversight.consent').select('id').execute()).toEqual([]);
});

test('the small pages take nothing from elsewhere, keep nothing and tell nobody where one came from', async () => {
  const w = await world();
  const page = await w.t.fetch(`/abmelden/${'x'.repeat(95)}`);
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'nonce-/);
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(page.headers.get('set-cookie')).toBeNull();
});
