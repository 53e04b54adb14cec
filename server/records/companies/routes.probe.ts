import { NOBODY, type Probes } from '#test/support/probe.ts';
import { putCompany } from '#test/support/records.ts';
import { updateMany } from '../editing/index.ts';

export const probes: Probes = {
  'records.companies.twins': { input: () => ({ name: 'Kromberg Antriebe GmbH', postalCode: '89073' }) },
  'records.companies.create': { input: () => ({ name: 'Kromberg Antriebe GmbH' }) },
  'records.companies.update': {
    about: 'owned',
    input: async (world, whose, caller) => ({ ...(await putCompany(world, whose, caller)), fields: { city: 'Ulm' } }),
  },
  'records.companies.remove': { about: 'owned', input: putCompany },
  'records.companies.restore': {
    about: 'owned',
    input: (world, whose, caller) => putCompany(world, whose, caller, true),
  },
  // A foreign one among many is skipped, not refused: edit.test.ts.
  'records.companies.updateMany': {
    input: async (world, whose, caller) => ({
      ids: [(await putCompany(world, whose, caller)).id],
      fields: { leadStage: 'mql' },
    }),
  },
  'records.companies.removeMany': {
    input: async (world, whose, caller) => ({ ids: [(await putCompany(world, whose, caller)).id] }),
  },
  'records.companies.undoMany': {
    about: 'shared',
    input: async (world, whose, caller) => {
      if (whose === 'missing') return { undoId: NOBODY };
      const { id } = await putCompany(world, whose, caller);
      const { undoId } = await updateMany(world.app, caller.actor, {
        kind: 'company',
        ids: [id],
        fields: { leadStage: 'mql' },
      });
      return { undoId };
    },
  },
};
