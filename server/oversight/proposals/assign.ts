import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { assignProposals, findDeciders } from './store.ts';

/**
 * Gives waiting proposals to a person and a day; null takes either away. Says nothing about what is decided.
 *
 * @returns how many were assigned; those decided meanwhile or not to be seen are left out
 * @throws Failure `not-found` for a person who may not decide
 */
export async function assign(
  app: App,
  actor: Actor,
  input: { readonly ids: readonly string[]; readonly userId: string | null; readonly dueOn: string | null },
): Promise<{ readonly assigned: number }> {
  return app.db.transaction().execute(async (tx) => {
    if (input.userId !== null && !(await findDeciders(tx)).some(({ id }) => id === input.userId))
      fail('not-found', { kind: 'user' });
    const assigned = await assignProposals(tx, actor, input.ids, input);
    const facts = { count: assigned, to: input.userId, dueOn: input.dueOn };
    if (assigned > 0) await audit(app, tx, { actor, action: 'proposal.assigned', facts });
    return { assigned };
  });
}
