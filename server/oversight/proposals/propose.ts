import { audit } from '#server/oversight/audit/index.ts';
import { producerHeld } from '#server/oversight/checks/index.ts';
import { policyFor } from '#server/oversight/policy/index.ts';
import type { Actor, Role } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { Failure } from '#server/platform/failure.ts';
import { type KnownKind, kindOf } from './kinds.ts';
import { payloadHash } from './payload-hash.ts';
import { changeProposal, type Evidence, findAlike, insertProposal, roleOf, withSavepoint } from './store.ts';

export interface ProposalInput {
  readonly kind: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly payload: unknown;
  readonly evidence: readonly Evidence[];
  /** Calibrated probability that the proposal is right, 0 to 1; null: nobody can say, then a person decides. */
  readonly confidence: number | null;
  readonly producer: { readonly name: string; readonly version: string };
  /** Owner and team of the subject: who sees the proposal. */
  readonly owner?: { readonly ownerId: string | null; readonly teamId: string | null };
  /** Role on whose behalf the machine works, where the policy tells roles apart; without it the owner's. */
  readonly role?: Role;
  /** Names the matter: a newer proposal replaces the waiting one, and one that a person refused is not made again. */
  readonly dedupeKey?: string;
  readonly example?: boolean;
}

export type Proposed =
  | { readonly outcome: 'waiting' | 'applied'; readonly id: string }
  /** The same is waiting already, or a person has refused it. */
  | { readonly outcome: 'known' | 'refused-before'; readonly id: string };

const machine = (producer: ProposalInput['producer']): Actor => ({
  kind: 'machine',
  id: producer.name,
  name: `${producer.name} ${producer.version}`,
  role: 'admin',
  teamId: null,
  language: 'de',
});

/**
 * The one way for the machine to change anything: it proposes, and the policy decides whether a person looks first. Where it lets the
 * change through, it is applied in this transaction; should that fail, a person gets it with the reason.
 *
 * @throws Failure `unknown-kind`, `invalid-input`
 */
export async function propose(app: App, tx: Db, input: ProposalInput): Promise<Proposed> {
  const kind = kindOf(input.kind);
  const payload = kind.read(input.payload);
  const hash = payloadHash(payload);
  const alike = input.dedupeKey === undefined ? [] : await findAlike(tx, input.kind, input.dedupeKey);
  for (const other of alike) {
    const same = other.payloadHash.equals(hash);
    if (same && other.state === 'rejected') return { outcome: 'refused-before', id: other.id };
    if (same) return { outcome: 'known', id: other.id };
    if (other.state !== 'rejected') await changeProposal(tx, other.id, { state: 'superseded', decided: null });
  }
  const role = input.role ?? (await roleOf(tx, input.owner?.ownerId ?? null)) ?? '*';
  const allowed = await policyFor(tx, input.kind, role, input.confidence);
  const unseen = allowed.mode === 'sampled' || allowed.mode === 'automatic';
  const held = unseen && (await producerHeld(tx, input.kind, input.producer.name));
  const policy = held ? { ...allowed, mode: 'approve' as const, reason: 'producer-held' as const } : allowed;
  const id = await insertProposal(tx, {
    kind: input.kind,
    subjectKind: input.subject.kind,
    subjectId: input.subject.id,
    ownerId: input.owner?.ownerId ?? null,
    teamId: input.owner?.teamId ?? null,
    payload,
    payloadHash: hash,
    evidence: input.evidence,
    confidence: input.confidence,
    producer: input.producer.name,
    producerVersion: input.producer.version,
    route: policy.mode,
    routeReason: policy.reason,
    role,
    policyVersion: policy.version,
    dedupeKey: input.dedupeKey ?? null,
    example: input.example ?? false,
    createdAt: app.clock.now(),
  });
  if (policy.mode !== 'sampled' && policy.mode !== 'automatic') return { outcome: 'waiting', id };
  const checkWanted = policy.mode === 'sampled' && isDrawn(id, policy.share);
  const applied = await applyUnseen(app, tx, kind, { ...input, payload }, id, checkWanted);
  return { outcome: applied ? 'applied' : 'waiting', id };
}

async function applyUnseen(
  app: App,
  tx: Db,
  kind: KnownKind,
  input: ProposalInput,
  id: string,
  checkWanted: boolean,
): Promise<boolean> {
  const actor = machine(input.producer);
  const { subject, payload } = input;
  try {
    const result = await withSavepoint(tx, () => kind.apply({ app, tx, actor, proposalId: id, subject, payload }));
    const decided = { id: actor.id, name: actor.name, at: app.clock.now() };
    await changeProposal(tx, id, { state: 'applied', result, checkWanted, appliedUnseen: true, decided });
    const facts = { kind: input.kind, confidence: input.confidence, checkWanted, about: subject };
    await audit(app, tx, { actor, action: 'proposal.applied-unseen', subject: { kind: 'proposal', id }, facts });
    return true;
  } catch (error) {
    const fault = error instanceof Failure ? error.code : 'internal';
    app.log.warn('a proposal could not be applied unseen and goes to a person', { kind: input.kind, code: fault });
    await changeProposal(tx, id, { state: 'open', fault, decided: null });
    return false;
  }
}

/** Drawn by the random id itself: nobody can steer the sample, and no second source of chance is needed. */
function isDrawn(id: string, share: number): boolean {
  return Number.parseInt(id.slice(0, 8), 16) / 2 ** 32 < share;
}
