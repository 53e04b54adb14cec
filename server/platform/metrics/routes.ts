import { may } from '../auth/index.ts';
import { fail } from '../failure.ts';
import { openRawRoute, type RawRoute } from '../http/index.ts';
import type { Metrics } from './metrics.ts';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** `GET /metrics`: from this machine, or with the right system.manage (an admin's key). */
export function metricsRoute(metrics: Metrics): RawRoute {
  return openRawRoute({ name: 'platform.metrics', method: 'GET', path: '/metrics' }, async ({ actor, exchange }) => {
    // Behind a proxy on the same machine everybody seems to come from it: then only a key counts.
    const local = LOOPBACK.test(exchange.address) && !exchange.headers.has('x-forwarded-for');
    if (!local && (actor === null || !may(actor, 'system.manage'))) {
      fail('not-found', { kind: 'address', text: 'There is nothing at this address.' });
    }
    return new Response(await metrics.text(), {
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
    });
  });
}
