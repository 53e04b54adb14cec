import { z } from 'zod';
import { contract } from '#contract/index.ts';
import { nameActions } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { route } from '#server/platform/http/index.ts';
import { followThresholds } from './follow-thresholds.ts';
import { releaseProducer } from './hold-producer.ts';
import { showChecks } from './show-checks.ts';

const { checks } = contract.oversight;

export const routes = [
  route(checks.list, { right: 'review.decide' }, ({ app, actor }) => showChecks(app, actor.language)),
  route(checks.release, { right: 'policy.edit' }, async ({ app, actor, input }) => {
    await releaseProducer(app, actor, input);
    return { ok: true };
  }),
];

export function register(app: App): void {
  app.jobs.define('checks.follow', z.object({}), async () => void (await followThresholds(app)), { policy: 'one' });
  app.jobs.schedule('checks.follow', '35 2 * * *');
  nameActions({
    'producer.held': { de: 'Erzeuger auf Freigabe zurückgestuft', en: 'Producer taken down to approval' },
    'producer.released': { de: 'Zurückstufung eines Erzeugers aufgehoben', en: 'Producer let go again' },
  });
}
