import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { fail } from '#server/platform/failure.ts';
import type { JobRun, Jobs } from '#server/platform/jobs/index.ts';

interface NotedJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
}

export interface NotedJobs extends Jobs {
  /** Sent and not yet run, oldest first. */
  readonly waiting: readonly NotedJob[];
  readonly schedules: readonly { readonly name: string; readonly cron: string }[];
  /** Runs what waits, and what that sends, until nothing waits. A job that throws makes this throw. */
  runAll(): Promise<void>;
}

/** The queue without a queue: what is sent waits until the test runs it, in order. The real one has tests of its own. */
export function noteJobs(): NotedJobs {
  const definitions = new Map<string, { schema: z.ZodType; handler: (run: JobRun<never>) => Promise<void> }>();
  const schedules: { name: string; cron: string }[] = [];
  let waiting: NotedJob[] = [];
  const cancelled = new Set<string>();
  let under: string | null = null;
  return {
    get waiting() {
      return waiting;
    },
    schedules,
    define: (name, schema, handler) => {
      if (definitions.has(name)) throw new Error(`the job ${name} is defined twice`);
      definitions.set(name, { schema, handler });
    },
    schedule: (name, cron) => {
      schedules.push({ name, cron });
    },
    send: async (_tx, name, payload) => {
      const definition = definitions.get(name);
      if (!definition) throw new Error(`the job ${name} is not defined`);
      definition.schema.parse(payload);
      const id = randomUUID();
      // Through JSON, as a real queue would hand it on.
      waiting.push({ id, name, payload: JSON.parse(JSON.stringify(payload)) });
      return id;
    },
    running: (name) => under === name,
    cancel: async (_tx, id) => {
      cancelled.add(id);
      waiting = waiting.filter((job) => job.id !== id);
    },
    runAll: async () => {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        const { id, name, payload } = job;
        const definition = definitions.get(name);
        if (!definition) throw new Error(`the job ${name} is not defined`);
        under = name;
        await definition.handler({
          id,
          payload: definition.schema.parse(payload) as never,
          attempt: 1,
          signal: new AbortController().signal,
          progress: async () => {
            if (cancelled.has(id)) fail('job-cancelled');
          },
        });
        under = null;
      }
    },
  };
}
