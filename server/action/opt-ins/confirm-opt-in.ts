import { audit } from '#server/oversight/audit/index.ts';
import { readLink, recordConsents } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { idIn } from './start-opt-in.ts';
import { findOptIn, lockOptIn, type OptIn, setConfirmed } from './store.ts';

const mailbox: Actor = {
  kind: 'machine',
  id: 'public-page',
  name: 'Bestätigung per Link',
  role: 'reader',
  teamId: null,
  language: 'de',
};

/** What the page shows before anybody presses. @throws Failure `link-broken`, `link-expired` */
export async function readOptIn(app: App, token: string): Promise<OptIn> {
  const link = readLink(app, token, 'opt-in');
  const found = await findOptIn(app.db, idIn(link.key));
  return found ?? fail('link-broken', { text: 'This link belongs to no request.' });
}

/** The yes of the mailbox: a documented consent with the words, the moment and both network addresses as proof. Twice is once. */
export async function confirmOptIn(app: App, token: string, from: string): Promise<OptIn> {
  const link = readLink(app, token, 'opt-in');
  return app.db.transaction().execute(async (tx) => {
    const row = await lockOptIn(tx, idIn(link.key));
    if (row === null) return fail('link-broken', { text: 'This link belongs to no request.' });
    if (row.confirmedAt !== null) return row;
    if (row.contactPoint === null) return fail('link-expired', { text: 'This request is over. Nothing was changed.' });
    const at = app.clock.now();
    const [recorded] = await recordConsents(app, mailbox, tx, [
      {
        kind: 'given',
        channel: 'email',
        contactPoint: row.contactPoint,
        purposes: row.purposes,
        source: 'double_opt_in_email',
        at,
        wording: row.wording,
        wordingVersion: row.wordingVersion,
        proof: {
          ip: from,
          confirmedAt: at.toISOString(),
          form: row.form,
          askedAt: row.askedAt.toISOString(),
          ...(row.askedFrom === null ? {} : { askedFrom: row.askedFrom }),
          ...(row.messageId === null ? {} : { message: row.messageId }),
        },
      },
    ]);
    const consentId = recorded?.result === 'recorded' ? recorded.id : null;
    await setConfirmed(tx, row.id, { at, from, consentId });
    if (consentId !== null)
      await audit(app, tx, {
        actor: mailbox,
        action: 'consent.recorded',
        subject: { kind: 'consent', id: consentId },
        facts: { channel: 'email', purposes: row.purposes, documented: true, source: 'double_opt_in_email' },
      });
    return { ...row, confirmedAt: at };
  });
}
