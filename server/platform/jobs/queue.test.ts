import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openTestDatabase } from '#test/support/database.ts';
import { systemClock } from '../clock.ts';
import type { Db } from '../db/index.ts';
import { Failure } from '../failure.ts';
import { silentLog } from '../log/index.ts';
import { CHANGES, openSignals } from '../signals.ts';
import type { Jobs } from './index.ts';
import { outliveRestart } from './outlive-restart.ts';
import { openQueue } from './queue.ts';

const payload = z.object({ n: z.number() });

async function database() {
  const made = await openTestDatabase();
  const ownerId = randomUUID();
  await made.db.insertInto('platform.user').values({ id: ownerId, name: 'Ada', email: 'ada@example.test' }).execute();
  onTestFinished(() => made.drop());
  return { ...made, ownerId };
}

/** One app process's share: its queue and its ear. */
async function process(
  at: { readonly db: Db; readonly url: string },
  define: (jobs: Jobs) => void,
  options = { work: true, alone: false },
) {
  const signals = openSignals(at.url);
  const queue = openQueue({ url: at.url, db: at.db, clock: systemClock, log: silentLog, signals });
  define(queue.jobs);
  await queue.start(options);
  let open = true;
  const stop = async () => {
    if (!open) return;
    open = false;
    await queue.stop();
    await signals.close();
  };
  onTestFinished(stop);
  return { queue, jobs: queue.jobs, signals, stop };
}

async function until(check: () => Promise<boolean> | boolean): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(20)) if (await check()) return;
  throw new Error('waited in vain');
}

const stateOf = async (db: Db, id: string | null) =>
  (
    await db
      .selectFrom('platform.job_run')
      .select('state')
      .where('id', '=', id ?? '')
      .executeTakeFirst()
  )?.state;

test('a job sent in a transaction runs once it commits, never when it is rolled back', async () => {
  const at = await database();
  const ran: number[] = [];
  const { jobs } = await process(at, (jobs) =>
    jobs.define('count', payload, async (run) => void ran.push(run.payload.n)),
  );
  await at.db
    .transaction()
    .execute(async (tx) => {
      await jobs.send(tx, 'count', { n: 1 });
      throw new Error('rolled back');
    })
    .catch(() => {});
  const started = Date.now();
  const id = await at.db.transaction().execute((tx) => jobs.send(tx, 'count', { n: 2 }));
  await until(async () => (await stateOf(at.db, id)) === 'done');
  // Woken by the database, not by the next poll, which comes after twenty seconds.
  expect(Date.now() - started).toBeLessThan(10_000);
  expect(ran).toEqual([2]);
  await expect(jobs.send(at.db, 'count', { n: 'two' })).rejects.toThrow();
});

test('its owner is told of progress and end, by words from another process', async () => {
  const at = await database();
  const worker = await process(at, (jobs) =>
    jobs.define('count', payload, async (run) => {
      await run.progress(1, 2);
      await run.progress(2, 2);
    }),
  );
  const sender = await process(at, (jobs) => jobs.define('count', payload, async () => {}), {
    work: false,
    alone: false,
  });
  const words: unknown[] = [];
  await sender.signals.listen(CHANGES, (word) => void words.push(JSON.parse(word)));
  const id = await sender.jobs.send(at.db, 'count', { n: 1 }, { ownerId: at.ownerId });
  await until(() =>
    words.some((word) => JSON.stringify(word).includes('"done"') && JSON.stringify(word).includes('state":"done')),
  );
  expect(words).toContainEqual({
    topic: 'job',
    userId: at.ownerId,
    facts: { id, name: 'count', state: 'running', done: 2, total: 2 },
  });
  expect(worker).toBeDefined();
});

test('a cancelled job ends at its next step, also when another process runs it', async () => {
  const at = await database();
  let steps = 0;
  await process(at, (jobs) =>
    jobs.define('long', payload, async (run) => {
      for (; steps < 1_000; steps++) {
        await run.progress(steps, null);
        await sleep(20, undefined, { signal: run.signal });
      }
    }),
  );
  const other = await process(at, (jobs) => jobs.define('long', payload, async () => {}), {
    work: false,
    alone: false,
  });
  const id = await other.jobs.send(at.db, 'long', { n: 1 });
  await until(() => steps > 2);
  await other.jobs.cancel(at.db, id ?? '');
  await until(async () => (await stateOf(at.db, id)) === 'cancelled');
  expect(steps).toBeLessThan(200);
});

test('a Failure is final and kept with its facts; a fault is tried again', async () => {
  const at = await database();
  let tries = 0;
  const { jobs } = await process(at, (jobs) => {
    jobs.define('refused', payload, async () => {
      throw new Failure('file-unreadable', { row: 7 });
    });
    jobs.define('faulty', payload, async () => {
      tries += 1;
      if (tries === 1) throw new Error('connection lost');
    });
  });
  const refused = await jobs.send(at.db, 'refused', { n: 1 });
  const faulty = await jobs.send(at.db, 'faulty', { n: 1 });
  await until(async () => (await stateOf(at.db, refused)) === 'failed');
  const row = await at.db
    .selectFrom('platform.job_run')
    .select('failure')
    .where('id', '=', refused ?? '')
    .executeTakeFirst();
  expect(row?.failure).toEqual({ code: 'file-unreadable', facts: { row: 7 } });
  await until(() => tries >= 1);
  // Its pause is five seconds and more; here it is enough that it waits for the next try.
  await until(async () => (await stateOf(at.db, faulty)) === 'waiting');
});

test('what a stopped process was doing is done by the next one', async () => {
  const at = await database();
  let begun = 0;
  const define = (jobs: Jobs) =>
    jobs.define('long', payload, async (run) => {
      begun += 1;
      for (let n = 0; begun === 1 && n < 1_000; n++) {
        await run.progress(n, null);
        await sleep(10);
      }
    });
  const first = await process(at, define);
  const id = await first.jobs.send(at.db, 'long', { n: 1 });
  await until(() => begun === 1);
  await first.stop();
  expect(await stateOf(at.db, id)).toBe('waiting');
  await process(at, define, { work: true, alone: true });
  await until(async () => (await stateOf(at.db, id)) === 'done');
  expect(begun).toBe(2);
});

test('a job that lost its database server is due at once and keeps its tries; another failure is left to the queue', async () => {
  const at = await database();
  const { jobs } = await process(at, (jobs) =>
    jobs.define('long', payload, async (run) => sleep(20_000, undefined, { signal: run.signal })),
  );
  const id = (await jobs.send(at.db, 'long', { n: 1 })) ?? '';
  await until(async () => (await stateOf(at.db, id)) === 'running');
  const queued = async () =>
    (
      await sql<{ state: string; tries: number }>`
      select state::text, retry_limit as tries from jobs.job where id = ${id}::uuid`.execute(at.db)
    ).rows[0];
  const { rows } = await sql<{ at: string }>`select pg_postmaster_start_time()::text as at`.execute(at.db);
  const lost = { name: 'long', id, stopping: new AbortController().signal };
  expect(await outliveRestart(at.db, { ...lost, begun: rows[0]?.at ?? '' })).toBeNull();
  expect(await queued()).toEqual({ state: 'active', tries: 2 });
  expect(await outliveRestart(at.db, { ...lost, begun: '2026-01-01 00:00:00+00' })).toBe(rows[0]?.at);
  expect(await queued()).toEqual({ state: 'retry', tries: 3 });
  expect(await stateOf(at.db, id)).toBe('waiting');
});

test('with one-waiting, sends while one waits are dropped', async () => {
  const at = await database();
  const { jobs } = await process(
    at,
    (jobs) => jobs.define('recompute', payload, async () => {}, { policy: 'one-waiting' }),
    { work: false, alone: false },
  );
  const first = await jobs.send(at.db, 'recompute', { n: 1 });
  const second = await jobs.send(at.db, 'recompute', { n: 2 });
  expect(first).toEqual(expect.any(String));
  expect(second).toBeNull();
  expect(await at.db.selectFrom('platform.job_run').select('id').execute()).toHaveLength(1);
});
