import { z } from 'zod';
import type { Person } from '#test/support/app.ts';
import { NOBODY, type Probes, type ProbeWorld, type Whose } from '#test/support/probe.ts';
import { decide } from './decide.ts';
import { propose, registerKind } from './index.ts';
import { changeProposal } from './store.ts';

registerKind({
  kind: 'probe-change',
  words: { de: 'Probe', en: 'Probe' },
  payload: z.object({}),
  ceiling: 'automatic',
  apply: async () => ({}),
  revert: async () => {},
  describe: () => ({ title: 'Probe', text: '' }),
});

async function proposed(w: ProbeWorld, whose: Whose, caller: Person) {
  if (whose === 'missing') return { id: NOBODY, version: 1 };
  const { id } = await w.db.transaction().execute((tx) =>
    propose(w.app, tx, {
      kind: 'probe-change',
      subject: { kind: 'company', id: NOBODY },
      payload: {},
      evidence: [],
      confidence: 0.5,
      producer: { name: 'probe', version: '1' },
      owner: w.ownership(whose, caller),
    }),
  );
  return { id, version: 1 };
}

async function decided(w: ProbeWorld, whose: Whose, caller: Person) {
  const { id, version } = await proposed(w, whose, caller);
  if (whose === 'missing') return { id, version };
  const { actor } = await w.person('admin');
  await decide(w.app, actor, id, { decision: 'approve', version });
  return { id, version: version + 1 };
}

async function drawn(w: ProbeWorld, whose: Whose, caller: Person) {
  const { id, version } = await proposed(w, whose, caller);
  const by = { id: 'probe', name: 'probe', at: w.app.clock.now() };
  if (whose !== 'missing') await changeProposal(w.db, id, { state: 'applied', checkWanted: true, decided: by });
  return { id, version: version + 1, right: true };
}

export const probes: Probes = {
  'oversight.proposals.list': { input: () => ({}) },
  'oversight.proposals.counts': { input: () => undefined },
  'oversight.proposals.get': {
    about: 'owned',
    input: async (w, whose, caller) => ({ id: (await proposed(w, whose, caller)).id }),
  },
  'oversight.proposals.decide': {
    about: 'owned',
    input: async (w, whose, caller) => ({ ...(await proposed(w, whose, caller)), decision: 'approve' }),
  },
  'oversight.proposals.decideMany': {
    input: async (w, whose, caller) => ({ items: [await proposed(w, whose, caller)], decision: 'reject' }),
  },
  'oversight.proposals.assign': {
    input: async (w, whose, caller) => ({
      ids: [(await proposed(w, whose, caller)).id],
      userId: null,
      dueOn: '2026-12-01',
    }),
  },
  'oversight.proposals.deciders': { input: () => undefined },
  'oversight.proposals.undo': { about: 'owned', input: decided },
  'oversight.proposals.check': { about: 'owned', input: drawn },
};
