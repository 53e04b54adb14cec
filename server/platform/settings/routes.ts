import { contract } from '#contract/index.ts';
import { route } from '../http/index.ts';
import { changeSetting } from './change-setting.ts';
import { listSettings } from './list-settings.ts';

const { settings } = contract.platform;

export const routes = [
  route(settings.list, { right: 'policy.edit' }, async ({ app, actor }) => ({ rows: await listSettings(app, actor) })),
  route(settings.change, { right: 'policy.edit' }, async ({ app, actor, input }) => {
    await changeSetting(app, actor, input);
    return { ok: true };
  }),
];
