import type { Probes } from '#test/support/probe.ts';
import { putCompany, putPerson } from '#test/support/records.ts';

export const probes: Probes = {
  'records.people.twins': { input: () => ({ lastName: 'Vogt' }) },
  'records.people.get': { about: 'owned', input: putPerson },
  'records.people.create': {
    about: 'owned',
    input: async (world, whose, caller) => ({
      lastName: 'Vogt',
      companyId: (await putCompany(world, whose, caller)).id,
    }),
  },
  'records.people.update': {
    about: 'owned',
    input: async (world, whose, caller) => ({
      ...(await putPerson(world, whose, caller)),
      fields: { buyingRole: 'decider' },
    }),
  },
  'records.people.remove': { about: 'owned', input: putPerson },
  'records.people.restore': { about: 'owned', input: (world, whose, caller) => putPerson(world, whose, caller, true) },
};
