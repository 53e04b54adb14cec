import { z } from 'zod';
import { patternsOf, registerPlace } from '#server/oversight/subject/index.ts';
import type { App } from '#server/platform/app.ts';
import { collectNaming, deleteNaming } from './store.ts';
import { visitSites } from './visit-sites.ts';

export function register(app: App): void {
  app.jobs.define('research.visit', z.object({ id: z.uuid() }), (run) => visitSites(app, run, run.payload.id), {
    parallel: 1,
    retries: 5,
    limitSeconds: 12 * 3600,
  });
  registerPlace({
    name: 'research',
    words: { de: 'Recherchen: was auf Firmenseiten stand', en: 'Research: what stood on companies’ sites' },
    tables: ['intake.research', 'intake.research_row'],
    collect: (db, subject) => collectNaming(db, patternsOf(subject)),
    erase: async (_app, tx, _actor, subject) => ({ erased: await deleteNaming(tx, patternsOf(subject)), kept: 0 }),
  });
}
