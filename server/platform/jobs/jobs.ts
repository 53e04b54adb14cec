import type { z } from 'zod';
import type { Db } from '../db/index.ts';

export interface JobOptions {
  /** How many of this job one app process runs at the same time. Default 1. */
  readonly parallel?: number;
  /** Runs at most this long before it counts as lost and is tried again, in seconds. Default 900; progress reports renew nothing. */
  readonly limitSeconds?: number;
  /** Further tries after a failure. Default 2. */
  readonly retries?: number;
  /**
   * `standard`: any number side by side (default). `one`: over all processes one runs at a time, others wait.
   * `one-waiting`: as `one`, and at most one waits, further sends are dropped (for "recompute").
   */
  readonly policy?: 'standard' | 'one' | 'one-waiting';
}

export interface JobRun<Payload> {
  readonly id: string;
  readonly payload: Payload;
  /** Counts from 1. */
  readonly attempt: number;
  /** Aborts when the run is cancelled, runs out of time, or the process stops. */
  readonly signal: AbortSignal;
  /** Tells the web how far it is (at most four times a second reach the database). Throws Failure `job-cancelled` once somebody cancelled. */
  progress(done: number, total: number | null, facts?: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface SendOptions {
  /** Whose job it is: that person sees its progress. */
  readonly ownerId?: string | null;
  readonly startAfter?: Date;
  /** Several sends with the same key and not yet started are one. */
  readonly key?: string;
}

/** The job queue. `define` and `schedule` at start-up, in a feature's `register(app)`; `send` in the transaction of what it follows from. */
export interface Jobs {
  define<S extends z.ZodType>(
    name: string,
    schema: S,
    handler: (run: JobRun<z.output<S>>) => Promise<void>,
    options?: JobOptions,
  ): void;
  /** Every time the cron expression says (Europe/Berlin); one run over all processes. */
  schedule(name: string, cron: string, payload?: Readonly<Record<string, unknown>>): void;
  /** @returns the job's id, or null where `key` or `one-waiting` found one waiting already */
  send(tx: Db, name: string, payload: Readonly<Record<string, unknown>>, options?: SendOptions): Promise<string | null>;
  /** Whether this process is at a job of that name: for work that can wait until a heavy one is through. */
  running(name: string): boolean;
  /** Asks a waiting or running job to end; the handler notices at its next `progress` or by its signal. */
  cancel(tx: Db, id: string): Promise<void>;
}
