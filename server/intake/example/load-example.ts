import { Readable } from 'node:stream';
import { type ExampleSheet, makeExampleCompany, makeExampleTasks } from '#engines/example-company/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { keepFile } from '#server/platform/files/index.ts';
import type { JobRun } from '#server/platform/jobs/index.ts';
import { exampleLoaded, setSetting } from '#server/platform/settings/index.ts';
import { createImport, inspectFile, startImportHere } from '../imports/index.ts';
import { type Observed, recordObservations } from '../observations/index.ts';
import { type ExampleState, exampleStage, exampleState } from './example-state.ts';
import { exampleImports } from './store.ts';

const SEED = 1921;

/** Marks the installation as holding example data and starts loading as a job. Loading twice is no error. */
export async function loadExample(app: App, actor: Actor): Promise<ExampleState> {
  if ((await exampleStage.read(app.db)) !== 'absent') return exampleState(app);
  await app.db.transaction().execute(async (tx) => {
    await setSetting(app, tx, actor, { key: exampleStage.key, value: 'loading' });
    await setSetting(app, tx, actor, { key: exampleLoaded.key, value: true });
    await app.jobs.send(tx, 'intake.load-example', { actor }, { ownerId: actor.id, key: 'load-example' });
    await audit(app, tx, { actor, action: 'example.load-started', subject: { kind: 'example', id: 'example' } });
  });
  return exampleState(app);
}

/**
 * The job: writes each sheet as the file that another program would export, and imports it through the same door as anybody's file.
 * Begun again after a crash, it leaves sheets alone that are done.
 */
export async function takeExampleOver(
  app: App,
  actor: Actor,
  run: Pick<JobRun<unknown>, 'signal' | 'progress'>,
): Promise<void> {
  const config = { seed: SEED, today: app.clock.now() };
  const sheets = makeExampleCompany(config);
  for (const [index, sheet] of sheets.entries()) {
    const known = (await exampleImports(app.db)).find((one) => one.file_name === sheet.name);
    const id = known?.id ?? (await prepare(app, actor, sheet));
    if (known?.state !== 'done') {
      // Its own progress is not that of the whole: nine sheets, one bar.
      const one = await startImportHere(app, actor, id, { signal: run.signal, progress: async () => {} });
      if (one.state !== 'done') fail('example-incomplete', { file: sheet.name, state: one.state });
    }
    await run.progress(index + 1, sheets.length + 1);
  }
  await app.db.transaction().execute(async (tx) => {
    await recordTasks(app, actor, tx, config);
    await setSetting(app, tx, actor, { key: exampleStage.key, value: 'loaded' });
    await app.events.publish(tx, { type: 'example-loaded' });
  });
  await run.progress(sheets.length + 1, sheets.length + 1);
}

async function prepare(app: App, actor: Actor, sheet: ExampleSheet): Promise<string> {
  const text = sheet.rows.map((row) => row.map(quoted).join(';')).join('\r\n');
  const file = await keepFile(app, Readable.from([Buffer.from(`\ufeff${text}`)]), {
    name: sheet.name,
    mediaType: 'text/csv',
    ownerId: actor.id,
    limitBytes: 64 * 1024 ** 2,
    promisedBytes: null,
  });
  const look = await inspectFile(app, actor, { fileId: file.id, kind: sheet.kind });
  const { mapping, inspection } = look;
  const order = { fileId: file.id, sheet: null, mapping, inspection, example: true, check: false };
  return (await createImport(app, actor, order)).id;
}

async function recordTasks(
  app: App,
  actor: Actor,
  tx: App['db'],
  config: { readonly seed: number; readonly today: Date },
): Promise<void> {
  const observations = makeExampleTasks(config).flatMap((task, index): Observed[] => [
    {
      kind: 'company',
      fields: {
        name: { value: task.company.name },
        customer_number: { value: task.company.number },
        postal_code: { value: task.company.postalCode },
      },
    },
    {
      kind: 'task',
      hint: { company: index * 2 },
      fields: {
        kind: { value: task.kind },
        title: { value: task.title },
        due_on: { value: task.dueOn.toISOString().slice(0, 10) },
        assigned_to: { value: actor.id },
      },
    },
  ]);
  const source = { id: 'example', kind: 'command', label: 'Beispielfirma', trust: 10 } as const;
  const outcomes = await recordObservations(app, tx, actor, { source, observations, example: true });
  const faulty = outcomes.find((outcome) => outcome.kind === 'task' && outcome.verdict === 'faulty');
  if (faulty) fail('example-incomplete', { reasons: faulty.reasons });
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
