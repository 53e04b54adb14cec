import { randomUUID } from 'node:crypto';
import { NOBODY, type Probes } from '#test/support/probe.ts';
import { insertCustomField } from './store.ts';

export const probes: Probes = {
  'records.fields.list': { input: () => ({ kind: 'company' }) },
  'records.fields.save': { input: () => ({ kind: 'company', label: `Klasse ${randomUUID()}`, type: 'text' }) },
  'records.fields.archive': {
    about: 'shared',
    input: async (world, whose) => {
      if (whose === 'missing') return { id: NOBODY, archived: true };
      const field = await insertCustomField(world.db, {
        kind: 'company',
        key: `k_${randomUUID().slice(0, 8)}`,
        label: 'Klasse',
        type: 'text',
        choices: [],
      });
      return { id: field?.id, archived: true };
    },
  },
};
