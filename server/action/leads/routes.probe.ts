import { randomUUID } from 'node:crypto';
import type { Probes, ProbeWorld } from '#test/support/probe.ts';
import { putCompany } from '#test/support/records.ts';

async function seller(w: ProbeWorld): Promise<string> {
  const email = `${randomUUID()}@probe.example`;
  const row = { name: 'Vogt', email, role: 'sales' };
  return (await w.db.insertInto('platform.user').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export const probes: Probes = {
  'action.leads.list': { input: () => ({ part: 'to-accept' }) },
  'action.leads.get': { about: 'owned', input: async (...of) => ({ id: (await putCompany(...of)).id }) },
  'action.leads.step': {
    about: 'owned',
    input: async (world, ...of) => ({
      ...(await putCompany(world, ...of)),
      step: 'hand-over',
      to: await seller(world),
    }),
  },
};
