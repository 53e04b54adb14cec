import { z } from 'zod';
import { nameActions } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { takeBack } from './change-import.ts';
import { checkImport, runImport } from './work-through.ts';

const byId = z.object({ id: z.uuid() });
const actor = z.object({
  kind: z.enum(['person', 'machine', 'command']),
  id: z.string(),
  name: z.string(),
  role: z.enum(['admin', 'head_of_sales', 'sales', 'marketing', 'reader']),
  teamId: z.string().nullable(),
  language: z.enum(['de', 'en']),
});
/** A file of 5 million rows takes hours. */
const limitSeconds = 12 * 3600;

export function register(app: App): void {
  nameActions({
    'import.started': { de: 'Import begonnen', en: 'Import started' },
    'import.finished': { de: 'Import abgeschlossen', en: 'Import finished' },
    'import.cancelled': { de: 'Import abgebrochen', en: 'Import cancelled' },
    'import.undo-started': { de: 'Rücknahme eines Imports begonnen', en: 'Undoing an import started' },
    'import.undone': { de: 'Import zurückgenommen', en: 'Import undone' },
  });
  app.jobs.define('intake.check-import', byId, (run) => checkImport(app, run, run.payload.id), {
    limitSeconds,
    parallel: 2,
  });
  app.jobs.define('intake.run-import', byId, (run) => runImport(app, run, run.payload.id), {
    limitSeconds,
    parallel: 2,
    retries: 20,
  });
  app.jobs.define(
    'intake.undo-import',
    byId.extend({ by: actor }),
    (run) => takeBack(app, run, run.payload.id, run.payload.by),
    { limitSeconds, retries: 20 },
  );
}
