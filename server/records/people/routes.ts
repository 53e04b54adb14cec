import { people as contract } from '#contract/records/people.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { findTwins } from '../companies/index.ts';
import { createRecord, deleteRecord, editRecord, restoreRecord } from '../editing/index.ts';
import { columnsOf } from '../fields/index.ts';
import { showPerson } from './show-person.ts';

const kind = 'person';

export const routes: readonly Route[] = [
  route(contract.twins, { right: 'records.read' }, async ({ app, actor, input }) => ({
    rows: await findTwins(app, actor, kind, columnsOf(kind, input)),
  })),
  route(contract.get, { right: 'records.read' }, ({ app, actor, input }) => showPerson(app, actor, input.id)),
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
];
