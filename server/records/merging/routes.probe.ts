import type { Probes } from '#test/support/probe.ts';
import { putCompany } from '#test/support/records.ts';
import { merge } from './probe-merge.ts';

export const probes: Probes = {
  'records.merges.merge': {
    about: 'owned',
    input: async (world, whose, caller) => ({
      keptId: (await putCompany(world, 'own', caller)).id,
      goneId: (await putCompany(world, whose, caller)).id,
    }),
  },
  'records.merges.undo': { about: 'owned', input: merge },
  'records.merges.ofRecord': {
    about: 'owned',
    input: async (world, whose, caller) => ({ id: (await putCompany(world, whose, caller)).id }),
  },
};
