import type { Probes, RawProbes } from '#test/support/probe.ts';

export const probes: Probes = {
  'desk.lists.columns': { input: () => ({ list: 'companies' }) },
  'desk.lists.outline': { input: () => ({ list: 'companies' }) },
  'desk.lists.window': { input: () => ({ list: 'companies' }) },
};

export const rawProbes: RawProbes = {
  'desk.lists.export': { request: async () => ['/api/v1/lists/companies/export/csv'] },
};
