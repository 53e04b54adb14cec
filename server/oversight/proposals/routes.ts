import { contract } from '#contract/index.ts';
import type { App } from '#server/platform/app.ts';
import { defineCounter, may } from '#server/platform/auth/index.ts';
import { route } from '#server/platform/http/index.ts';
import { assign } from './assign.ts';
import { decide, decideMany } from './decide.ts';
import { countWaiting, getProposal, listProposals } from './list-proposals.ts';
import { clearTeam, findDeciders } from './store.ts';
import { checkApplied, undoDecision } from './undo-decision.ts';

const { proposals } = contract.oversight;
const right = 'review.decide';

export const routes = [
  route(proposals.list, { right }, ({ app, actor, input: { after, limit, olderThanDays, overdue, ...filter } }) => {
    const before =
      olderThanDays === undefined ? undefined : new Date(app.clock.now().getTime() - olderThanDays * 86_400_000);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(app.clock.now());
    const late = overdue === true ? { overdue: today } : {};
    return listProposals(app, actor, { filter: { ...filter, before, ...late }, after, limit });
  }),
  route(proposals.counts, { right }, async ({ app, actor }) => ({ rows: await countWaiting(app, actor) })),
  route(proposals.get, { right }, ({ app, actor, input }) => getProposal(app, actor, input.id)),
  route(proposals.decide, { right }, async ({ app, actor, input: { id, until, ...decision } }) => {
    await decide(app, actor, id, { ...decision, until: until === undefined ? undefined : new Date(until) });
    return getProposal(app, actor, id);
  }),
  route(proposals.decideMany, { right }, async ({ app, actor, input }) => ({
    rows: [...(await decideMany(app, actor, input.items, { decision: input.decision, reason: input.reason }))],
  })),
  route(proposals.assign, { right }, ({ app, actor, input }) => assign(app, actor, input)),
  route(proposals.deciders, { right }, async ({ app }) => ({ rows: [...(await findDeciders(app.db))] })),
  route(proposals.undo, { right }, async ({ app, actor, input }) => {
    await undoDecision(app, actor, input.id, input.version);
    return getProposal(app, actor, input.id);
  }),
  route(proposals.check, { right }, async ({ app, actor, input }) => {
    await checkApplied(app, actor, input.id, input);
    return getProposal(app, actor, input.id);
  }),
];

export function register(app: App): void {
  // Whom a proposal is shown to follows its subject, which loses a team that is removed.
  app.events.on('access-changed', async (tx, { what, subjectId }) => {
    if (what === 'team-removed') await clearTeam(tx, subjectId);
  });
  defineCounter('review', async (app, actor) => {
    if (!may(actor, right)) return 0;
    const counts = await countWaiting(app, actor);
    return counts.filter((row) => row.shelf === 'waiting').reduce((sum, row) => sum + row.count, 0);
  });
}
