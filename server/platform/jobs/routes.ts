import { z } from 'zod';
import { contract } from '#contract/index.ts';
import { route } from '../http/index.ts';
import { cancelJob, showJob } from './own-job.ts';

const { jobs } = contract.platform;
const factsSchema = z.record(z.string(), z.unknown());
const stateSchema = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
const failureSchema = z.object({ code: z.string(), facts: factsSchema }).nullable();

export const routes = [
  route(jobs.state, { right: 'signed-in' }, async ({ app, actor, input }) => {
    const run = await showJob(app, actor, input);
    return {
      id: run.id,
      name: run.name,
      state: stateSchema.parse(run.state),
      done: run.done,
      total: run.total,
      facts: factsSchema.parse(run.facts),
      failure: failureSchema.parse(run.failure),
      cancelRequested: run.cancel_requested,
      createdAt: run.created_at.toISOString(),
      startedAt: run.started_at?.toISOString() ?? null,
      endedAt: run.ended_at?.toISOString() ?? null,
    };
  }),
  route(jobs.cancel, { right: 'signed-in' }, async ({ app, actor, input }) => {
    await cancelJob(app, actor, input);
    return { ok: true };
  }),
];
