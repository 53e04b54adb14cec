import { lists as contract } from '#contract/desk/lists.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { describeColumns } from './describe-columns.ts';
import { outlineList } from './outline-list.ts';
import { windowList } from './window-list.ts';

export const routes: readonly Route[] = [
  route(contract.columns, { right: 'records.read' }, ({ app, actor, input }) =>
    describeColumns(app, actor, input.list),
  ),
  route(contract.outline, { right: 'records.read' }, ({ app, actor, input }) => outlineList(app, actor, input)),
  route(contract.window, { right: 'records.read' }, async ({ app, actor, input }) => {
    const { rows, next } = await windowList(app, actor, input);
    return { rows: rows.map((row) => ({ ...row, cells: { ...row.cells } })), next };
  }),
];
