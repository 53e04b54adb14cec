import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { mayContact } from '#server/oversight/consent/index.ts';
import { testApp } from '#test/support/app.ts';
import { startImap } from '#test/support/imap-server.ts';
import { approve, enterSmtp, putCustomer, putDraft, stateOf } from '#test/support/outbox.ts';
import { heedReplies, sendApproved } from './index.ts';

async function world() {
  const t = await testApp();
  const { actor } = await t.person('admin');
  const inbox: string[] = [];
  const imap = await startImap({ messageIds: [], inbox });
  onTestFinished(() => imap.close());
  await enterSmtp(t.app, actor, 9, { imapPort: imap.port });
  const customer = await putCustomer(t.app, actor);
  const id = await putDraft(t.app, actor, customer);
  await approve(t.app, actor, id);
  await sql`update action.message set state = 'sent', sent_at = now(), handed_at = now() where id = ${id}`.execute(
    t.db,
  );
  const { message_id } = await stateOf(t.app, id);
  const answer = (text: string, more: readonly string[] = [`In-Reply-To: ${message_id}`], from = customer.email) =>
    inbox.push([`From: Kunz <${from}>`, 'Subject: AW: Werbung', ...more, '', text].join('\r\n'));
  const objection = async (contactPoint: string) => {
    const ask = {
      channel: 'email',
      contactPoint,
      purpose: 'marketing_other',
      addressee: 'business',
      relation: 'customer',
    };
    return (await mayContact(t.app, t.db, ask as Parameters<typeof mayContact>[2], 'de')).objection;
  };
  return { t, app: t.app, actor, customer, id, imap, answer, objection };
}

test('an answer that objects counts at once, for both addresses, and stops what waits approved', async () => {
  const w = await world();
  const next = await putDraft(w.app, w.actor, w.customer);
  await approve(w.app, w.actor, next);
  w.answer('Bitte nehmen Sie mich aus dem Verteiler.\r\n\r\n> Hallo', undefined, 'privat@kunz.example');
  expect(await heedReplies(w.app)).toBe(1);
  expect(await w.objection(w.customer.email)).toBe('all_marketing');
  expect(await w.objection('privat@kunz.example')).toBe('all_marketing');
  await sendApproved(w.app, next);
  expect((await stateOf(w.app, next)).state).toBe('failed');
});

test('quoted words, absence notes, other people’s mails and what was read before are passed over', async () => {
  const w = await world();
  w.answer(
    'Danke, passt.\r\n\r\nAm 3.11.2026 schrieb Nordlicht <v@nordlicht.example>:\r\nBitte nehmen Sie mich aus dem Verteiler.',
  );
  w.answer('Bitte nicht mehr anschreiben, ich bin im Urlaub.', ['Auto-Submitted: auto-replied']);
  w.answer('Bitte nehmen Sie mich aus dem Verteiler.', [], 'fremd@anderswo.example');
  expect(await heedReplies(w.app)).toBe(0);
  expect(await w.objection(w.customer.email)).toBe('none');
  const fetched = w.imap.heard.filter((line) => line.includes('FETCH')).length;
  w.answer('Bitte keine Mails mehr.', []);
  expect(await heedReplies(w.app)).toBe(1);
  expect(w.imap.heard.filter((line) => line.includes('FETCH')).length).toBe(fetched + 1);
  expect(w.imap.heard.join()).not.toMatch(/STORE|EXPUNGE|SELECT "INBOX"/);
});

test('a mailbox that is away changes nothing and is tried again', async () => {
  const w = await world();
  w.answer('Bitte keine Mails mehr.');
  await w.imap.close();
  expect(await heedReplies(w.app)).toBe(0);
  expect(await w.objection(w.customer.email)).toBe('none');
});
