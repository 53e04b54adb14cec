import type { App } from './platform/app.ts';
import type { Io } from './platform/command.ts';
import type { Config } from './platform/config.ts';
import type { HomeDatabase } from './platform/db/index.ts';

export interface OpenIo extends Io {
  /** Closes what the command opened, last first. */
  close(): Promise<void>;
}

/** A terminal and a launcher may both hand on the same Ctrl-C: only a later one means "now". */
const SAME_SIGNAL_MS = 500;

interface Called {
  readonly command: string;
  readonly json: boolean;
  readonly stopsAtOnce: boolean;
  readonly standsAlone: boolean;
}

/** The real world of a command: this process's streams, environment and signals. */
export async function openIo({ command, json, stopsAtOnce, standsAlone }: Called): Promise<OpenIo> {
  // Checking the environment takes a twentieth of a second to load, which who needs nothing of it does not pay.
  const configuration = standsAlone ? undefined : await import('./platform/config.ts');
  const closers: (() => Promise<void>)[] = [];
  const abort = stopsAtOnce ? new AbortController().signal : listenToSignals();
  const isTerminal = process.stderr.isTTY === true;
  let config: Config | undefined;
  let line = '';
  let app: Promise<App> | undefined;
  let database: Promise<HomeDatabase> | undefined;

  const endLine = () => {
    if (line !== '') process.stderr.write('\n');
    line = '';
  };
  const progress = (text: string) => {
    if (!isTerminal) process.stderr.write(`${text}\n`);
    else process.stderr.write(`\r\u001b[K${text}`);
    line = isTerminal ? text : '';
  };
  const readOnce = () => {
    if (!configuration) throw new Error(`${command} stands alone and has no configuration`);
    config ??= configuration.readConfig();
    return config;
  };
  ignoreClosedPipe();

  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    json,
    signal: abort,
    progress,
    config: readOnce,
    answer(value, words) {
      endLine();
      process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${words}\n`);
    },
    openApp() {
      app ??= (async () => {
        const { openApp } = await import('./main.ts');
        const opened = await openApp(readOnce(), command, progress);
        closers.push(() => opened.close());
        return opened.app;
      })();
      return app;
    },
    openDatabase() {
      database ??= (async () => {
        const { joinHomeDatabase } = await import('./platform/db/index.ts');
        const { home, databaseUrl } = readOnce();
        const opened = await joinHomeDatabase({ home, databaseUrl, command, onEvent: progress });
        closers.push(() => opened.close());
        return opened;
      })();
      return database;
    },
    async close() {
      endLine();
      for (const close of closers.reverse()) await close();
    },
  };
}

function listenToSignals(): AbortSignal {
  const abort = new AbortController();
  let first = 0;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      first ||= Date.now();
      if (abort.signal.aborted && Date.now() - first > SAME_SIGNAL_MS) process.exit(130);
      abort.abort();
    });
  }
  return abort.signal;
}

/** `lotse today | head` closes our output early: an end, not a fault. */
function ignoreClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
