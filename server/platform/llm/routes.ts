import { models } from '#contract/platform/models.ts';
import { route } from '../http/index.ts';
import { removeProvider, saveProvider } from './save-provider.ts';
import { saveTask } from './save-task.ts';
import { showModels } from './show-models.ts';
import { testProvider } from './test-provider.ts';

const done = { ok: true as const };

export const routes = [
  route(models.show, { right: 'policy.edit' }, ({ app, actor }) => showModels(app, actor)),
  route(models.saveProvider, { right: 'system.manage' }, async ({ app, actor, input }) => {
    await saveProvider(app, actor, input);
    return done;
  }),
  route(models.deleteProvider, { right: 'system.manage' }, async ({ app, actor, input }) => {
    await removeProvider(app, actor, input.id);
    return done;
  }),
  route(models.testProvider, { right: 'system.manage' }, ({ app, actor, input }) => testProvider(app, actor, input.id)),
  route(models.saveTask, { right: 'system.manage' }, async ({ app, actor, input }) => {
    await saveTask(app, actor, input);
    return done;
  }),
];
