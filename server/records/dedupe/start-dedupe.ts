import { randomUUID } from 'node:crypto';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import type { JobRun } from '#server/platform/jobs/jobs.ts';
import { buildKeys } from '../matching/index.ts';
import { noCounts, runDedupe } from './run-dedupe.ts';
import { changeRun, estimateRecords, findRun, insertRun, openRun } from './store.ts';

export const JOB = 'records.dedupe';

/** Starts a pass over all companies and people. @throws Failure `conflict` (one is under way) */
export async function startDedupe(
  app: App,
  actor: Pick<Actor, 'kind' | 'id' | 'name'>,
  { dryRun }: { readonly dryRun: boolean },
): Promise<{ readonly id: string }> {
  return app.db.transaction().execute(async (tx) => {
    const open = await openRun(tx);
    if (open !== null) return fail('conflict', { reason: 'dedupe-runs', id: open.id });
    const id = randomUUID();
    await insertRun(tx, { id, dryRun, by: actor, at: app.clock.now() });
    const owner = actor.kind === 'person' ? actor.id : null;
    const jobId = await app.jobs.send(tx, JOB, { id }, { ownerId: owner });
    if (jobId !== null) await changeRun(tx, id, { jobId });
    await audit(app, tx, { actor, action: 'dedupe.started', subject: { kind: 'dedupe', id }, facts: { dryRun } });
    return { id };
  });
}

/** Asks the pass to end after its slice; what it did stays. @throws Failure `not-found`, `conflict` (it ended already) */
export async function cancelDedupe(app: App, actor: Actor, id: string): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const run = (await findRun(tx, id)) ?? fail('not-found', { kind: 'dedupe' });
    if (run.state !== 'waiting' && run.state !== 'running') fail('conflict', { reason: 'ended', state: run.state });
    await changeRun(tx, id, { state: 'cancelled', endedAt: app.clock.now() });
    if (run.jobId !== null) await app.jobs.cancel(tx, run.jobId);
    await audit(app, tx, { actor, action: 'dedupe.cancelled', subject: { kind: 'dedupe', id } });
  });
}

/** The job: goes on where an earlier try stopped. */
export async function workThrough(app: App, run: JobRun<{ id: string }>): Promise<void> {
  const { id } = run.payload;
  const stored = await findRun(app.db, id);
  if (stored === null || stored.state === 'cancelled' || stored.state === 'done') return;
  await changeRun(app.db, id, { state: 'running' });
  const total = Math.max(1, await estimateRecords(app.db));
  const { place, counts } = stored;
  const from = 'after' in place && 'records' in counts ? { place, counts } : undefined;
  try {
    for (const kind of ['company', 'person'] as const) await buildKeys(app, kind);
    const found = await runDedupe(app, {
      dryRun: stored.dryRun,
      kinds: ['company', 'person'],
      ...(from && { from }),
      onSlice: async (counts, place) => {
        await changeRun(app.db, id, { counts, place });
        await run.progress(counts.records, Math.max(total, counts.records), { ...counts });
      },
    });
    await changeRun(app.db, id, { state: 'done', counts: { ...noCounts, ...found }, endedAt: app.clock.now() });
  } catch (error) {
    const cancelled = error instanceof Failure && error.code === 'job-cancelled';
    const now = await findRun(app.db, id);
    if (cancelled && now?.state === 'running')
      await changeRun(app.db, id, { state: 'cancelled', endedAt: app.clock.now() });
    throw error;
  }
}
