import type { Probes } from '#test/support/probe.ts';
import { putActivity, putCompany, putTask } from '#test/support/records.ts';

export const probes: Probes = {
  'records.activities.log': {
    about: 'owned',
    input: async (world, whose, caller) => ({
      kind: 'call',
      subject: 'Rückruf',
      companyId: (await putCompany(world, whose, caller)).id,
    }),
  },
  'records.activities.remove': { about: 'owned', input: putActivity },
  'records.activities.restore': {
    about: 'owned',
    input: (world, whose, caller) => putActivity(world, whose, caller, true),
  },
  'records.tasks.create': {
    about: 'owned',
    input: async (world, whose, caller) => ({
      title: 'Anrufen',
      companyId: (await putCompany(world, whose, caller)).id,
    }),
  },
  'records.tasks.update': {
    about: 'owned',
    input: async (world, whose, caller) => ({ ...(await putTask(world, whose, caller)), dueOn: '2026-12-01' }),
  },
  'records.tasks.done': {
    about: 'owned',
    input: async (world, whose, caller) => ({ ...(await putTask(world, whose, caller)), done: true }),
  },
  'records.tasks.remove': { about: 'owned', input: putTask },
  'records.tasks.restore': { about: 'owned', input: (world, whose, caller) => putTask(world, whose, caller, true) },
};
