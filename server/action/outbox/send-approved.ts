import { channel } from 'node:diagnostics_channel';
import { holdGate, letGateGo } from '#server/oversight/consent/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { Failure } from '#server/platform/failure.ts';
import { type Delivery, openMailServer, type SmtpSession } from '#server/platform/mail/index.ts';
import { type Claim, claimMessage, releaseClaim } from './claim-message.ts';
import { readAccount } from './mail-account.ts';
import { outboxPaused } from './settings.ts';
import { problemOf, settle, voidOrFail } from './settle-message.ts';
import { lockMessage } from './store.ts';
import { onConnection } from './store-connection.ts';

/** Minutes until the next try; after the last one it has failed. */
const BACKOFF = [1, 5, 15, 60, 240];
const GATE_PATIENCE_MS = 10_000;

/** Every step of a sending, for whoever listens (node:diagnostics_channel "lotse.outbox"): fault tests stop the process at each of them. */
const steps = channel('lotse.outbox');
const reached = (step: string): void => {
  if (steps.hasSubscribers) steps.publish({ step });
};

export type SendResult = 'sent' | 'failed' | 'unknown' | 'waits' | 'nothing';

/**
 * Sends one approved message, once. Every question is asked again while it is claimed and once more when the mail server is ready to listen;
 * no transaction is open while the network is used. What cannot be known is `unknown` and never tried again by itself.
 */
export async function sendApproved(app: App, id: string): Promise<SendResult> {
  if (await outboxPaused.read(app.db)) return 'waits';
  reached('start');
  const account = await readAccount(app, app.db);
  if (account === null) return 'waits';
  reached('account-read');
  const claim = await claimMessage(app, id);
  reached('claimed');
  if (claim === null) return 'nothing';
  let session: SmtpSession;
  try {
    session = await openMailServer(account.server);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    reached('connect-failed');
    const problem = problemOf(error.code, { reason: error.facts['reason'] ?? null });
    return again(app, claim, problem.code, problem.facts);
  }
  reached('connected');
  try {
    return await onConnection(app.db, (connection) => handOver(app, connection, claim, session));
  } finally {
    session.close();
    reached('closed');
  }
}

async function handOver(app: App, connection: Db, claim: Claim, session: SmtpSession): Promise<SendResult> {
  if (!(await holdGate(connection, GATE_PATIENCE_MS))) return again(app, claim, 'gate-busy', {});
  reached('gate-held');
  let held = true;
  let open: Promise<void> | null = null;
  const release = (): Promise<void> => {
    open ??= letGateGo(connection).then(() => {
      held = false;
    });
    return open;
  };
  try {
    const released = await releaseClaim(app, connection, claim);
    reached('judged');
    if (released.kind === 'lost') return 'nothing';
    if (released.kind === 'refused') {
      await release();
      await app.db.transaction().execute(async (tx) => {
        const message = await lockMessage(tx, null, claim.id);
        if (message?.state === 'claimed' && message.claimToken === claim.token)
          await voidOrFail(app, tx, claim.actor, message, released.obstacle, released.law);
      });
      reached('refused');
      return 'failed';
    }
    reached('handed');
    const delivery = await session.deliver(released.mail, () => {
      reached('data');
      void release();
    });
    reached('delivered');
    const result = await record(app, claim, delivery, released.consentId);
    reached('recorded');
    return result;
  } finally {
    await release();
    if (held) app.log.warn('the gate was not let go');
  }
}

async function record(app: App, claim: Claim, delivery: Delivery, consentId: string | null): Promise<SendResult> {
  switch (delivery.outcome) {
    case 'sent': {
      const settlement = { state: 'sent' as const, problem: null, response: delivery.response, notBefore: null };
      await settle(app, claim, settlement, consentId);
      return 'sent';
    }
    case 'refused': {
      const facts = { status: delivery.status };
      if (!delivery.permanent) return again(app, claim, 'refused-for-now', facts, delivery.response);
      const problem = problemOf('refused', facts);
      await settle(app, claim, { state: 'failed', problem, response: delivery.response, notBefore: null });
      return 'failed';
    }
    case 'not-sent':
      return again(app, claim, 'not-sent', { reason: delivery.reason });
    case 'unknown': {
      const problem = problemOf('connection-lost', { reason: delivery.reason });
      await settle(app, claim, { state: 'unknown', problem, response: null, notBefore: null });
      app.log.warn('the outcome of a message is unknown', { message: claim.id });
      return 'unknown';
    }
  }
}

/** Surely not sent: approved as before, and tried again later, five times. */
async function again(
  app: App,
  claim: Claim,
  code: string,
  facts: Readonly<Record<string, unknown>>,
  response: string | null = null,
): Promise<SendResult> {
  const minutes = BACKOFF[claim.message.attempts];
  if (minutes === undefined) {
    await settle(app, claim, { state: 'failed', problem: problemOf(code, facts), response, notBefore: null });
    return 'failed';
  }
  const notBefore = new Date(app.clock.now().getTime() + minutes * 60_000);
  await settle(app, claim, { state: 'approved', problem: problemOf(code, facts), response, notBefore });
  return 'waits';
}
