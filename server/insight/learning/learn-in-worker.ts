import { Worker } from 'node:worker_threads';
import type { LearnTask, Learnt } from './judge-learning.ts';

type Message = { readonly stage: string } | { readonly learnt: Learnt };

/** Learns in a thread of its own, so that nobody waits for the page meanwhile; `signal` ends the thread at once. */
export function learnInWorker(
  task: LearnTask,
  { signal, onStage }: { readonly signal?: AbortSignal; readonly onStage: (stage: string) => void },
): Promise<Learnt> {
  return new Promise((done, failed) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./learn.worker.ts', import.meta.url), { workerData: task });
    const stop = () => {
      void worker.terminate();
      failed(signal?.reason instanceof Error ? signal.reason : new Error('learning was cancelled'));
    };
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: Message) => {
      if ('stage' in message) return onStage(message.stage);
      signal?.removeEventListener('abort', stop);
      void worker.terminate();
      done(message.learnt);
    });
    worker.once('error', failed);
    worker.once('exit', (code) => code !== 0 && failed(new Error(`the learning thread ended with ${code}`)));
  });
}
