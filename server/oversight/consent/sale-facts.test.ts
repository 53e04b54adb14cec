import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { type BareApp, bareApp, person } from '#test/support/bare-app.ts';
import { raiseObjection, withdrawConsent } from './change-gate.ts';
import { type ContactAsk, mayContact } from './index.ts';
import { recordSaleFacts, retractSaleFacts, type SaleFactInput } from './record-sale-facts.ts';

const anna = person('Anna');
const whole: SaleFactInput = {
  contactPoint: 'Einkauf@Firma.de',
  sale: 'Auftrag A-2041',
  soldOn: '2026-03-04',
  goods: 'Getriebemotoren und deren Ersatzteile',
  collectionNotice: 'Sie können der Nutzung Ihrer Adresse für Werbung jederzeit widersprechen.',
  eachUseNotice: 'Sie möchten keine Angebote mehr? Hier abmelden, es kostet nichts.',
};
const mail: ContactAsk = {
  channel: 'email',
  contactPoint: 'einkauf@firma.de',
  purpose: 'marketing_similar',
  addressee: 'business',
  relation: 'customer',
};
const ask = (app: BareApp, part: Partial<ContactAsk> = {}) => mayContact(app, app.db, { ...mail, ...part }, 'de');

test('mail to a customer is open by § 7(3) UWG once all four facts are recorded for the address, and for nothing else', async () => {
  const app = await bareApp();
  expect(await ask(app)).toMatchObject({ decision: 'forbidden', rule: 'R53' });
  await recordSaleFacts(app, anna, whole);
  expect(await ask(app)).toMatchObject({ decision: 'allowed', rule: 'R51' });
  expect(await ask(app, { purpose: 'marketing_other' })).toMatchObject({ rule: 'R53' });
  expect(await ask(app, { contactPoint: 'vertrieb@firma.de' })).toMatchObject({ rule: 'R53' });
  expect(await ask(app, { relation: 'none' })).toMatchObject({ rule: 'R53' });
});

test.each([
  ['the sale', { sale: null, soldOn: null }, 'R53'],
  ['own similar goods', { goods: null }, 'R53'],
  ['the notice at collection', { collectionNotice: ' ' }, 'R53'],
  ['the notice at each use', { eachUseNotice: null }, 'R52'],
] satisfies [string, Partial<SaleFactInput>, string][])('without %s it stays closed', async (_, part, rule) => {
  const app = await bareApp();
  await recordSaleFacts(app, anna, { ...whole, ...part });
  const answer = await ask(app);
  expect(answer.rule).toBe(rule);
  expect(answer.decision).not.toBe('allowed');
});

test('an objection, also on another address of the same person, closes it; so does a withdrawal', async () => {
  const app = await bareApp();
  await recordSaleFacts(app, anna, whole);
  const other = { channel: 'phone_human', contactPoint: '0731 12345' } as const;
  await raiseObjection(app, anna, { ...other, scope: 'all_marketing', source: 'phone', at: null });
  expect(await ask(app, { otherPoints: [other] })).toMatchObject({ decision: 'forbidden', rule: 'R20' });
  await withdrawConsent(app, anna, { channel: 'email', contactPoint: whole.contactPoint, allChannels: true });
  expect(await ask(app)).toMatchObject({ decision: 'forbidden', rule: 'R22' });
});

test('whoever sends can only close it: a fact that is not recorded is not opened by saying so', async () => {
  const app = await bareApp();
  const all = { addressFromSale: true, ownSimilar: true, noticeAtCollection: true, noticeEachUse: true };
  expect(await ask(app, { s73: all })).toMatchObject({ rule: 'R53' });
  await recordSaleFacts(app, anna, whole);
  expect(await ask(app, { s73: { ...all, noticeEachUse: false } })).toMatchObject({ rule: 'R52' });
  expect(await ask(app, { s73: { ownSimilar: false } })).toMatchObject({ rule: 'R53' });
});

test('the newest record holds; one struck out holds no longer, the one before it does, and no row is ever changed', async () => {
  const app = await bareApp();
  const first = await recordSaleFacts(app, anna, whole);
  const second = await recordSaleFacts(app, anna, { ...whole, eachUseNotice: null });
  expect(await ask(app)).toMatchObject({ rule: 'R52' });
  await retractSaleFacts(app, anna, { id: second.id, reason: 'verwechselt' });
  expect(await ask(app)).toMatchObject({ rule: 'R51' });
  await retractSaleFacts(app, anna, { id: first.id, reason: 'verwechselt' });
  expect(await ask(app)).toMatchObject({ rule: 'R53' });
  await expect(retractSaleFacts(app, anna, { id: first.id, reason: 'noch einmal' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(sql`update oversight.sale_fact set goods = 'alles'`.execute(app.db)).rejects.toThrow('append-only');
  await expect(sql`delete from oversight.sale_fact`.execute(app.db)).rejects.toThrow('append-only');
  const log = await app.db.selectFrom('oversight.audit').select('action').orderBy('seq').execute();
  expect(log.map((row) => row.action)).toEqual([
    'sale-facts.recorded',
    'sale-facts.recorded',
    'sale-facts.retracted',
    'sale-facts.retracted',
  ]);
});

test.each([
  ['a sale without a day', { soldOn: null }, 'sale-without-day'],
  ['a sale to come', { soldOn: '2027-01-01' }, 'in-the-future'],
  ['a telephone number', { contactPoint: '0731 12345' }, 'contact-point-unreadable'],
  [
    'nothing shown',
    { sale: null, soldOn: null, goods: '', collectionNotice: null, eachUseNotice: null },
    'nothing-shown',
  ],
] satisfies [string, Partial<SaleFactInput>, string][])('%s is refused in words', async (_, part, reason) => {
  const app = await bareApp();
  const refused = recordSaleFacts(app, anna, { ...whole, ...part });
  await expect(refused).rejects.toMatchObject({ code: 'invalid-input', facts: { reason } });
  expect(await app.db.selectFrom('oversight.sale_fact').select('id').execute()).toEqual([]);
});

const look = (t: TestApp, as: Person) =>
  t.call('oversight.consent.lookUp', { ...mail, contactPoint: whole.contactPoint }, as);

test('through the API: recorded with who and when, shown with the contact, closed by what the message lacks', async () => {
  const t = await testApp();
  const boss = await t.person('head_of_sales', { name: 'Anna Berg' });
  expect(await t.call('oversight.consent.recordSale', whole, boss)).toMatchObject({ status: 200 });
  expect(await look(t, boss)).toMatchObject({
    body: {
      answers: [{ channel: 'email', rule: 'R51', decision: 'allowed' }],
      sale: {
        holds: { addressFromSale: true, ownSimilar: true, noticeAtCollection: true, noticeEachUse: true },
        history: [{ sale: 'Auftrag A-2041', soldOn: '2026-03-04', recordedByName: 'Anna Berg', struckOut: false }],
      },
    },
  });
});

test('a file proves a consent: its name and checksum are kept, and only what one uploaded oneself can be used', async () => {
  const t = await testApp();
  const boss = await t.person('head_of_sales');
  const mate = await t.person('marketing');
  const upload = await t.fetch('/upload?name=formular.pdf', { method: 'POST', as: boss, body: 'Formular' });
  const { id: fileId } = (await upload.json()) as { id: string };
  const consent = {
    kind: 'given',
    channel: 'email',
    contactPoint: 'max@firma.de',
    purposes: ['marketing_other'],
    source: 'paper',
    at: '2026-10-01T10:00:00Z',
    wording: 'Ja, ich möchte den Newsletter.',
    fileId,
  };
  expect(await t.call('oversight.consent.record', consent, mate)).toMatchObject({ status: 400 });
  const recorded = await t.call('oversight.consent.record', consent, boss);
  expect(recorded).toMatchObject({ status: 200, body: { documented: true } });
  const { id } = recorded.body as { id: string };
  const file = await t.fetch(`/consents/${id}/file`, { as: mate });
  expect(file.headers.get('content-disposition')).toContain('formular.pdf');
  expect(await file.text()).toBe('Formular');
  expect((await t.fetch('/consents/nichts/file', { as: mate })).status).toBe(404);
  const { fileId: _own, ...without } = consent;
  const named = { ...without, contactPoint: 'eva@firma.de', proof: { fileId } };
  const other = await t.call('oversight.consent.record', named, mate);
  const { id: otherId } = other.body as { id: string };
  expect((await t.fetch(`/consents/${otherId}/file`, { as: mate })).status).toBe(404);
});
