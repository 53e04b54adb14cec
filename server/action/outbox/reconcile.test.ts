import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { testApp } from '#test/support/app.ts';
import { startImap } from '#test/support/imap-server.ts';
import { approve, enterSmtp, putCustomer, putDraft, stateOf } from '#test/support/outbox.ts';
import { lookForMessage, sendApproved } from './index.ts';

async function uncertain(inSent: boolean, mailbox: Partial<Parameters<typeof startImap>[0]> = {}) {
  const t = await testApp();
  const { actor } = await t.person('admin');
  await enterSmtp(t.app, actor, 9);
  const id = await putDraft(t.app, actor, await putCustomer(t.app, actor));
  await approve(t.app, actor, id);
  await sql`update action.message set state = 'unknown', handed_at = now() where id = ${id}`.execute(t.db);
  const { message_id } = await stateOf(t.app, id);
  const imap = await startImap({ messageIds: inSent ? [message_id] : ['<other@nordlicht.example>'], ...mailbox });
  onTestFinished(() => imap.close());
  await enterSmtp(t.app, actor, 9, { imapPort: imap.port });
  return { t, app: t.app, actor, id, imap };
}

test('an uncertain message that lies in the Sent folder was sent, and is a contact', async () => {
  const w = await uncertain(true);
  expect(await lookForMessage(w.app, w.actor, w.id)).toEqual({
    looked: true,
    found: true,
    folder: 'Gesendete Objekte',
  });
  expect(await stateOf(w.app, w.id)).toMatchObject({ state: 'sent', touch_id: expect.any(String) });
});

test('one that does not lie there stays uncertain: not every provider keeps a copy', async () => {
  const w = await uncertain(false);
  expect(await lookForMessage(w.app, w.actor, w.id)).toMatchObject({ looked: true, found: false });
  expect((await stateOf(w.app, w.id)).state).toBe('unknown');
  expect(await sendApproved(w.app, w.id)).toBe('nothing');
});

test('a folder without the mark is found by its usual name; a mailbox without one says so', async () => {
  const named = await uncertain(true, { marked: false });
  expect(await lookForMessage(named.app, named.actor, named.id)).toMatchObject({ found: true });
  const strange = await uncertain(true, { marked: false, folder: 'Archiv' });
  await expect(lookForMessage(strange.app, strange.actor, strange.id)).rejects.toMatchObject({
    code: 'sent-folder-missing',
  });
});

test('a mailbox that refuses us or is away changes nothing', async () => {
  const w = await uncertain(true, { login: 'probe:anderes' });
  await expect(lookForMessage(w.app, w.actor, w.id)).rejects.toMatchObject({ code: 'mailbox-unreachable' });
  await w.imap.close();
  await expect(lookForMessage(w.app, w.actor, w.id)).rejects.toMatchObject({ code: 'mailbox-unreachable' });
  expect((await stateOf(w.app, w.id)).state).toBe('unknown');
});
