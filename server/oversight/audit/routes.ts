import { Readable } from 'node:stream';
import { contract } from '#contract/index.ts';
import type { App } from '#server/platform/app.ts';
import { rawRoute, route } from '#server/platform/http/index.ts';
import { anchorSoon } from './anchor.ts';
import { exportAudit } from './export-audit.ts';
import { listAudit } from './list-audit.ts';
import { verifyAudit } from './verify-audit.ts';
import { faultIn } from './words.ts';
import { audit as append } from './write-audit.ts';

const { audit } = contract.oversight;
const right = 'audit.read';

export const routes = [
  route(audit.list, { right }, async ({ app, actor, input: { before, limit, from, to, ...filter } }) => {
    const moment = (text: string | undefined) => (text === undefined ? undefined : new Date(text));
    const span = { from: moment(from), to: moment(to) };
    const page = await listAudit(app, actor.language, { filter: { ...filter, ...span }, before, limit });
    return { entries: [...page.entries], next: page.next };
  }),
  route(audit.verify, { right }, async ({ app, actor, signal }) => {
    const { faults, ...verdict } = await verifyAudit(app, { signal });
    return {
      ...verdict,
      faults: faults.map((fault) => ({ code: fault.code, text: faultIn(fault, actor.language) })),
      checkedAt: app.clock.now().toISOString(),
    };
  }),
];

export const rawRoutes = [
  rawRoute({ name: 'oversight.audit.export', method: 'GET', path: '/audit/export/:format', right }, async (call) => {
    const format = call.params['format'] === 'csv' ? 'csv' : 'jsonl';
    const bytes = Readable.toWeb(Readable.from(exportAudit(call.app, format, call.actor.language)));
    const day = call.app.clock.now().toISOString().slice(0, 10);
    return new Response(bytes as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
        'content-disposition': `attachment; filename="protokoll-${day}.${format}"`,
      },
    });
  }),
];

/** The platform lies below the log and cannot call it: what it changes reaches the log as facts. */
export function register(app: App): void {
  // Makes up for entries whose process ended before it could anchor them.
  anchorSoon(app);
  app.events.on('setting-changed', (tx, { actor, key, from, to }) =>
    append(app, tx, { actor, action: 'setting.changed', subject: { kind: 'setting', id: key }, facts: { from, to } }),
  );
  app.events.on('access-changed', (tx, { actor, what, subjectId, facts }) =>
    append(app, tx, { actor, action: `access.${what}`, subject: { kind: 'access', id: subjectId }, facts }),
  );
}
