import type { Probes } from '#test/support/probe.ts';

export const probes: Probes = {
  'desk.lists.columns': { input: () => ({ list: 'companies' }) },
  'desk.lists.outline': { input: () => ({ list: 'companies' }) },
  'desk.lists.window': { input: () => ({ list: 'companies' }) },
};
