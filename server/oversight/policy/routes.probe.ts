import type { Probes } from '#test/support/probe.ts';
import { changePolicy } from './change-policy.ts';
import { defineTask } from './index.ts';

let version = 0;

function kind(): string {
  version += 1;
  const name = `probe-task-${version}`;
  const standard = { mode: 'approve', share: 0.1, minConfidence: 0.8 } as const;
  defineTask({ kind: name, words: { de: 'Probe', en: 'Probe' }, ceiling: 'automatic', standard });
  return name;
}

const rule = { mode: 'person', share: 0, minConfidence: 0.9, version: 0 } as const;

export const probes: Probes = {
  'oversight.policy.list': { input: () => undefined },
  'oversight.policy.history': { input: () => ({ kind: 'probe-task' }) },
  'oversight.policy.preview': {
    input: () => ({ kind: kind(), mode: 'sampled', share: 0.2, minConfidence: 0.9 }),
  },
  'oversight.policy.change': {
    input: () => ({ kind: kind(), mode: 'sampled', share: 0.2, minConfidence: 0.9, version: 0 }),
  },
  'oversight.policy.endRole': {
    about: 'shared',
    input: async (w, whose) => {
      const task = kind();
      if (whose !== 'missing')
        await changePolicy(w.app, w.mate.actor, { ...rule, kind: task, role: 'sales', reason: '' });
      return { kind: task, role: 'sales', version: 1 };
    },
  },
};
