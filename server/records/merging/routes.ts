import { merges as contract } from '#contract/records/merges.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { mergeByHand, mergesOf, unmergeByHand } from './merge-by-hand.ts';

export const routes: readonly Route[] = [
  route(contract.merge, { right: 'records.write' }, ({ app, actor, input }) => mergeByHand(app, actor, input)),
  route(contract.undo, { right: 'records.write' }, ({ app, actor, input }) => unmergeByHand(app, actor, input.id)),
  route(contract.ofRecord, { right: 'records.read' }, async ({ app, actor, input }) => ({
    rows: [...(await mergesOf(app, actor, input.id))],
  })),
];
