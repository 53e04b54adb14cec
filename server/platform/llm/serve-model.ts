import { type ChildProcess, spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail } from '../failure.ts';

export interface ModelProcess {
  /** An installed llama-server, or any program that takes `--model`, `--host`, `--port` and answers `/health` and `/v1/chat/completions`. */
  readonly program: string;
  readonly model: string;
  readonly port: number;
  /** Handed on to the program as they are. */
  readonly more: readonly string[];
}

export type ServeNews =
  | { readonly what: 'starting' }
  | { readonly what: 'ready'; readonly baseUrl: string }
  | { readonly what: 'ended'; readonly how: string; readonly againInMs: number | null };

interface Ways {
  readonly signal: AbortSignal;
  readonly tell: (news: ServeNews) => void;
  /** Until it must answer; a large model takes minutes to load. */
  readonly startMs?: number;
  readonly waitMs?: number;
}

const MOST_STARTS = 5;

/**
 * Keeps a model server of the user's own running as a child process, on the loopback address only, until the signal. A child that ends is started
 * again, slower each time; one that ends five times without having answered is given up. A crash of native code never reaches the app:
 * that is why it is a process, and why no model library is linked in.
 *
 * @throws Failure `model-program-missing`, `model-file-missing`, `model-gives-up`
 */
export async function serveModel(
  wanted: ModelProcess,
  { signal, tell, startMs = 600_000, waitMs = 1000 }: Ways,
): Promise<void> {
  await readable(wanted.program, constants.X_OK, 'model-program-missing');
  await readable(wanted.model, constants.R_OK, 'model-file-missing');
  const origin = `http://127.0.0.1:${wanted.port}`;
  let failed = 0;
  while (!signal.aborted) {
    tell({ what: 'starting' });
    const child = start(wanted);
    const ended = endOf(child);
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    const ready = await Promise.race([healthy(origin, ended, startMs, signal), ended.then(() => false)]);
    if (ready) {
      failed = 0;
      tell({ what: 'ready', baseUrl: `${origin}/v1` });
    } else if (!signal.aborted) child.kill('SIGKILL');
    const how = await ended;
    signal.removeEventListener('abort', stop);
    if (signal.aborted) return;
    failed += ready ? 0 : 1;
    const againInMs = failed >= MOST_STARTS ? null : waitMs * 2 ** failed;
    tell({ what: 'ended', how, againInMs });
    if (againInMs === null)
      fail('model-gives-up', { how, text: `The model server ended ${MOST_STARTS} times without answering (${how}).` });
    await sleep(againInMs, undefined, { signal }).catch(() => undefined);
  }
}

function start({ program, model, port, more }: ModelProcess): ChildProcess {
  // What the program prints may hold questions: nothing of it is kept. No secret of ours is in its environment.
  const { PATH, HOME, LD_LIBRARY_PATH } = process.env;
  const env = { ...(PATH && { PATH }), ...(HOME && { HOME }), ...(LD_LIBRARY_PATH && { LD_LIBRARY_PATH }) };
  return spawn(program, ['--model', model, '--host', '127.0.0.1', '--port', String(port), ...more], {
    stdio: 'ignore',
    env,
  });
}

const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(signal ?? `exit ${code}`));
  });

async function healthy(origin: string, ended: Promise<string>, limitMs: number, signal: AbortSignal): Promise<boolean> {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  const until = performance.now() + limitMs;
  while (!gone && !signal.aborted && performance.now() < until) {
    const answer = await fetch(`${origin}/health`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    if (answer?.ok) return true;
    await sleep(100);
  }
  return false;
}

async function readable(path: string, mode: number, code: string): Promise<void> {
  await access(path, mode).catch((cause: unknown) => fail(code, { path, text: `${path} cannot be used.` }, { cause }));
}
