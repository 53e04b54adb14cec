import { fields as contract } from '#contract/records/fields.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { archiveCustomField, saveCustomField } from './save-custom-field.ts';
import { readCustomFields } from './store.ts';

export const routes: readonly Route[] = [
  route(contract.list, { right: 'records.read' }, async ({ app, input }) => ({
    rows: await readCustomFields(app.db, input.kind ?? null),
  })),
  route(contract.save, { right: 'policy.edit' }, ({ app, actor, input }) => saveCustomField(app, actor, input)),
  route(contract.archive, { right: 'policy.edit' }, ({ app, actor, input }) =>
    archiveCustomField(app, actor, input.id, input.archived),
  ),
];
