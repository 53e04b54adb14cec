import { recordObservations } from '#server/intake/observations/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import { type ContactDecision, recordConsentUse } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { recordTouch } from '../touches/index.ts';
import type { Obstacle } from './judge-message.ts';
import {
  insertEvent,
  type Problem,
  type Settlement,
  type StoredMessage,
  setTouch,
  settleClaim,
  setUnsendable,
  takeApproval,
} from './store.ts';

/** Refused at the last moment: forbidden ends it as failed, anything a person can decide makes it a draft again. */
export async function voidOrFail(
  app: App,
  tx: Db,
  actor: Actor,
  message: StoredMessage,
  { kind, ...problem }: Obstacle,
  law: ContactDecision,
): Promise<void> {
  const event = {
    facts: { code: problem.code, rule: law.rule },
    at: app.clock.now(),
    byId: actor.id,
    byName: actor.name,
  };
  const subject = { kind: 'message', id: message.id };
  if (kind === 'forbidden') {
    await setUnsendable(tx, message.id, problem);
    await insertEvent(tx, message.id, { ...event, kind: 'failed' });
    await audit(app, tx, { actor, action: 'message.failed', subject, facts: event.facts });
  } else {
    await takeApproval(tx, message.id, problem);
    await insertEvent(tx, message.id, { ...event, kind: 'approval-void' });
    await audit(app, tx, { actor, action: 'message.approval-void', subject, facts: event.facts });
  }
}

export interface Held {
  readonly id: string;
  readonly token: string;
  readonly actor: Actor;
  readonly message: StoredMessage;
}

/** Writes down what became of a claimed message. @returns false where the claim was no longer ours, and nothing was written */
export async function settle(
  app: App,
  held: Held,
  settlement: Omit<Settlement, 'sentAt'>,
  consentId: string | null = null,
): Promise<boolean> {
  return app.db.transaction().execute(async (tx) => {
    const at = app.clock.now();
    const sentAt = settlement.state === 'sent' ? at : null;
    if (!(await settleClaim(tx, held.id, held.token, { ...settlement, sentAt }))) return false;
    const kind = settlement.state === 'approved' ? 'waits' : settlement.state;
    const facts = settlement.problem === null ? {} : { code: settlement.problem.code };
    await insertEvent(tx, held.id, { kind, facts, at, byId: held.actor.id, byName: held.actor.name });
    if (settlement.state === 'sent') await tellRecords(app, tx, held, at, consentId);
    if (settlement.state !== 'approved') {
      const subject = { kind: 'message', id: held.id };
      await audit(app, tx, { actor: held.actor, action: `message.${settlement.state}`, subject, facts });
    }
    return true;
  });
}

/** A sent message is a contact: it stands in the timeline, counts for the limits, and is a use of the consent that it rests on. */
export async function tellRecords(
  app: App,
  tx: Db,
  { id, actor, message }: Pick<Held, 'id' | 'actor' | 'message'>,
  at: Date,
  consentId: string | null,
): Promise<void> {
  const law = message.law ?? {};
  if (message.companyId !== null) {
    const hint = { company: message.companyId, ...(message.personId === null ? {} : { person: message.personId }) };
    const fields = {
      kind: { value: 'email' },
      direction: { value: 'out' },
      happened_at: { value: at.toISOString() },
      subject: { value: message.subject },
      body: { value: message.body },
      by_id: { value: actor.id },
      by_name: { value: actor.name },
    };
    const [outcome] = await recordObservations(app, tx, actor, {
      source: { id: 'outbox', kind: 'mailbox', label: 'Postausgang' },
      observations: [{ kind: 'activity', hint, fields }],
      example: message.example,
    });
    const decision = law['decision'] === 'needs_human' ? ('needs_human' as const) : ('allowed' as const);
    const touchId = await recordTouch(tx, actor, {
      companyId: message.companyId,
      personId: message.personId,
      channel: 'email',
      purpose: message.purpose,
      decision: { decision, rule: String(law['rule'] ?? message.approvedRule ?? '') },
      groundNote: message.groundNote,
      outcome: 'sent',
      at,
      activityId: outcome?.recordId ?? null,
    });
    await setTouch(tx, id, touchId);
  }
  const used = consentId ?? law['consentId'];
  if (typeof used === 'string') await recordConsentUse(app, actor, tx, used);
}

export function problemOf(code: string, facts: Readonly<Record<string, unknown>> = {}): Problem {
  return { code, facts };
}
