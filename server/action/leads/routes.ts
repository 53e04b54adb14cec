import { leads as contract } from '#contract/action/leads.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { listLeads } from './list-leads.ts';
import { showLead } from './show-lead.ts';
import { stepLead } from './step-lead.ts';

export const routes: readonly Route[] = [
  route(contract.list, { right: 'records.read' }, ({ app, actor, input }) => listLeads(app, actor, input)),
  route(contract.get, { right: 'records.read' }, ({ app, actor, input }) => showLead(app, actor, input.id)),
  route(contract.step, { right: 'records.write' }, async ({ app, actor, input }) => {
    await stepLead(app, actor, input);
    return { ok: true as const };
  }),
];
