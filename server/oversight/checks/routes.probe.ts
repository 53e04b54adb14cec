import type { Probes } from '#test/support/probe.ts';
import { insertHold } from './store.ts';

let counter = 0;

export const probes: Probes = {
  'oversight.checks.list': { input: () => undefined },
  'oversight.checks.release': {
    about: 'shared',
    input: async (w, whose) => {
      counter += 1;
      const producer = `probe-${counter}`;
      const by = { id: 'probe', name: 'probe' };
      if (whose !== 'missing')
        await insertHold(w.db, { kind: 'probe', producer, state: 'held', facts: {}, reason: '', by, at: new Date() });
      return { kind: 'probe', producer, reason: 'angesehen' };
    },
  },
};
