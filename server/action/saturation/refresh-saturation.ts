import { Worker } from 'node:worker_threads';
import type { App } from '#server/platform/app.ts';
import { type AnsweredTouch, contactsWithAnswers } from './contacts-with-answers.ts';
import type { LearntSaturation } from './learn-saturation.ts';
import { modelStamp, putLearnt } from './store.ts';
import { contactEvents, countEvents } from './store-touches.ts';

const DAY = 86_400_000;
/** Older contacts say little about the people of today. */
const YEARS = 3;

/** Learns from all contacts anew. In a thread of its own: it takes seconds, and nobody waits for the page meanwhile. */
export async function refreshSaturation(app: App, signal?: AbortSignal): Promise<{ touches: number }> {
  const since = new Date(app.clock.now().getTime() - YEARS * 365 * DAY);
  const events = await countEvents(app.db, since);
  const touches = contactsWithAnswers(await contactEvents(app.db, since, events));
  const learnt = await learnInWorker(touches, signal);
  const at = app.clock.now();
  await app.db.transaction().execute((tx) => putLearnt(tx, learnt, { at, events }));
  return { touches: touches.length };
}

/** Whether so much was added since that it is worth learning before the night: a list was imported, the example was opened. */
export async function isOutOfDate(app: App): Promise<boolean> {
  const since = new Date(app.clock.now().getTime() - YEARS * 365 * DAY);
  const [events, last] = await Promise.all([countEvents(app.db, since), modelStamp(app.db)]);
  if (last === null) return events > 0;
  return Math.abs(events - last.events) > Math.max(50, 0.15 * last.events);
}

function learnInWorker(touches: readonly AnsweredTouch[], signal?: AbortSignal): Promise<LearntSaturation> {
  return new Promise((done, failed) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./saturation.worker.ts', import.meta.url), { workerData: touches });
    const stop = (): void => {
      void worker.terminate();
      failed(signal?.reason instanceof Error ? signal.reason : new Error('learning was cancelled'));
    };
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', (learnt: LearntSaturation) => {
      signal?.removeEventListener('abort', stop);
      void worker.terminate();
      done(learnt);
    });
    worker.once('error', failed);
    worker.once('exit', (code) => code !== 0 && failed(new Error(`the learning thread ended with ${code}`)));
  });
}
