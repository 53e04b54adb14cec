import type { Probes } from '#test/support/probe.ts';

export const probes: Probes = {
  'desk.search.find': { input: () => ({ q: 'Müller' }) },
};
