import { contract } from '#contract/index.ts';
import { route } from '#server/platform/http/index.ts';
import { changePolicy, endRoleRule } from './change-policy.ts';
import { listPolicies, listPolicyHistory } from './list-policies.ts';
import { previewPolicy } from './preview-policy.ts';

const { policy } = contract.oversight;

export const routes = [
  route(policy.list, { right: 'records.read' }, async ({ app, actor }) => ({
    rows: await listPolicies(app, actor.language),
  })),
  route(policy.history, { right: 'policy.edit' }, async ({ app, input }) => ({
    rows: await listPolicyHistory(app, input.kind),
  })),
  route(policy.preview, { right: 'policy.edit' }, ({ app, input }) => previewPolicy(app, input)),
  route(policy.change, { right: 'policy.edit' }, ({ app, actor, input }) => changePolicy(app, actor, input)),
  route(policy.endRole, { right: 'policy.edit' }, ({ app, actor, input }) => endRoleRule(app, actor, input)),
];
