import { randomUUID } from 'node:crypto';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/index.ts';
import type { Log } from '../log/log.ts';
import type { Signals } from '../signals.ts';
import type { JobOptions, Jobs } from './jobs.ts';
import { outliveRestart } from './outlive-restart.ts';
import { type JobDefinition, runJob } from './run-job.ts';
import { deleteRun, insertRun, queueCounts, reclaimAll, requestCancel, serverStart, tellRunning } from './store.ts';

const CANCEL = 'lotse_job_cancel';
/** Without a sign of life for this long a job's process counts as dead. */
const HEARTBEAT_SECONDS = 30;
const LAST_JOBS_MS = 8_000;
/** Once the queue has noted the end of the try before. */
const SOON_MS = 500;

export interface Queue {
  readonly jobs: Jobs;
  /**
   * Creates and warms every queue, then, with `work`, takes jobs. `alone` says that no other process can be at work on this database:
   * what is still marked as running was lost with a killed process and goes on at once instead of after its heartbeat has run out.
   */
  start(options: { readonly work: boolean; readonly alone: boolean }): Promise<void>;
  stop(): Promise<void>;
  counts(): Promise<readonly { name: string; waiting: number; active: number; failed: number }[]>;
}

interface Setup {
  readonly url: string;
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly signals: Signals;
}

export function openQueue({ url, db, clock, log, signals }: Setup): Queue {
  const definitions = new Map<string, JobDefinition>();
  const schedules: { readonly name: string; readonly cron: string; readonly payload: object }[] = [];
  const running = new Map<string, { readonly name: string; readonly cancel: AbortController }>();
  const stopping = new AbortController();
  let boss: PgBoss | null = null;

  const jobs: Jobs = {
    define(name, schema, handler, options = {}) {
      if (boss) throw new Error(`the job ${name} is defined after the start: its queue would be missing`);
      if (definitions.has(name)) throw new Error(`the job ${name} is defined twice`);
      definitions.set(name, { name, schema, handler, options });
    },
    schedule(name, cron, payload = {}) {
      schedules.push({ name, cron, payload });
    },
    async send(tx, name, payload, options = {}) {
      const definition = definitions.get(name);
      if (!boss || !definition) throw new Error(`the job ${name} is not defined, or the queue not started`);
      definition.schema.parse(payload);
      const id = randomUUID();
      await insertRun(tx, { id, name, ownerId: options.ownerId ?? null }, clock.now());
      const sent = await boss.send(name, payload, {
        id,
        db: fromKysely(tx),
        ...singletonKey(definition.options, options.key, id),
        ...(options.startAfter ? { startAfter: options.startAfter } : {}),
      });
      // One like it waits already: this one never was.
      if (sent === null) await deleteRun(tx, id);
      return sent;
    },
    running: (name) => [...running.values()].some((one) => one.name === name),
    async cancel(tx, id) {
      const run = await requestCancel(tx, id);
      if (!run) return;
      await tellRunning(tx, CANCEL, id);
    },
  };

  async function open(): Promise<PgBoss> {
    const made = new PgBoss({
      connectionString: url,
      schema: 'jobs',
      max: 3,
      application_name: 'lotse jobs',
      useListenNotify: true,
      superviseIntervalSeconds: HEARTBEAT_SECONDS,
      monitorIntervalSeconds: HEARTBEAT_SECONDS,
      bamIntervalSeconds: 600,
      flowIntervalSeconds: 600,
      persistWarnings: false,
    });
    made.on('error', (error) => log.error('job queue failed', { error }));
    made.on('warning', () => log.warn('job queue warns'));
    await made.start();
    return made;
  }

  async function warm(made: PgBoss): Promise<void> {
    // Before anything can be sent: the first send of a queue inside an open transaction would wait for itself.
    const present = new Set((await made.getQueues()).map((queue) => queue.name));
    for (const { name, options } of definitions.values()) {
      const facts = {
        policy: policyOf(options),
        notify: true,
        expireInSeconds: options.limitSeconds ?? 900,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        retryLimit: options.retries ?? 2,
        retryDelay: 5,
        retryBackoff: true,
        retryDelayMax: 300,
        deleteAfterSeconds: 86_400,
      };
      const { policy: _fixed, ...changeable } = facts;
      if (present.has(name)) await made.updateQueue(name, changeable);
      else await made.createQueue(name, facts);
    }
    await made.getQueues();
  }

  async function work(made: PgBoss): Promise<void> {
    let server = await serverStart(db);
    for (const definition of definitions.values()) {
      const options = {
        batchSize: 1,
        localConcurrency: definition.options.parallel ?? 1,
        pollingIntervalSeconds: 5,
        notifyPollingIntervalSeconds: 20,
      };
      const worker = await made.work<unknown>(definition.name, options, async (batch) => {
        for (const job of batch) {
          const cancel = new AbortController();
          running.set(job.id, { name: definition.name, cancel });
          const around = { db, clock, log, stopping: stopping.signal, cancelled: cancel.signal };
          const begun = server;
          try {
            await runJob(definition, job, around);
          } catch (error) {
            const now = await outliveRestart(db, {
              name: definition.name,
              id: job.id,
              begun,
              stopping: stopping.signal,
            });
            if (now === null) throw error;
            server = now;
            log.warn('job goes on after a restart of the database', { job: definition.name, jobId: job.id });
            setTimeout(() => made.notifyWorker(worker), SOON_MS).unref();
          } finally {
            running.delete(job.id);
          }
        }
      });
    }
    const wanted = new Set(schedules.map(({ name }) => name));
    for (const { name } of await made.getSchedules()) if (!wanted.has(name)) await made.unschedule(name);
    for (const { name, cron, payload } of schedules)
      await made.schedule(name, cron, payload, { tz: 'Europe/Berlin', missed: 'once' });
    await signals.listen(CANCEL, (id) => running.get(id)?.cancel.abort());
  }

  return {
    jobs,
    async start(options) {
      const made = await open();
      await warm(made);
      boss = made;
      if (options.work && options.alone) await reclaimAll(db);
      if (options.work) await work(made);
    },
    async stop() {
      stopping.abort();
      await boss?.stop({ graceful: true, timeout: LAST_JOBS_MS });
    },
    counts: async () => (await queueCounts().execute(db)).rows,
  };
}

function policyOf(options: JobOptions): string {
  if (options.policy === 'one') return 'singleton';
  if (options.policy === 'one-waiting') return 'stately';
  return 'short';
}

/**
 * `short` lets one job wait per key, which is what a key promises; a job without one gets its id as key, so that any number may wait.
 * `singleton` and `stately` count per key too: without one they count all.
 */
function singletonKey(options: JobOptions, key: string | undefined, id: string): { readonly singletonKey?: string } {
  if (key !== undefined) return { singletonKey: key };
  return policyOf(options) === 'short' ? { singletonKey: id } : {};
}
