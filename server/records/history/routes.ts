import { fields as contract } from '#contract/records/fields.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { fieldHistory } from './field-history.ts';

export const routes: readonly Route[] = [
  route(contract.history, { right: 'records.read' }, async ({ app, actor, input }) => ({
    fields: await fieldHistory(app, actor, input),
  })),
];
