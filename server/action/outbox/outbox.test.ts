import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { audit } from '#server/oversight/audit/index.ts';
import { raiseObjection, withdrawConsent } from '#server/oversight/consent/change-gate.ts';
import { type TestApp, testApp } from '#test/support/app.ts';
import { deliverForged } from '#test/support/forged-mail.ts';
import { approve, enterSmtp, putCustomer, putDraft, stateOf } from '#test/support/outbox.ts';
import { forbiddenFacts, forbiddenStates, raceObjection } from '#test/support/outbox-races.ts';
import type { SmtpServer } from '#test/support/smtp-server.ts';
import { testSmtp } from '#test/support/test-smtp.ts';
import { changeMessage, draftMessage, recoverClaims, resolveMessage, sendApproved, withdrawApproval } from './index.ts';

async function world(options: Parameters<typeof testSmtp>[0] = {}) {
  const smtp = await testSmtp(options);
  const t = await testApp();
  const admin = await t.person('admin');
  await enterSmtp(t.app, admin.actor, smtp.port);
  return { t, app: t.app, actor: admin.actor, smtp };
}

async function approved(w: { t: TestApp; actor: Awaited<ReturnType<TestApp['person']>>['actor'] }) {
  const customer = await putCustomer(w.t.app, w.actor);
  const id = await putDraft(w.t.app, w.actor, customer);
  await approve(w.t.app, w.actor, id);
  return { id, customer };
}

const untouched = (smtp: SmtpServer) => ({ recipients: smtp.recipients, accepted: smtp.accepted });
const nothing = { recipients: [], accepted: [] };

test('an approved message leaves once, with its fixed id, imprint, way out and one recipient', async () => {
  const w = await world();
  const { id, customer } = await approved(w);
  expect(await sendApproved(w.app, id)).toBe('sent');
  expect(await sendApproved(w.app, id)).toBe('nothing');
  expect(w.smtp.accepted).toHaveLength(1);
  const mail = w.smtp.accepted[0]!;
  const { message_id, touch_id } = await stateOf(w.app, id);
  expect(mail.to).toEqual([customer.email]);
  expect(mail.raw).toContain(`Message-ID: ${message_id}`);
  expect(mail.raw).toMatch(/List-Unsubscribe:\s+<http:\/\/localhost:4747\/abmelden\/[\w-]{95}>/);
  expect(mail.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(mail.raw).toContain('HRB 4711');
  expect(touch_id).not.toBeNull();
  const uses = await w.app.db.selectFrom('oversight.consent_use').select('id').execute();
  expect(uses).toHaveLength(1);
});

test('what was approved before a restore is not sent by itself: it may have left since the backup was made', async () => {
  const w = await world();
  const { id } = await approved(w);
  await w.app.db.transaction().execute((tx) =>
    audit({ ...w.app, clock: { now: () => new Date(Date.now() + 1000) } }, tx, {
      actor: w.actor,
      action: 'backup.restored',
    }),
  );
  expect(await sendApproved(w.app, id)).toBe('nothing');
  expect(await stateOf(w.app, id)).toMatchObject({ state: 'drafted', problem: { code: 'restored-since' } });
  expect(untouched(w.smtp)).toEqual(nothing);
});

test('a draft does not leave, nor one whose approval was taken back', async () => {
  const w = await world();
  const customer = await putCustomer(w.app, w.actor);
  const id = await putDraft(w.app, w.actor, customer);
  expect(await sendApproved(w.app, id)).toBe('nothing');
  await approve(w.app, w.actor, id);
  const { version } = await stateOf(w.app, id);
  await withdrawApproval(w.app, w.actor, id, { version });
  expect(await sendApproved(w.app, id)).toBe('nothing');
  expect(untouched(w.smtp)).toEqual(nothing);
});

test.each([
  ['subject', sql`update action.message set subject = 'Etwas anderes'`],
  ['recipient', sql`update action.message set to_address = 'wer@anders.example'`],
  ['text', sql`update action.message set body = 'Etwas anderes'`],
  ['footer', sql`update action.message set footer = 'ohne Abmeldung'`],
  ['sender', sql`update action.message set from_address = 'chef@anders.example'`],
  ['way out', sql`update action.message set unsubscribe_url = null`],
  ['hash', sql`update action.message set content_hash = decode('00', 'hex')`],
  ['approval', sql`update action.message set approval = null`],
])('a %s changed behind our back voids the approval, even past the app', async (_, change) => {
  const w = await world();
  const { id } = await approved(w);
  await change.execute(w.app.db);
  expect(await sendApproved(w.app, id)).toBe('nothing');
  expect((await stateOf(w.app, id)).state).toBe('drafted');
  expect(untouched(w.smtp)).toEqual(nothing);
});

test('changing a message through the app voids its approval; what was sent cannot be changed at all', async () => {
  const w = await world();
  const { id, customer } = await approved(w);
  const { version } = await stateOf(w.app, id);
  const content = { to: customer.email, subject: 'Neu', body: 'Neu', purpose: 'marketing_other' } as const;
  await changeMessage(w.app, w.actor, id, { ...content, version });
  expect(await stateOf(w.app, id)).toMatchObject({ state: 'drafted', approval: null });
  await approve(w.app, w.actor, id);
  await sendApproved(w.app, id);
  await expect(sql`update action.message set body = 'nie gesagt' where id = ${id}`.execute(w.app.db)).rejects.toThrow(
    'cannot be changed',
  );
});

test.each([
  ['an objection', 'objection'],
  ['a withdrawal', 'withdrawal'],
  ['an objection at another address of the same person', 'other'],
  ['a deletion', 'deleted'],
])('%s after approval stops it at the moment of sending, in words', async (_, how) => {
  const w = await world();
  const { id, customer } = await approved(w);
  const point = { channel: 'email', contactPoint: customer.email } as const;
  if (how === 'objection')
    await raiseObjection(w.app, w.actor, { ...point, scope: 'channel', source: 'mail', at: null });
  if (how === 'withdrawal') await withdrawConsent(w.app, w.actor, { ...point, allChannels: true });
  if (how === 'other') {
    await w.app.db
      .updateTable('records.person')
      .set({ mobile: '+4917012345678' })
      .where('id', '=', customer.personId)
      .execute();
    const other = { channel: 'phone_human', contactPoint: '0170 12345678' } as const;
    await raiseObjection(w.app, w.actor, { ...other, scope: 'all_marketing', source: 'phone', at: null });
  }
  if (how === 'deleted')
    await w.app.db
      .updateTable('records.person')
      .set({ deleted_at: new Date() })
      .where('id', '=', customer.personId)
      .execute();
  await sendApproved(w.app, id);
  const { state, problem } = await stateOf(w.app, id);
  expect(state).toBe('failed');
  expect(problem).toMatchObject({ code: how === 'deleted' ? 'recipient-gone' : 'contact-forbidden' });
  expect(untouched(w.smtp)).toEqual(nothing);
});

test('the limit on contacts holds at the moment of sending', async () => {
  const w = await world();
  const customer = await putCustomer(w.app, w.actor);
  const ids: string[] = [];
  for (let i = 0; i < 6; i += 1) {
    const id = await putDraft(w.app, w.actor, customer);
    await approve(w.app, w.actor, id);
    ids.push(id);
  }
  for (const id of ids) await sendApproved(w.app, id);
  expect(w.smtp.accepted).toHaveLength(4);
  expect(await stateOf(w.app, ids[5]!)).toMatchObject({ state: 'failed', problem: { code: 'contact-limit-reached' } });
});

test('what the law forbids cannot be approved, and the refusal names the rule', async () => {
  const w = await world();
  const customer = await putCustomer(w.app, w.actor, { consent: false });
  const id = await putDraft(w.app, w.actor, customer);
  await expect(approve(w.app, w.actor, id)).rejects.toMatchObject({
    code: 'contact-forbidden',
    facts: { rule: 'R53' },
  });
  expect((await stateOf(w.app, id)).state).toBe('drafted');
});

test.each([
  ['subject', { subject: 'Angebot\r\nBcc: alle@anders.example' }],
  ['name', { toName: 'Kunz\r\nBcc: alle@anders.example' }],
  ['NUL', { subject: 'Angebot\0' }],
  ['two addresses', { to: 'a@werk.example, b@werk.example' }],
  ['a list in brackets', { to: 'Gruppe: a@werk.example;' }],
  ['an address with a line break', { to: 'a@werk.example\r\nRCPT TO:<b@werk.example>' }],
  ['reference', { inReplyTo: '<a@b>\r\nBcc: c@d.example' }],
])('a %s that would break headers is refused and nothing is kept', async (_, part) => {
  const w = await world();
  const customer = await putCustomer(w.app, w.actor);
  await expect(putDraft(w.app, w.actor, customer, part)).rejects.toMatchObject({
    code: expect.stringMatching(/header-unsafe|invalid-input/),
  });
  expect(await w.app.db.selectFrom('action.message').select('id').execute()).toEqual([]);
});

test('only what the claim released can reach the mail server, whatever its type says', async () => {
  const w = await world();
  await expect(deliverForged(w.smtp.port)).rejects.toThrow();
  expect(untouched(w.smtp)).toEqual(nothing);
});

test.each([
  ['550 5.1.1 no such user', 'rcpt', 'failed'],
  ['451 4.3.0 later please', 'rcpt', 'approved'],
  ['554 5.7.1 no spam', 'dot', 'failed'],
  ['452 4.3.1 full', 'dot', 'approved'],
  ['421 4.3.2 going down', 'data', 'approved'],
])('"%s" to %s leaves it %s', async (said, place, state) => {
  const w = await world({ answers: () => ({ [place]: said }) });
  const { id } = await approved(w);
  await sendApproved(w.app, id);
  expect((await stateOf(w.app, id)).state).toBe(state);
  expect(w.smtp.accepted).toEqual([]);
});

test('cut off after the content went over it is unknown, is never sent again by itself, and a person settles it', async () => {
  let cut: number | null = null;
  const w = await world({ cutAfter: () => cut });
  const first = await approved(w);
  await sendApproved(w.app, first.id);
  const whole = w.smtp.lastSession.bytes;
  const second = await approved(w);
  // Inside the answer to the final dot.
  cut = whole - 3;
  expect(await sendApproved(w.app, second.id)).toBe('unknown');
  cut = null;
  await w.t.jobs.runAll();
  expect(await sendApproved(w.app, second.id)).toBe('nothing');
  await recoverClaims(w.app, 0);
  const { state, version } = await stateOf(w.app, second.id);
  expect(state).toBe('unknown');
  const sent = w.smtp.accepted.filter((mail) => mail.to.includes(second.customer.email));
  expect(sent.length).toBeLessThanOrEqual(1);
  await resolveMessage(w.app, w.actor, second.id, { version, sent: true });
  expect(await stateOf(w.app, second.id)).toMatchObject({ state: 'sent', touch_id: expect.any(String) });
});

test('a server that cannot be reached leaves the message approved, to be tried later', async () => {
  const w = await world();
  const { id } = await approved(w);
  await w.smtp.close();
  expect(await sendApproved(w.app, id)).toBe('waits');
  expect(await stateOf(w.app, id)).toMatchObject({ state: 'approved', problem: { code: 'mail-server-unreachable' } });
});

test('a claim whose process is gone goes back when nothing was said to the server, and is unknown when something may have been', async () => {
  const w = await world();
  const [a, b] = [await approved(w), await approved(w)];
  await sql`update action.message set state = 'claimed', claim_token = gen_random_uuid(), claimed_at = now() - interval '1 hour'`.execute(
    w.app.db,
  );
  await sql`update action.message set handed_at = now() where id = ${b.id}`.execute(w.app.db);
  expect(await recoverClaims(w.app)).toEqual({ back: 1, unknown: 1 });
  expect((await stateOf(w.app, a.id)).state).toBe('approved');
  expect((await stateOf(w.app, b.id)).state).toBe('unknown');
  expect(await sendApproved(w.app, b.id)).toBe('nothing');
  expect(untouched(w.smtp)).toEqual(nothing);
});

test('a clock that jumps ahead while messages are being sent: the sweep takes claims away, and nothing leaves twice or is lost', async () => {
  const w = await world();
  const ids: string[] = [];
  for (let n = 0; n < 6; n += 1) ids.push((await approved(w)).id);
  const sweep = async (id: string) => {
    await recoverClaims(w.app, -1);
    await sendApproved(w.app, id);
  };
  for (const id of ids) await Promise.all([sendApproved(w.app, id), sweep(id)]);
  await recoverClaims(w.app, -1);
  for (const id of ids) await sendApproved(w.app, id);
  for (const id of ids) {
    const { state, message_id } = await stateOf(w.app, id);
    const arrived = w.smtp.accepted.filter(({ raw }) => raw.includes(message_id)).length;
    expect([state, arrived]).toEqual(
      state === 'unknown' ? ['unknown', expect.toSatisfy((n: number) => n < 2)] : ['sent', 1],
    );
  }
});

test('text written with a machine’s help says so in the mail itself', async () => {
  const w = await world();
  const customer = await putCustomer(w.app, w.actor);
  const ai = { producer: 'drafts', version: '1.2', model: null, promptVersion: '3' };
  const id = await putDraft(w.app, w.actor, customer, { ai });
  await approve(w.app, w.actor, id);
  await sendApproved(w.app, id);
  expect(w.smtp.accepted[0]?.raw).toMatch(
    /X-AI-Assisted: yes\r\nX-AI-Producer: drafts 1.2\r\nX-AI-Reviewed-By-Human: yes\r\n/i,
  );
});

test('a message for somebody else’s customer is not to be drafted', async () => {
  const w = await world();
  const [mine, theirs] = [await w.t.team(), await w.t.team()];
  const stranger = await w.t.person('sales', { teamId: mine });
  const customer = await putCustomer(w.app, w.actor);
  await sql`update records.company set team_id = ${theirs}`.execute(w.app.db);
  await expect(
    draftMessage(w.app, stranger.actor, {
      companyId: customer.companyId,
      personId: null,
      to: customer.email,
      subject: 'a',
      body: 'b',
      purpose: 'contract',
    }),
  ).rejects.toMatchObject({ code: 'not-found' });
});

test('an objection that arrives while a message is being sent: no DATA after its commit', async () => {
  const w = await world();
  const faults: string[] = [];
  for (let n = 0; n < 24; n += 1) {
    const { fault } = await raceObjection(w.app, w.actor, w.smtp, n % 6 === 0 ? -5 : n * 2);
    if (fault !== null) faults.push(fault);
  }
  expect(faults).toEqual([]);
});

test.each([...Object.keys(forbiddenStates), ...Object.keys(forbiddenFacts)])(
  'no way of sending says a word to the server where it stands: %s',
  async (what) => {
    const w = await world();
    const customer = await putCustomer(w.app, w.actor);
    const id = await putDraft(w.app, w.actor, customer);
    await approve(w.app, w.actor, id);
    const at = { id, ...customer };
    await (forbiddenStates[what]?.(w.app, at) ?? forbiddenFacts[what]?.(w.app, w.actor, at));
    await sendApproved(w.app, id);
    await w.app.jobs.send(w.app.db, 'outbox.sweep', {});
    await w.t.jobs.runAll();
    expect(untouched(w.smtp)).toEqual(nothing);
    if (what in forbiddenFacts) await expect(approve(w.app, w.actor, id)).rejects.toMatchObject({ facts: {} });
  },
);

test('cut at bytes all over a session: never twice, never lost', async () => {
  let cut: number | null = null;
  const w = await world({ cutAfter: () => cut });
  const customer = await putCustomer(w.app, w.actor);
  const put = async () => {
    const id = await putDraft(w.app, w.actor, customer, { purpose: 'contract' });
    await approve(w.app, w.actor, id);
    return id;
  };
  await sendApproved(w.app, await put());
  const whole = w.smtp.lastSession.bytes;
  const ids: string[] = [];
  for (let byte = 3; byte <= whole; byte += 41) {
    const id = await put();
    ids.push(id);
    cut = byte;
    await sendApproved(w.app, id);
  }
  cut = null;
  await sql`update action.message set not_before = null`.execute(w.app.db);
  for (const id of ids) await sendApproved(w.app, id);
  for (const id of ids) {
    const { state, message_id } = await stateOf(w.app, id);
    const arrived = w.smtp.accepted.filter(({ raw }) => raw.includes(message_id)).length;
    expect(['sent', 'unknown']).toContain(state);
    expect(arrived).toBeLessThanOrEqual(1);
    if (state === 'sent') expect(arrived).toBe(1);
  }
});
