import { audit } from '#server/oversight/audit/index.ts';
import { retractImportedConsents } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import type { JobRun } from '#server/platform/jobs/index.ts';
import { retractObservations } from '../observations/index.ts';
import { layoutKey, ownerOf } from './inspect-file.ts';
import {
  countObservations,
  findImport,
  lockFile,
  lockImport,
  nextObservations,
  rememberMapping,
  runningTwin,
  type StoredImport,
  setState,
} from './store.ts';
import { ownImport, runImport } from './work-through.ts';

/** How long an import can be taken back. */
export const UNDO_DAYS = 30;
const UNDO_BATCH = 1_000;

export function mayOf(one: StoredImport, now: Date): ('start' | 'cancel' | 'undo' | 'resume')[] {
  switch (one.state) {
    case 'ready':
      return ['start'];
    case 'checking':
    case 'running':
      return ['cancel'];
    case 'cancelled':
    case 'failed':
      return one.started_at === null ? [] : ['resume', ...undo(one, now)];
    case 'done':
      return undo(one, now);
    default:
      return [];
  }
}

function undo(one: StoredImport, now: Date): 'undo'[] {
  return one.started_at !== null && now.getTime() - one.started_at.getTime() < UNDO_DAYS * 86_400_000 ? ['undo'] : [];
}

async function change(
  app: App,
  actor: Actor,
  id: string,
  verb: 'start' | 'cancel' | 'undo',
  then: (tx: Db, one: StoredImport) => Promise<void>,
): Promise<StoredImport> {
  const seen = await ownImport(app, actor, id);
  await app.db.transaction().execute(async (tx) => {
    await lockFile(tx, seen.sha256);
    const one = (await lockImport(tx, id)) ?? fail('not-found', { kind: 'import' });
    const may = mayOf(one, app.clock.now());
    if (!may.includes(verb) && !(verb === 'start' && may.includes('resume')))
      fail('conflict', { kind: 'import', state: one.state, verb });
    await then(tx, one);
  });
  return (await findImport(app.db, id)) ?? fail('not-found', { kind: 'import' });
}

/** Takes the rows over, or goes on where it stopped; its mapping is kept for the next list with these headings. @throws Failure `import-running`: the same file is being taken over right now */
export function startImport(app: App, actor: Actor, id: string): Promise<StoredImport> {
  return change(app, actor, id, 'start', async (tx, one) => {
    const twin = await runningTwin(tx, one);
    if (twin) fail('import-running', { id: twin });
    const at = app.clock.now();
    // Not at the dry run: whoever only looks has confirmed nothing, and a better proposal would never be seen again.
    await rememberMapping(tx, layoutKey(one.mapping), one.mapping, actor.id, at);
    const jobId = await app.jobs.send(tx, 'intake.run-import', { id }, { ownerId: ownerOf(actor) });
    await setState(tx, id, 'running', { at, jobId });
    await audit(app, tx, {
      actor,
      action: 'import.started',
      subject: { kind: 'import', id },
      facts: { kind: one.kind },
    });
  });
}

/** The same without a job of its own, for a caller that is one already: answers when every row has been taken over. */
export async function startImportHere(
  app: App,
  actor: Actor,
  id: string,
  run: Pick<JobRun<unknown>, 'signal' | 'progress'>,
): Promise<StoredImport> {
  if ((await findImport(app.db, id))?.state !== 'running') {
    await change(app, actor, id, 'start', (tx) => setState(tx, id, 'running', { at: app.clock.now() }));
  }
  await runImport(app, run, id);
  return (await findImport(app.db, id)) ?? fail('not-found', { kind: 'import' });
}

/** Stops before the next batch; what was taken over stays and can be undone. */
export function cancelImport(app: App, actor: Actor, id: string): Promise<StoredImport> {
  return change(app, actor, id, 'cancel', async (tx, one) => {
    await setState(tx, id, 'cancelled', { at: app.clock.now() });
    await app.events.publish(tx, { type: 'import-stopped', importId: id });
    if (one.job_id) await app.jobs.cancel(tx, one.job_id);
    await audit(app, tx, {
      actor,
      action: 'import.cancelled',
      subject: { kind: 'import', id },
      facts: { ...one.counts },
    });
  });
}

export function undoImport(app: App, actor: Actor, id: string): Promise<StoredImport> {
  return change(app, actor, id, 'undo', async (tx) => {
    const jobId = await app.jobs.send(tx, 'intake.undo-import', { id, by: actor }, { ownerId: ownerOf(actor) });
    await setState(tx, id, 'undoing', { at: app.clock.now(), jobId });
    await audit(app, tx, { actor, action: 'import.undo-started', subject: { kind: 'import', id } });
  });
}

/** The job behind `undoImport`: batch by batch, so that a stop leaves a state from which it goes on. Objections of the file stay in force. */
export async function takeBack(
  app: App,
  run: Pick<JobRun<unknown>, 'signal' | 'progress'>,
  id: string,
  actor: Actor,
): Promise<void> {
  const total = await countObservations(app.db, id);
  for (let done = 0; ; ) {
    run.signal.throwIfAborted();
    const count = await app.db.transaction().execute(async (tx) => {
      if ((await lockImport(tx, id))?.state !== 'undoing') return null;
      const ids = await nextObservations(tx, id, UNDO_BATCH);
      if (ids.length > 0) await retractObservations(app, tx, actor, { ids, reason: 'import-undone' });
      return ids.length;
    });
    if (count === null) return;
    if (count === 0) break;
    done += count;
    await run.progress(Math.min(done, total), total, { importId: id });
  }
  await app.db.transaction().execute(async (tx) => {
    if ((await lockImport(tx, id))?.state !== 'undoing') return;
    const consents = await retractImportedConsents(app, actor, tx, id);
    await setState(tx, id, 'undone', { at: app.clock.now() });
    await audit(app, tx, {
      actor,
      action: 'import.undone',
      subject: { kind: 'import', id },
      facts: { observations: total, consents },
    });
  });
}
