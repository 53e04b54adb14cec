import { z } from 'zod';
import { contract } from '#contract/index.ts';
import { nameActions } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { rawRoute, route } from '#server/platform/http/index.ts';
import { correctSubject } from './correct-subject.ts';
import { eraseSubject } from './erase-subject.ts';
import { exportSubject } from './export-subject.ts';
import { changeRetention, keepRules, listRetention, previewRetention } from './keep-rules.ts';
import { registerOwnPlaces } from './own-places.ts';
import { processingRecords } from './records-of-processing.ts';
import { restrictSubject } from './restrict-subject.ts';
import { writePage } from './write-page.ts';

const { subject } = contract.oversight;
const manage = { right: 'system.manage' } as const;

export const routes = [
  route(subject.erase, manage, async ({ app, actor, input }) => {
    const { id, places } = await eraseSubject(app, actor, input);
    return { id, places: [...places] };
  }),
  route(subject.restrict, manage, ({ app, actor, input }) => restrictSubject(app, actor, input)),
  route(subject.correct, manage, async ({ app, actor, input }) => {
    const { records } = await correctSubject(app, actor, input);
    return { records: [...records] };
  }),
  route(subject.retention, manage, async ({ app, actor }) => ({ rows: await listRetention(app, actor.language) })),
  route(subject.previewRetention, manage, ({ app, input }) => previewRetention(app, input)),
  route(subject.changeRetention, manage, ({ app, actor, input }) => changeRetention(app, actor, input)),
  route(subject.processing, manage, () => ({
    rows: processingRecords().map((row) => ({
      ...row,
      people: [...row.people],
      columns: [...row.columns],
      pseudonymous: [...row.pseudonymous],
    })),
  })),
];

export const rawRoutes = [
  // POST, since whom it is about must stand in no address that a log or a history keeps.
  rawRoute(
    { name: 'oversight.subject.export', method: 'POST', path: '/subject/export/:format', ...manage },
    async ({ app, actor, request, params }) => {
      const body = z
        .object({ contact: z.string().trim().min(3).max(500) })
        .safeParse(await request.json().catch(() => null));
      const found = await exportSubject(app, actor, body.success ? body.data.contact : '');
      const html = params['format'] === 'html';
      const day = app.clock.now().toISOString().slice(0, 10);
      return new Response(html ? writePage(found, actor.language) : JSON.stringify(found, null, 2), {
        headers: {
          'content-type': html ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
          'content-disposition': `attachment; filename="auskunft-${day}.${html ? 'html' : 'json'}"`,
        },
      });
    },
  ),
];

export function register(app: App): void {
  registerOwnPlaces();
  app.jobs.define('retention.apply', z.object({}), async () => void (await keepRules(app)), { policy: 'one' });
  app.jobs.schedule('retention.apply', '45 3 * * *');
  nameActions({
    'subject.exported': { de: 'Auskunft erteilt', en: 'Personal data exported' },
    'subject.corrected': { de: 'Berichtigung festgehalten', en: 'Correction noted' },
    'subject.erased': { de: 'Personenbezogene Daten gelöscht', en: 'Personal data erased' },
    'subject.restricted': { de: 'Verarbeitung eingeschränkt', en: 'Processing restricted' },
    'subject.unrestricted': { de: 'Einschränkung aufgehoben', en: 'Restriction lifted' },
    'retention.changed': { de: 'Löschfrist geändert', en: 'Retention changed' },
    'retention.applied': { de: 'Löschfrist angewandt', en: 'Retention applied' },
  });
}
