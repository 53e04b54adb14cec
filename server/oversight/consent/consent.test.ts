import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type BareApp, bareApp, person } from '#test/support/bare-app.ts';
import { liftObjection, raiseObjection, recordConsent, retractConsent, withdrawConsent } from './change-gate.ts';
import {
  type ConsentInput,
  type ContactAsk,
  mayContact,
  mayContactAll,
  recordConsents,
  recordConsentUse,
  recordObjections,
  retractImportedConsents,
} from './index.ts';
import { lookUpContact } from './look-up-contact.ts';

const anna = person('Anna');
const form: ConsentInput = {
  kind: 'given',
  channel: 'email',
  contactPoint: 'max@firma.de',
  purposes: ['marketing_other'],
  source: 'web_form',
  at: new Date('2026-10-01T10:00:00Z'),
  wording: 'Ja, ich möchte den Newsletter der Muster GmbH erhalten.',
  wordingVersion: '3',
  proof: { ip: '192.0.2.1', form: '/newsletter' },
};
const newsletter: ContactAsk = {
  channel: 'email',
  contactPoint: 'MAX@firma.de',
  purpose: 'marketing_other',
  addressee: 'business',
  relation: 'none',
};
const call: ContactAsk = { ...newsletter, channel: 'phone_human', contactPoint: '0731 12345' };

async function record(app: BareApp, ...inputs: ConsentInput[]) {
  return app.db.transaction().execute((tx) => recordConsents(app, anna, tx, inputs));
}
const object = (app: BareApp, scope: 'channel' | 'all_marketing', contactPoint = 'max@firma.de') =>
  raiseObjection(app, anna, { channel: 'email', contactPoint, scope, source: 'mail', at: null });
const ask = (app: BareApp, question: ContactAsk) => mayContact(app, app.db, question, 'de');

test('cold business mail is forbidden, and a documented consent under any spelling of the address opens it', async () => {
  const app = await bareApp();
  expect(await ask(app, newsletter)).toMatchObject({ decision: 'forbidden', rule: 'R53', consent: 'none' });
  await recordConsent(app, anna, { ...form, contactPoint: ' Max Muster <Max@Firma.de>' });
  const answer = await ask(app, newsletter);
  expect(answer).toMatchObject({
    decision: 'allowed',
    rule: 'R50',
    consent: 'express_documented',
    table: 'germany-2026-11',
  });
  expect(answer.duties.map((duty) => duty.text)).toContain('Abmeldung mit einem Klick');
});

test('a consent holds for the purpose and channel it names and no other', async () => {
  const app = await bareApp();
  await record(app, form);
  expect(await ask(app, { ...newsletter, purpose: 'survey' })).toMatchObject({ rule: 'R53', consent: 'none' });
  await record(app, { ...form, channel: 'sms_messenger', contactPoint: '0731 12345' });
  expect(await ask(app, call)).toMatchObject({ rule: 'R44', consent: 'none' });
});

test.each([
  ['no wording', { wording: ' ' }],
  ['no moment', { at: null }],
  ['no proof', { proof: {} }],
  ['proof of another kind', { proof: { recording: 'x' } }],
] satisfies [string, Partial<ConsentInput>][])(
  'a consent with %s stays undocumented and opens nothing',
  async (_, part) => {
    const app = await bareApp();
    await record(app, { ...form, ...part });
    expect(await ask(app, newsletter)).toMatchObject({ decision: 'forbidden', consent: 'undocumented' });
  },
);

test('an e-mail double opt-in never proves phone consent', async () => {
  const app = await bareApp();
  const optIn = { ...form, source: 'double_opt_in_email' as const };
  await record(app, optIn, { ...optIn, channel: 'phone_human', contactPoint: '0731 12345' });
  expect(await ask(app, newsletter)).toMatchObject({ decision: 'allowed' });
  expect(await ask(app, call)).toMatchObject({ decision: 'forbidden', consent: 'undocumented' });
});

test('a withdrawal outlives older consents imported after it, and ends with a consent given later', async () => {
  const app = await bareApp();
  await record(app, form);
  await withdrawConsent(app, anna, { channel: 'email', contactPoint: 'max@firma.de', allChannels: false });
  expect(await ask(app, newsletter)).toMatchObject({ decision: 'forbidden', rule: 'R22' });
  await record(app, { ...form, source: 'import', proof: { file: 'alt.xlsx' }, at: new Date('2026-11-01T00:00:00Z') });
  await record(app, { ...form, source: 'import', at: null });
  expect(await ask(app, newsletter)).toMatchObject({ rule: 'R22', consent: 'withdrawn' });
  app.at('2026-12-01T08:00:00Z');
  await record(app, { ...form, at: new Date('2026-11-30T10:00:00Z') });
  expect(await ask(app, newsletter)).toMatchObject({ rule: 'R50' });
});

test('withdrawing on all channels reaches calls, texts, robots and fax of a number', async () => {
  const app = await bareApp();
  const { recorded } = await withdrawConsent(app, anna, {
    channel: 'fax',
    contactPoint: '0731 12345',
    allChannels: true,
  });
  expect(recorded).toBe(4);
  expect(await ask(app, call)).toMatchObject({ rule: 'R22' });
});

test('an objection beats an imported consent, before and after, and only its withdrawal ends it', async () => {
  const app = await bareApp();
  await object(app, 'channel', 'Max@FIRMA.de');
  await record(app, { ...form, source: 'import', proof: { file: 'liste.csv' } });
  expect(await ask(app, newsletter)).toMatchObject({ decision: 'forbidden', rule: 'R21', objection: 'channel' });
  await object(app, 'all_marketing');
  expect(await ask(app, newsletter)).toMatchObject({ rule: 'R20' });
  const lifted = {
    channel: 'email',
    contactPoint: 'max@firma.de',
    source: 'phone',
    at: null,
    note: 'rief an',
  } as const;
  await liftObjection(app, anna, { ...lifted, scope: 'all_marketing' });
  expect(await ask(app, newsletter)).toMatchObject({ rule: 'R21' });
  await liftObjection(app, anna, { ...lifted, scope: 'channel' });
  expect(await ask(app, newsletter)).toMatchObject({ decision: 'allowed', rule: 'R50' });
  await expect(liftObjection(app, anna, { ...lifted, scope: 'channel' })).rejects.toMatchObject({ code: 'not-found' });
});

test('an objection or withdrawal under one address of a person holds for their others', async () => {
  const app = await bareApp();
  await record(app, { ...form, contactPoint: 'max@privat.de' }, { ...form, contactPoint: 'max@neu.de' });
  const otherPoints = [{ channel: 'email', contactPoint: 'max@firma.de' }] as const;
  const second = { ...newsletter, contactPoint: 'max@privat.de', otherPoints };
  expect(await ask(app, second)).toMatchObject({ decision: 'allowed' });
  await withdrawConsent(app, anna, { channel: 'email', contactPoint: 'max@firma.de', allChannels: true });
  expect(await ask(app, second)).toMatchObject({ rule: 'R22' });
  expect(await ask(app, { ...second, otherPoints: [] })).toMatchObject({ decision: 'allowed' });
  await object(app, 'all_marketing');
  expect(await ask(app, { ...call, otherPoints })).toMatchObject({ rule: 'R20' });
});

test('an objection to calls covers calls by machines', async () => {
  const app = await bareApp();
  await raiseObjection(app, anna, { ...call, scope: 'channel', source: 'phone', at: null });
  expect(await ask(app, { ...call, channel: 'phone_auto' })).toMatchObject({ objection: 'channel' });
  expect(await ask(app, { ...call, channel: 'sms_messenger' })).toMatchObject({ objection: 'none' });
});

test('an objection is kept as a keyed hash only, also when the note repeats the address', async () => {
  const app = await bareApp();
  const note = 'Schrieb von Max@Firma.de, will nichts mehr an max@firma.de';
  await raiseObjection(app, anna, {
    channel: 'email',
    contactPoint: 'Max@Firma.de',
    scope: 'channel',
    source: 'mail',
    at: null,
    note,
  });
  const { rows } = await sql<{ all: string }>`
    select (select string_agg(o::text, '') from oversight.objection o) || (select string_agg(a::text, '') from oversight.audit a) as all`.execute(
    app.db,
  );
  expect(rows[0]?.all).toContain('Schrieb von …');
  expect(rows[0]?.all.toLowerCase()).not.toContain('firma.de');
});

test('a consent unused for 24 months goes to a person, and a use makes it fresh', async () => {
  const app = await bareApp();
  const [recorded] = await record(app, form);
  app.at('2028-10-01T09:59:00Z');
  expect(await ask(app, newsletter)).toMatchObject({ decision: 'allowed', cautions: [] });
  app.at('2028-10-01T10:01:00Z');
  const stale = await ask(app, newsletter);
  expect(stale).toMatchObject({ decision: 'needs_human', cautions: ['consent-unused-24-months'] });
  expect(stale.text).toContain('24 Monaten');
  if (recorded?.result !== 'recorded') throw new Error('was not recorded');
  await app.db.transaction().execute((tx) => recordConsentUse(app, anna, tx, recorded.id));
  expect(await ask(app, newsletter)).toMatchObject({ decision: 'allowed' });
});

test('presumed consent needs facts of 40 characters and a person decides; a consumer stays forbidden', async () => {
  const app = await bareApp();
  const presumed = {
    ...form,
    ...call,
    kind: 'presumed' as const,
    source: 'person' as const,
    proof: { note: 'ist Kunde' },
  };
  await expect(recordConsent(app, anna, presumed)).rejects.toMatchObject({ code: 'invalid-input' });
  await recordConsent(app, anna, {
    ...presumed,
    proof: { note: 'Bat auf der Messe am 3.11. um Angaben zum Getriebemotor GM 40.' },
  });
  expect(await ask(app, call)).toMatchObject({ decision: 'needs_human', rule: 'R42' });
  expect(await ask(app, { ...call, addressee: 'unknown' })).toMatchObject({ decision: 'forbidden', rule: 'R41' });
});

test('faulty rows are named and leave the others standing; the same file twice doubles nothing', async () => {
  const app = await bareApp();
  const file = [
    form,
    { ...form, contactPoint: 'unlesbar' },
    { ...form, at: new Date('9999-12-31') },
    { ...form, purposes: [] },
    form,
  ];
  const first = await record(app, ...file);
  expect(first.map((row) => (row.result === 'faulty' ? row.code : row.result))).toEqual([
    'recorded',
    'contact-point-unreadable',
    'in-the-future',
    'purpose-missing',
    'known',
  ]);
  expect((await record(app, ...file)).map((row) => row.result)).toEqual([
    'known',
    'faulty',
    'faulty',
    'faulty',
    'known',
  ]);
  const rows = [{ ...newsletter, scope: 'channel' as const, source: 'import', at: null }];
  const objections = () => app.db.transaction().execute((tx) => recordObjections(app, anna, tx, [...rows, ...rows]));
  expect((await objections()).map((row) => row.result)).toEqual(['recorded', 'known']);
  expect((await objections()).map((row) => row.result)).toEqual(['known', 'known']);
});

test('a mistaken consent is struck out and stays readable; undoing an import leaves its withdrawals', async () => {
  const app = await bareApp();
  const { id } = await recordConsent(app, anna, form);
  await retractConsent(app, anna, { id: id ?? '', reason: 'falsche Person' });
  expect(await ask(app, newsletter)).toMatchObject({ consent: 'none' });
  await expect(retractConsent(app, anna, { id: id ?? '', reason: 'noch mal' })).rejects.toMatchObject({
    code: 'conflict',
  });
  const imported = { ...form, importId: 'i1' };
  await record(
    app,
    { ...imported, contactPoint: 'a@b.de' },
    { ...imported, contactPoint: 'c@d.de', kind: 'withdrawn' },
  );
  expect(await app.db.transaction().execute((tx) => retractImportedConsents(app, anna, tx, 'i1'))).toBe(1);
  expect(await ask(app, { ...newsletter, contactPoint: 'a@b.de' })).toMatchObject({ consent: 'none' });
  expect(await ask(app, { ...newsletter, contactPoint: 'c@d.de' })).toMatchObject({ consent: 'withdrawn' });
});

test.each([
  'update oversight.consent set documented = true',
  'delete from oversight.consent',
  'delete from oversight.objection',
])('evidence cannot be changed: %s', async (statement) => {
  const app = await bareApp();
  await record(app, { ...form, at: null });
  await object(app, 'channel');
  await expect(sql.raw(statement).execute(app.db)).rejects.toThrow('append-only');
});

test('what cannot be read as an address is forbidden, since an objection cannot be ruled out', async () => {
  const app = await bareApp();
  const answer = await ask(app, { ...newsletter, channel: 'post', purpose: 'legal_notice', contactPoint: ' ' });
  expect(answer).toMatchObject({ decision: 'forbidden', rule: 'R00', cautions: ['contact-point-unreadable'] });
});

test('an inquiry may be answered without consent, and a withdrawn one is not asked for again', async () => {
  const app = await bareApp();
  expect(await ask(app, { ...newsletter, purpose: 'answer_inquiry', relation: 'inquiry' })).toMatchObject({
    rule: 'R09',
  });
  const optIn = { ...newsletter, purpose: 'doi_request', userStarted: true } as const;
  expect(await ask(app, optIn)).toMatchObject({ rule: 'R13' });
  await withdrawConsent(app, anna, { channel: 'email', contactPoint: 'max@firma.de', allChannels: false });
  expect(await ask(app, optIn)).toMatchObject({ rule: 'R11' });
});

test('5,000 contact points are answered in their order by three queries', async () => {
  const app = await bareApp();
  const point = (i: number) => `person${i}@firma${i % 50}.de`;
  await record(app, ...Array.from({ length: 2_000 }, (_, i) => ({ ...form, contactPoint: point(i * 2) })));
  const asks = Array.from({ length: 5_000 }, (_, i) => ({ ...newsletter, contactPoint: point(i) }));
  let queries = 0;
  const counted = app.db.withPlugin({
    transformQuery: ({ node }) => {
      queries++;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const answers = await mayContactAll(app, counted, asks, 'de');
  expect(queries).toBe(3);
  expect(answers.map((answer) => answer.decision === 'allowed')).toEqual(asks.map((_, i) => i % 2 === 0 && i < 4_000));
});

test('looking a number up answers for every channel it serves and shows the history', async () => {
  const app = await bareApp();
  await recordConsent(app, anna, { ...form, ...call, source: 'voice', proof: { recording: 'r1' } });
  await raiseObjection(app, anna, { ...call, channel: 'fax', scope: 'channel', source: 'mail', at: null });
  const card = await lookUpContact(app, anna, call);
  expect(card.contactPoint).toBe('+4973112345');
  expect(card.answers.map((answer) => [answer.channel, answer.decision])).toEqual([
    ['sms_messenger', 'forbidden'],
    ['phone_human', 'allowed'],
    ['phone_auto', 'forbidden'],
    ['fax', 'forbidden'],
  ]);
  expect(card.consents).toMatchObject([{ wordingVersion: '3', documented: true, recordedByName: 'Anna' }]);
  expect(card.objections).toMatchObject([{ scope: 'fax', kind: 'raised' }]);
});
