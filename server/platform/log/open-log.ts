import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { Log, LogFacts } from './log.ts';
import { redact } from './redact.ts';

const LARGEST = 20 * 1024 * 1024;

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** `stdout`, a stream, or a folder that gets lotse.log (the one before is kept as lotse.1.log). */
  readonly to: 'stdout' | DestinationStream | { readonly folder: string };
}

export function openLog({ level, to }: LogOptions): Log {
  const stream = to === 'stdout' ? destination({ fd: 1, sync: false }) : 'folder' in to ? fileIn(to.folder) : to;
  return wrap(pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, stream), {});
}

/** Says nothing; for commands and tests. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {}, with: () => silentLog };

function wrap(logger: Logger, always: LogFacts): Log {
  const line = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, facts?: LogFacts) => {
    if (logger.isLevelEnabled(level)) logger[level](redact({ ...always, ...facts }), message);
  };
  return {
    debug: line('debug'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    with: (facts) => wrap(logger, { ...always, ...facts }),
  };
}

function fileIn(folder: string): DestinationStream {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'lotse.log');
  if (existsSync(file) && statSync(file).size > LARGEST) renameSync(file, join(folder, 'lotse.1.log'));
  return destination({ dest: file, sync: false, mode: 0o600, minLength: 0 });
}
