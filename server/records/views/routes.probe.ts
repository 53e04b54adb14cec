import { randomUUID } from 'node:crypto';
import type { Person } from '#test/support/app.ts';
import { NOBODY, type Probes, type ProbeWorld, type Whose } from '#test/support/probe.ts';
import { saveView } from './keep-views.ts';

const query = { filters: [], sort: null, columns: [] };

async function view(world: ProbeWorld, whose: Whose, caller: Person): Promise<{ readonly id: string }> {
  if (whose === 'missing') return { id: NOBODY };
  return saveView(world.app, caller.actor, { list: 'companies', name: randomUUID(), query, shared: false });
}

export const probes: Probes = {
  'records.views.list': { input: () => ({}) },
  'records.views.save': { input: () => ({ list: 'companies', name: 'Meine Kunden', query }) },
  'records.views.change': {
    about: 'shared',
    input: async (world, whose, caller) => ({ ...(await view(world, whose, caller)), name: randomUUID() }),
  },
  'records.views.remove': {
    about: 'shared',
    input: async (world, whose, caller) => ({ id: (await view(world, whose, caller)).id }),
  },
};
