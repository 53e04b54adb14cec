import { companies as contract } from '#contract/records/companies.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import {
  createRecord,
  deleteMany,
  deleteRecord,
  editRecord,
  restoreRecord,
  undoMany,
  updateMany,
} from '../editing/index.ts';
import { columnsOf } from '../fields/index.ts';
import { findTwins } from './find-twins.ts';

const kind = 'company';

export const routes: readonly Route[] = [
  route(contract.twins, { right: 'records.read' }, async ({ app, actor, input }) => ({
    rows: await findTwins(app, actor, kind, columnsOf(kind, input)),
  })),
  route(contract.create, { right: 'records.write' }, ({ app, actor, input }) => createRecord(app, actor, kind, input)),
  route(contract.update, { right: 'records.write' }, ({ app, actor, input }) =>
    editRecord(app, actor, { kind, ...input }),
  ),
  route(contract.remove, { right: 'records.delete' }, ({ app, actor, input }) =>
    deleteRecord(app, actor, kind, input.id),
  ),
  route(contract.restore, { right: 'records.delete' }, ({ app, actor, input }) =>
    restoreRecord(app, actor, kind, input.id),
  ),
  route(contract.updateMany, { right: 'records.write' }, ({ app, actor, input }) =>
    updateMany(app, actor, { kind, ...input }),
  ),
  route(contract.removeMany, { right: 'records.delete' }, ({ app, actor, input }) =>
    deleteMany(app, actor, { kind, ...input }),
  ),
  route(contract.undoMany, { right: 'records.write' }, ({ app, actor, input }) =>
    undoMany(app, actor, { kind, ...input }),
  ),
];
