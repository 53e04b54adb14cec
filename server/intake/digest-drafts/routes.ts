import { digestDrafts as contract } from '#contract/intake/digest-drafts.ts';
import { fail } from '#server/platform/failure.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { deleteDraft, findDraft, putDraft } from './store.ts';

const right = { right: 'import.run' } as const;

/** A draft is a person's own: nobody else reads it, and a machine has none. */
export const routes: readonly Route[] = [
  route(contract.get, right, async ({ app, actor, input }) => {
    const draft = actor.kind === 'person' ? await findDraft(app.db, actor.id, input) : null;
    return { draft: draft && { ...draft, savedAt: draft.savedAt.toISOString() } };
  }),
  route(contract.save, right, async ({ app, actor, input }) => {
    if (actor.kind !== 'person') fail('forbidden', { kind: 'digest-draft' });
    const savedAt = app.clock.now();
    await putDraft(app.db, actor.id, input, { text: input.text, proposal: input.proposal, savedAt });
    return { savedAt: savedAt.toISOString() };
  }),
  route(contract.remove, right, async ({ app, actor, input }) => {
    if (actor.kind === 'person') await deleteDraft(app.db, actor.id, input);
    return { ok: true as const };
  }),
];
