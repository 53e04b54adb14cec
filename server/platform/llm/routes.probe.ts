import type { Probes, ProbeWorld } from '#test/support/probe.ts';
import { commandActor } from '../actor.ts';
import { saveProvider } from './save-provider.ts';

const provider = {
  label: 'Probe',
  kind: 'local',
  baseUrl: 'http://127.0.0.1:9/v1',
  model: 'probe',
  contractReference: null,
  region: null,
  noTraining: null,
  inputCentsPerMillion: 0,
  outputCentsPerMillion: 0,
  enabled: true,
} as const;
const put = async (world: ProbeWorld, whose: string) => {
  if (whose === 'missing') return { id: 'nobody' };
  await saveProvider(world.app, commandActor, { ...provider, id: 'probe' });
  return { id: 'probe' };
};

export const probes: Probes = {
  'platform.models.show': { input: () => undefined },
  'platform.models.saveProvider': { input: () => ({ ...provider, id: 'another' }) },
  'platform.models.deleteProvider': { about: 'shared', input: put },
  'platform.models.testProvider': { about: 'shared', input: put },
  'platform.models.saveTask': {
    about: 'shared',
    input: (_world, whose) => ({
      task: whose === 'missing' ? 'nothing' : 'draft-message',
      providerId: null,
      dataClasses: [],
      monthlyBudgetCents: null,
      timeLimitMs: 20_000,
    }),
  },
};
