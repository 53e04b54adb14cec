import { contract } from '#contract/index.ts';
import { openRawRoute, route } from '../http/index.ts';
import { describeHealth, isReady } from './health.ts';

export const routes = [
  route(contract.platform.system.health, { right: 'system.manage' }, ({ app }) => describeHealth(app)),
];

/** For whoever watches the process. `/health`: it is alive. `/health/ready`: it can serve; 503 with what is missing otherwise. */
export const rawRoutes = [
  openRawRoute({ name: 'platform.alive', method: 'GET', path: '/health' }, async () => Response.json({ ok: true })),
  openRawRoute({ name: 'platform.ready', method: 'GET', path: '/health/ready' }, async ({ app }) => {
    const parts = await isReady(app);
    const ok = Object.values(parts).every(Boolean);
    return Response.json({ ok, ...parts }, { status: ok ? 200 : 503 });
  }),
];
