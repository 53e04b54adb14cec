import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { buildMail, type Delivery, openMailServer } from '#server/platform/mail/index.ts';
import { releaseMail } from '#server/platform/mail/released-mail.ts';
import { newMessageId, readAccount } from './mail-account.ts';
import { findUserAddress } from './store-account.ts';

/**
 * A mail to the signed-in person's own address, nobody else's: shows whether the settings work.
 *
 * @throws Failure `no-mail-account`, `not-found` (no user with an address), `mail-server-unreachable`, `mail-server-refused`, `test-mail-refused`
 */
export async function sendTestMail(
  app: App,
  actor: Actor,
): Promise<{ readonly to: string; readonly response: string }> {
  const account = await readAccount(app, app.db);
  if (account === null) return fail('no-mail-account', { text: 'No outgoing mail server has been entered yet.' });
  const to = await findUserAddress(app.db, actor.id);
  if (to === null) return fail('not-found', { kind: 'user', text: 'A test mail goes to a user’s own address.' });
  const german = actor.language === 'de';
  const raw = await buildMail({
    messageId: newMessageId(account.fromAddress),
    date: app.clock.now(),
    from: { name: account.fromName, address: account.fromAddress },
    to: { name: actor.name, address: to },
    replyTo: account.replyTo,
    subject: german ? 'Testnachricht von Lotse' : 'Test message from Lotse',
    text: `${german ? 'Diese Nachricht zeigt, dass der Postausgang eingerichtet ist.' : 'This message shows that the outbox is set up.'}\n\n-- \n${account.imprint}\n`,
    inReplyTo: null,
    references: [],
    unsubscribeUrl: null,
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  const session = await openMailServer(account.server);
  let delivery: Delivery;
  try {
    delivery = await session.deliver(releaseMail({ from: account.fromAddress, to, raw }));
  } finally {
    session.close();
  }
  const facts = { outcome: delivery.outcome };
  await app.db
    .transaction()
    .execute((tx) =>
      audit(app, tx, { actor, action: 'mail-account.tested', subject: { kind: 'mail-account', id: 'main' }, facts }),
    );
  if (delivery.outcome === 'sent') return { to, response: delivery.response };
  const said = delivery.outcome === 'refused' ? delivery.response : delivery.reason;
  return fail('test-mail-refused', { said, text: `The mail server did not take the test message: ${said}` });
}
