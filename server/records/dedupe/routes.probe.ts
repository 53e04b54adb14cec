import { randomUUID } from 'node:crypto';
import { NOBODY, type Probes } from '#test/support/probe.ts';
import { changeRun, insertRun, openRun } from './store.ts';

export const probes: Probes = {
  'records.dedupe.overview': { input: () => undefined },
  'records.dedupe.start': {
    input: async (world) => {
      const open = await openRun(world.db);
      if (open !== null) await changeRun(world.db, open.id, { state: 'cancelled' });
      return { dryRun: true };
    },
  },
  'records.dedupe.cancel': {
    about: 'shared',
    input: async (world, whose) => {
      if (whose === 'missing') return { id: NOBODY };
      const id = randomUUID();
      await insertRun(world.db, { id, dryRun: true, by: { id: 'x', name: 'x' }, at: new Date() });
      return { id };
    },
  },
  // Without decisions there is nothing to learn from, and it says so.
  'records.dedupe.train': { input: () => ({ kind: 'company' }), status: 409 },
  'records.dedupe.choose': { input: () => ({ kind: 'company', version: null }) },
};
