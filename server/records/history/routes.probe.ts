import type { Probes } from '#test/support/probe.ts';
import { putCompany } from '#test/support/records.ts';

export const probes: Probes = {
  'records.fields.history': {
    about: 'owned',
    input: async (world, whose, caller) => ({ kind: 'company', id: (await putCompany(world, whose, caller)).id }),
  },
};
