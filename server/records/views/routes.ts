import { views as contract } from '#contract/records/views.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { changeView, listViews, removeView, saveView } from './keep-views.ts';

const right = { right: 'records.read' } as const;

export const routes: readonly Route[] = [
  route(contract.list, right, async ({ app, actor, input }) => ({ rows: await listViews(app, actor, input) })),
  route(contract.save, right, ({ app, actor, input }) => saveView(app, actor, input)),
  route(contract.change, right, ({ app, actor, input }) => changeView(app, actor, input)),
  route(contract.remove, right, ({ app, actor, input }) => removeView(app, actor, input)),
];
