import type { Job } from 'pg-boss';
import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/index.ts';
import { Failure, fail } from '../failure.ts';
import type { Log } from '../log/log.ts';
import { announce } from '../signals.ts';
import type { JobOptions, JobRun } from './jobs.ts';
import { beginRun, endRun, giveBackTry, noteProgress, type RunState } from './store.ts';

export interface JobDefinition {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly handler: (run: JobRun<never>) => Promise<void>;
  readonly options: JobOptions;
}

interface Surroundings {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when this process is to end. */
  readonly stopping: AbortSignal;
  /** Aborts when somebody cancels this job. */
  readonly cancelled: AbortSignal;
}

const PROGRESS_EVERY_MS = 250;

/**
 * Runs one job and writes down what became of it. A Failure is the job's final answer; any other error is a fault,
 * thrown on so that the queue tries again.
 */
export async function runJob(definition: JobDefinition, job: Job<unknown>, around: Surroundings): Promise<void> {
  const { db, clock, log } = around;
  const { name } = definition;
  const known = await beginRun(db, job.id, clock.now());
  const finish = async (state: RunState, failure: unknown) => {
    await db.transaction().execute(async (tx) => {
      await endRun(tx, job.id, state, failure, clock.now());
      await tellOwner(tx, known?.owner_id, { id: job.id, name, state });
    });
  };
  if (known?.cancel_requested) return finish('cancelled', null);
  await tellOwner(db, known?.owner_id, { id: job.id, name, state: 'running' });

  const signal = AbortSignal.any([job.signal, around.stopping, around.cancelled]);
  const started = performance.now();
  try {
    const payload = definition.schema.parse(job.data) as never;
    await definition.handler({ id: job.id, payload, attempt: job.retryCount + 1, signal, progress: progressOf() });
    if (around.cancelled.aborted) return await finish('cancelled', null);
    await finish('done', null);
    log.info('job done', { job: name, jobId: job.id, seconds: seconds(started) });
  } catch (error) {
    if (around.cancelled.aborted || isCancelled(error)) return await finish('cancelled', null);
    if (around.stopping.aborted) {
      await giveBackTry(db, name, job.id);
      await finish('waiting', null);
      throw error;
    }
    if (error instanceof Failure) {
      log.warn('job failed', { job: name, jobId: job.id, error });
      return await finish('failed', { code: error.code, facts: error.facts });
    }
    const last = job.retryCount >= (definition.options.retries ?? 2);
    log.error('job failed', { job: name, jobId: job.id, error, attempt: job.retryCount + 1 });
    await finish(last ? 'failed' : 'waiting', last ? { code: 'internal', facts: {} } : null);
    throw error;
  }

  function progressOf(): JobRun<never>['progress'] {
    let last = 0;
    return async (done, total, facts) => {
      if (around.cancelled.aborted) fail('job-cancelled');
      if (around.stopping.aborted)
        fail('job-stopped', { text: 'The process ends; the job goes on at the next start.' });
      const isEnd = total !== null && done >= total;
      if (!isEnd && performance.now() - last < PROGRESS_EVERY_MS) return;
      last = performance.now();
      const cancelled = await noteProgress(db, job.id, { done, total, facts });
      if (cancelled) fail('job-cancelled');
      await tellOwner(db, known?.owner_id, { id: job.id, name, state: 'running', done, total });
    };
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof Failure && error.code === 'job-cancelled';
}

async function tellOwner(
  db: Db,
  ownerId: string | null | undefined,
  facts: Readonly<Record<string, string | number | null>>,
): Promise<void> {
  if (ownerId) await announce(db, { topic: 'job', userId: ownerId, facts });
}

function seconds(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}
