import { randomUUID } from 'node:crypto';
import type { Person } from '#test/support/app.ts';
import { NOBODY, type Probes, type ProbeWorld, type Whose } from '#test/support/probe.ts';

async function job(world: ProbeWorld, whose: Whose, caller: Person): Promise<{ readonly id: string }> {
  if (whose === 'missing') return { id: NOBODY };
  const id = randomUUID();
  await world.db.insertInto('platform.job_run').values({ id, name: 'probe', owner_id: caller.actor.id }).execute();
  return { id };
}

export const probes: Probes = {
  'platform.jobs.state': { about: 'shared', input: job },
  'platform.jobs.cancel': { about: 'shared', input: job },
};
