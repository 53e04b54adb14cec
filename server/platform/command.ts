import type { Readable, Writable } from 'node:stream';
import type { App } from './app.ts';
import type { Config } from './config.ts';
import type { HomeDatabase } from './db/index.ts';
import { fail } from './failure.ts';
import { say } from './spoken-language.ts';

/** One command of `bin/lotse`: what a feature's command.ts exports. */
export interface Command {
  /** As typed, e.g. `import` or `audit verify`. */
  readonly name: string;
  /** The whole page that `--help` prints, first line: how to call it. */
  readonly help: string;
  /** Computes for long without pause and leaves nothing half done: Ctrl-C and SIGTERM end it themselves, `io.signal` never aborts. */
  readonly stopsAtOnce?: true;
  /** Asks for neither `io.config` nor a database, and starts the sooner for it. */
  readonly standsAlone?: true;
  /** Arguments after the name, without `--json`. @returns exit status: 0 done, 1 failed, 2 called wrongly */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** The world of a command. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** `--json`: the answer is one JSON value on stdout, also when it fails. */
  readonly json: boolean;
  /** Aborts on Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** The result: `value` with --json, else `words`. */
  answer(value: unknown, words: string): void;
  /** How far it is, on stderr; on a terminal each line replaces the one before. */
  progress(text: string): void;
  /** @throws Failure `invalid-configuration` */
  config(): Config;
  /** The whole app: joins the running one or starts the database. Closed when the command ends. */
  openApp(): Promise<App>;
  /** Only the database, as it is: neither migrated nor with jobs. Closed when the command ends. */
  openDatabase(): Promise<HomeDatabase>;
}

/** Called wrongly: exit status 2, with the way to the command's help. One text alone is the same in both languages: `--kind: company, person.` */
export function misuse(german: string, english = german): never {
  return fail('usage', { text: say(german, english) });
}
