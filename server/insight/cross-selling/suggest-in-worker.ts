import { Worker } from 'node:worker_threads';
import type { SuggestionAnswer, SuggestionTask } from './make-suggestions.ts';

/** Half a minute for two million order lines: in a thread of its own, so that nobody waits for a page meanwhile. */
export function suggestInWorker(task: SuggestionTask): Promise<SuggestionAnswer> {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL('./suggest.worker.ts', import.meta.url), { workerData: task });
    worker.once('message', (answer: SuggestionAnswer) => {
      void worker.terminate();
      done(answer);
    });
    worker.once('error', failed);
  });
}
