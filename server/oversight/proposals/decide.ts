import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import { type KnownKind, kindOf } from './kinds.ts';
import { payloadHash } from './payload-hash.ts';
import { changeProposal, lockProposal, type StoredProposal } from './store.ts';

export interface Decision {
  readonly decision: 'approve' | 'reject' | 'later' | 'unsure';
  /** The version that the person saw. */
  readonly version: number;
  readonly reason?: string | undefined;
  /** Changed parts of the payload, with `approve`. */
  readonly edits?: Readonly<Record<string, unknown>> | undefined;
  /** With `later`; default tomorrow at the same time. */
  readonly until?: Date | undefined;
  /** One of many approved with one key: refused where the policy says that a person does it. */
  readonly inBulk?: boolean | undefined;
}

const actions = {
  approve: 'proposal.applied',
  reject: 'proposal.rejected',
  later: 'proposal.postponed',
  unsure: 'proposal.doubted',
} as const;

/**
 * A person decides. Approving applies the change, the decision and its log entry in one transaction: if any part fails, nothing has happened
 * and the proposal waits on.
 *
 * @throws Failure `not-found`, `forbidden`, `changed-meanwhile`, `conflict` (decided already), `tampered`, `one-by-one`, and what `apply` throws
 */
export async function decide(
  app: App,
  actor: Actor,
  id: string,
  decision: Decision,
): Promise<{ readonly version: number }> {
  return app.db.transaction().execute(async (tx) => {
    const proposal = await decidable(tx, actor, id, decision.version);
    const kind = kindOf(proposal.kind);
    requireRights(actor, kind);
    const by = { id: actor.id, name: actor.name, at: app.clock.now() };
    const reason = decision.reason?.trim() || null;
    if (decision.decision === 'approve') {
      if (decision.inBulk && proposal.route === 'person') fail('one-by-one', { kind: proposal.kind });
      const payload = kind.read({ ...asObject(untampered(proposal)), ...decision.edits });
      const subject = { kind: proposal.subjectKind, id: proposal.subjectId };
      const result = await kind.apply({ app, tx, actor, proposalId: id, subject, payload });
      await changeProposal(tx, id, { state: 'applied', edits: decision.edits, result, reason, decided: by });
    } else if (decision.decision === 'reject') {
      const subject = { kind: proposal.subjectKind, id: proposal.subjectId };
      await kind.refuse({ app, tx, actor, proposalId: id, subject, payload: untampered(proposal) });
      await changeProposal(tx, id, { state: 'rejected', reason, decided: by });
    } else if (decision.decision === 'unsure') {
      await changeProposal(tx, id, { state: 'unsure', reason, decided: null });
    } else {
      const laterUntil = decision.until ?? new Date(by.at.getTime() + 24 * 3_600_000);
      await changeProposal(tx, id, { state: 'later', laterUntil, reason, decided: null });
    }
    await audit(app, tx, entryFor(actor, proposal, decision, reason));
    return { version: proposal.version + 1 };
  });
}

function entryFor(actor: Actor, proposal: StoredProposal, { decision, edits }: Decision, reason: string | null) {
  return {
    actor,
    action: actions[decision],
    subject: { kind: 'proposal', id: proposal.id },
    facts: {
      kind: proposal.kind,
      about: { kind: proposal.subjectKind, id: proposal.subjectId },
      confidence: proposal.confidence,
      producer: { producer: proposal.producer, version: proposal.producerVersion },
      // A reason is typed by a person and may name people; the log keeps that there was one, the proposal keeps the words.
      reasonGiven: reason !== null,
      edited: Object.keys(edits ?? {}),
    },
  };
}

async function decidable(tx: Db, actor: Actor, id: string, version: number): Promise<StoredProposal> {
  const proposal = await lockProposal(tx, actor, id);
  if (proposal === null) return fail('not-found', { kind: 'proposal' });
  if (proposal.state === 'applied' || proposal.state === 'rejected' || proposal.state === 'superseded') {
    return fail('conflict', { reason: 'decided', state: proposal.state, by: proposal.decidedByName });
  }
  if (proposal.version !== version) return fail('changed-meanwhile', { version: proposal.version });
  return proposal;
}

export function requireRights(actor: Actor, kind: KnownKind): void {
  const lacks = ['review.decide' as const, kind.right].find((right) => right !== null && !may(actor, right));
  if (lacks) fail('forbidden', { right: lacks });
}

// What is applied must be what was proposed and shown: a payload changed behind our back is refused.
function untampered(proposal: StoredProposal): unknown {
  if (payloadHash(proposal.payload).equals(proposal.payloadHash)) return proposal.payload;
  return fail('tampered', {
    id: proposal.id,
    text: 'The proposal was changed after it was made. Nothing was applied.',
  });
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export type Decided = { readonly id: string } & ({ readonly ok: true } | { readonly ok: false; readonly code: string });

/** Many at once, each in a transaction of its own: one that fails leaves the others decided. What the policy leaves to a person is refused here (`one-by-one`). */
export async function decideMany(
  app: App,
  actor: Actor,
  items: readonly { readonly id: string; readonly version: number }[],
  decision: Omit<Decision, 'version' | 'edits' | 'inBulk'>,
): Promise<readonly Decided[]> {
  const answers: Decided[] = [];
  for (const { id, version } of items) {
    try {
      await decide(app, actor, id, { ...decision, version, inBulk: true });
      answers.push({ id, ok: true });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      answers.push({ id, ok: false, code: error.code });
    }
  }
  return answers;
}
