import { deals as contract } from '#contract/records/deals.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { createRecord, deleteRecord, editRecord, restoreRecord } from '../editing/index.ts';
import { moveDeal } from './move-deal.ts';
import { saveStages } from './save-stages.ts';
import { showBoard, showDeal } from './show-deals.ts';
import { readStages } from './store.ts';

const kind = 'deal';

export const routes: readonly Route[] = [
  route(contract.stages, { right: 'records.read' }, async ({ app }) => ({ rows: await readStages(app.db) })),
  route(contract.saveStages, { right: 'policy.edit' }, async ({ app, actor, input }) => ({
    rows: await saveStages(app, actor, input.rows),
  })),
  route(contract.board, { right: 'records.read' }, async ({ app, actor, input }) => ({
    columns: await showBoard(app, actor, input),
  })),
  route(contract.get, { right: 'records.read' }, ({ app, actor, input }) => showDeal(app, actor, input.id)),
  route(contract.create, { right: 'records.write' }, ({ app, actor, input }) => createRecord(app, actor, kind, input)),
  route(contract.update, { right: 'records.write' }, ({ app, actor, input }) =>
    editRecord(app, actor, { kind, ...input }),
  ),
  route(contract.move, { right: 'records.write' }, ({ app, actor, input }) => moveDeal(app, actor, input)),
  route(contract.remove, { right: 'records.delete' }, ({ app, actor, input }) =>
    deleteRecord(app, actor, kind, input.id),
  ),
  route(contract.restore, { right: 'records.delete' }, ({ app, actor, input }) =>
    restoreRecord(app, actor, kind, input.id),
  ),
];
