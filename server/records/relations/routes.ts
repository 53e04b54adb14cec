import { relations as contract } from '#contract/records/relations.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { addRelation, removeRelation, showRelations } from './relate.ts';

export const routes: readonly Route[] = [
  route(contract.ofRecord, { right: 'records.read' }, async ({ app, actor, input }) => {
    const { rows, group, total, may } = await showRelations(app, actor, input.id);
    return {
      rows: rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() })),
      group: [...group],
      total,
      may,
    };
  }),
  route(contract.add, { right: 'records.write' }, ({ app, actor, input }) => addRelation(app, actor, input)),
  route(contract.end, { right: 'records.write' }, async ({ app, actor, input }) => {
    await removeRelation(app, actor, input.id);
    return { ok: true as const };
  }),
];
