import { z } from 'zod';
import { contract } from '#contract/index.ts';
import type { App } from '#server/platform/app.ts';
import { route } from '#server/platform/http/index.ts';
import { startOptIn } from './start-opt-in.ts';
import { forgetUnconfirmed } from './store.ts';

const { optIns } = contract.action;

export const routes = [
  route(optIns.start, { right: 'consent.write' }, ({ app, actor, input }) => startOptIn(app, actor, input)),
];

export function register(app: App): void {
  app.jobs.define('opt-ins.forget', z.object({}), async () => void (await forgetUnconfirmed(app.db, app.clock.now())), {
    policy: 'one',
  });
  app.jobs.schedule('opt-ins.forget', '25 3 * * *');
}
