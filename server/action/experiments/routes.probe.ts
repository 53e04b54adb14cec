import { NOBODY, type Probes } from '#test/support/probe.ts';
import { listExperiments, startExperiment, stopExperiment } from './manage-experiments.ts';

const input = {
  name: 'Probe',
  about: 'mailing:survey',
  share: 0.2,
  metric: 'answer',
  smallest: 0.05,
  horizonDays: 30,
} as const;

export const probes: Probes = {
  'action.experiments.list': { input: () => undefined },
  'action.experiments.start': {
    input: async (w) => {
      // Only one may run: what an earlier role started is ended first.
      for (const row of (await listExperiments(w.app, w.stranger.actor)).rows)
        if (row.state === 'running') await stopExperiment(w.app, w.stranger.actor, row);
      return input;
    },
  },
  'action.experiments.stop': {
    about: 'shared',
    input: async (w, whose, caller) => {
      if (whose === 'missing') return { id: NOBODY };
      const running = (await listExperiments(w.app, caller.actor)).rows.find(
        (row) => row.about === input.about && row.state === 'running',
      );
      return { id: running?.id ?? (await startExperiment(w.app, caller.actor, input)).id };
    },
  },
};
