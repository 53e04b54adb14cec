import type { Probes } from '#test/support/probe.ts';

export const probes: Probes = {
  'action.lessons.list': { input: () => undefined },
  'action.lessons.answer': {
    about: 'shared',
    input: (_w, whose) => ({ key: whose === 'missing' ? 'nothing' : 'prompting', answers: [0, 0] }),
  },
};
