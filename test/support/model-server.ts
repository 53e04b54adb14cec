import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface ModelServer {
  /** `http://127.0.0.1:PORT/v1`; the model's name says how it behaves (model-server.worker.ts). */
  readonly baseUrl: string;
  /** The text that plain models answer with; forgets what was recorded. */
  say(text: string): Promise<void>;
  /** Every body that arrived, as it came over the wire. */
  recorded(): Promise<readonly string[]>;
  stop(): void;
}

/** A model server in a process of its own. */
export async function startModelServer(): Promise<ModelServer> {
  const child = fork(join(import.meta.dirname, 'model-server.worker.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [port] = (await once(child, 'message')) as [number];
  const origin = `http://127.0.0.1:${port}`;
  return {
    baseUrl: `${origin}/v1`,
    say: async (text) => {
      await fetch(`${origin}/say`, { method: 'POST', body: text });
    },
    recorded: async () => (await (await fetch(`${origin}/recorded`)).json()) as string[],
    stop: () => {
      child.disconnect();
    },
  };
}

export async function modelServer(): Promise<ModelServer> {
  const server = await startModelServer();
  onTestFinished(() => server.stop());
  return server;
}
