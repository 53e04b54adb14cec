import { commandActor } from '#server/platform/actor.ts';
import { NOBODY, type Probes } from '#test/support/probe.ts';
import { putCompany } from '#test/support/records.ts';
import { addRelation } from './relate.ts';

export const probes: Probes = {
  'records.relations.ofRecord': {
    about: 'owned',
    input: async (world, whose, caller) => ({ id: (await putCompany(world, whose, caller)).id }),
  },
  'records.relations.add': {
    about: 'owned',
    input: async (world, whose, caller) => ({
      kind: 'branch_of',
      fromId: (await putCompany(world, 'own', caller)).id,
      toId: (await putCompany(world, whose, caller)).id,
    }),
  },
  'records.relations.end': {
    about: 'owned',
    input: async (world, whose, caller) => {
      if (whose === 'missing') return { id: NOBODY };
      const [from, to] = [await putCompany(world, whose, caller), await putCompany(world, whose, caller)];
      return addRelation(world.app, commandActor, { kind: 'branch_of', fromId: from.id, toId: to.id });
    },
  },
};
