import { trash } from '#contract/records/trash.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { listTrash } from './list-trash.ts';

export const routes: readonly Route[] = [
  route(trash.list, { right: 'records.delete' }, ({ app, actor, input }) => listTrash(app, actor, input)),
];
