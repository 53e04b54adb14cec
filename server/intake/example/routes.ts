import { z } from 'zod';
import { example as contract } from '#contract/intake/example.ts';
import { nameActions } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { exampleState } from './example-state.ts';
import { loadExample, takeExampleOver } from './load-example.ts';
import { removeExample } from './remove-example.ts';

export const routes: readonly Route[] = [
  route(contract.state, { right: 'signed-in' }, ({ app }) => exampleState(app)),
  route(contract.load, { right: 'system.manage' }, ({ app, actor }) => loadExample(app, actor)),
  route(contract.remove, { right: 'system.manage' }, ({ app, actor }) => removeExample(app, actor)),
];

const actor = z.object({
  kind: z.enum(['person', 'machine', 'command']),
  id: z.string(),
  name: z.string(),
  role: z.enum(['admin', 'head_of_sales', 'sales', 'marketing', 'reader']),
  teamId: z.string().nullable(),
  language: z.enum(['de', 'en']),
});

export function register(app: App): void {
  nameActions({
    'example.load-started': { de: 'Beispielfirma angefordert', en: 'Example company asked for' },
    'example.removed': { de: 'Beispieldaten entfernt', en: 'Example data removed' },
  });
  app.jobs.define('intake.load-example', z.object({ actor }), (run) => takeExampleOver(app, run.payload.actor, run), {
    policy: 'one',
    retries: 5,
    limitSeconds: 3600,
  });
}
