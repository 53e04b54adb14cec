import { z } from 'zod';
import '../derivation/index.ts';
import { nameActions } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { Failure } from '#server/platform/failure.ts';
import { askAgain } from './run-dedupe.ts';
import { JOB, startDedupe, workThrough } from './start-dedupe.ts';
import { trainAll } from './train-model.ts';
import { actionWords } from './words.ts';

const FEW = 20;
const machine = { kind: 'machine', id: 'dedupe', name: 'Dublettensuche' } as const;

export function register(app: App): void {
  nameActions(actionWords);
  app.jobs.define(JOB, z.object({ id: z.uuid() }), (run) => workThrough(app, run), {
    policy: 'one',
    limitSeconds: 12 * 3600,
    retries: 5,
  });
  const some = z.object({ kind: z.enum(['company', 'person']), ids: z.array(z.uuid()).max(FEW) });
  app.jobs.define('records.dedupe-some', some, ({ payload }) => askAgain(app, payload.kind, payload.ids), {
    parallel: 2,
  });
  // A list asks for each of its rows while it is taken over; what people change is asked for after they have saved.
  app.events.on('records-changed', async (tx, { kind, ids, how, actor }) => {
    if (how !== 'derived' || actor.kind !== 'person' || ids.length > FEW || (kind !== 'company' && kind !== 'person'))
      return;
    await app.jobs.send(tx, 'records.dedupe-some', { kind, ids: [...ids] });
  });
  // Every record is asked for when it comes in or changes; the weekly pass finds what a new model, or a new word of another record, brings.
  app.jobs.define('records.dedupe-weekly', z.object({}), async () => {
    try {
      await startDedupe(app, machine, { dryRun: false });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'conflict') throw error;
    }
  });
  app.jobs.schedule('records.dedupe-weekly', '40 3 * * 0');
  app.jobs.define('records.linkage-train', z.object({}), () => trainAll(app, machine), { policy: 'one' });
  app.jobs.schedule('records.linkage-train', '10 3 * * *');
}
