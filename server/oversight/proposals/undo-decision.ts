import { audit } from '#server/oversight/audit/index.ts';
import { judgeProducer } from '#server/oversight/checks/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { requireRights } from './decide.ts';
import { kindOf } from './kinds.ts';
import { changeProposal, findAlike, lockProposal, markChecked } from './store.ts';

/** How long a decision can be taken back. */
export const undoDays = 30;

/**
 * Takes a decision back, the applied change included; the proposal waits again.
 *
 * @throws Failure `not-found`, `forbidden`, `changed-meanwhile`, `conflict` (nothing to undo, or a newer proposal waits), `cannot-undo`, `too-late`
 */
export async function undoDecision(
  app: App,
  actor: Actor,
  id: string,
  version: number,
): Promise<{ readonly version: number }> {
  return app.db.transaction().execute(async (tx) => {
    const proposal = await lockProposal(tx, actor, id);
    if (proposal === null) return fail('not-found', { kind: 'proposal' });
    const kind = kindOf(proposal.kind);
    requireRights(actor, kind);
    if (proposal.version !== version) fail('changed-meanwhile', { version: proposal.version });
    if (proposal.state === 'open' || proposal.state === 'superseded') fail('conflict', { reason: 'not-decided' });
    const age = app.clock.now().getTime() - (proposal.decidedAt ?? app.clock.now()).getTime();
    if (age > undoDays * 86_400_000) fail('too-late', { days: undoDays });
    const alike = proposal.dedupeKey === null ? [] : await findAlike(tx, proposal.kind, proposal.dedupeKey);
    if (alike.some((other) => other.id !== id && other.state !== 'rejected'))
      fail('conflict', { reason: 'newer-waits' });
    const payload = { ...(proposal.payload as object), ...proposal.edits };
    const call = {
      app,
      tx,
      actor,
      proposalId: id,
      subject: { kind: proposal.subjectKind, id: proposal.subjectId },
      payload,
    };
    if (proposal.state === 'applied') await kind.revert(call, proposal.result ?? {});
    else if (proposal.state === 'rejected') await kind.takeBackRefusal(call);
    await changeProposal(tx, id, { state: 'open', decided: null });
    const by = { id: actor.id, name: actor.name, at: app.clock.now() };
    // Taken back by a person: what the machine applied unseen was not right.
    const unseen = proposal.state === 'applied' && proposal.appliedUnseen;
    if (unseen) await markChecked(tx, id, false, by);
    if (unseen) await judgeProducer(app, tx, proposal.kind, proposal.producer);
    await audit(app, tx, {
      actor,
      action: 'proposal.undone',
      subject: { kind: 'proposal', id },
      facts: {
        kind: proposal.kind,
        was: proposal.state,
        about: { kind: proposal.subjectKind, id: proposal.subjectId },
      },
    });
    return { version: proposal.version + (unseen ? 2 : 1) };
  });
}

/** The answer to a spot check: was what the machine applied unseen right? Measured precision comes from these. */
export async function checkApplied(
  app: App,
  actor: Actor,
  id: string,
  check: { readonly version: number; readonly right: boolean },
): Promise<{ readonly version: number }> {
  return app.db.transaction().execute(async (tx) => {
    const proposal = await lockProposal(tx, actor, id);
    if (proposal === null) return fail('not-found', { kind: 'proposal' });
    requireRights(actor, kindOf(proposal.kind));
    if (proposal.version !== check.version) fail('changed-meanwhile', { version: proposal.version });
    if (!proposal.checkWanted || proposal.checkedRight !== null) fail('conflict', { reason: 'no-check-wanted' });
    const subject = { kind: proposal.subjectKind, id: proposal.subjectId };
    await kindOf(proposal.kind).checked(
      { app, tx, actor, proposalId: id, subject, payload: proposal.payload },
      check.right,
    );
    await markChecked(tx, id, check.right, { id: actor.id, name: actor.name, at: app.clock.now() });
    const facts = { kind: proposal.kind, right: check.right, confidence: proposal.confidence };
    await audit(app, tx, { actor, action: 'proposal.checked', subject: { kind: 'proposal', id }, facts });
    await judgeProducer(app, tx, proposal.kind, proposal.producer);
    return { version: proposal.version + 1 };
  });
}
