import type { Probes } from '#test/support/probe.ts';
import { putCompany, putDeal } from '#test/support/records.ts';

const stage = (id: string, outcome: 'open' | 'won' | 'lost') => ({
  id,
  label: id,
  labelEn: id,
  outcome,
  probability: 50,
  archived: false,
});

export const probes: Probes = {
  'records.deals.stages': { input: () => undefined },
  'records.deals.saveStages': {
    input: () => ({
      rows: [
        ...['qualified', 'needs', 'quoted', 'negotiation'].map((id) => stage(id, 'open')),
        stage('won', 'won'),
        stage('lost', 'lost'),
      ],
    }),
  },
  'records.deals.board': { input: () => ({ owner: 'mine' }) },
  'records.deals.get': { about: 'owned', input: putDeal },
  'records.deals.create': {
    about: 'owned',
    input: async (world, whose, caller) => ({
      title: 'Linie 4',
      companyId: (await putCompany(world, whose, caller)).id,
    }),
  },
  'records.deals.update': {
    about: 'owned',
    input: async (world, whose, caller) => ({
      ...(await putDeal(world, whose, caller)),
      fields: { nextStep: 'Angebot' },
    }),
  },
  'records.deals.move': {
    about: 'owned',
    input: async (world, whose, caller) => ({ ...(await putDeal(world, whose, caller)), stageId: 'won' }),
  },
  'records.deals.remove': { about: 'owned', input: putDeal },
  'records.deals.restore': { about: 'owned', input: (world, whose, caller) => putDeal(world, whose, caller, true) },
};
