import type { Probes } from '#test/support/probe.ts';
import { putCompany } from '#test/support/records.ts';

export const probes: Probes = {
  'insight.leadScores.ofCompany': { about: 'owned', input: async (...of) => ({ id: (await putCompany(...of)).id }) },
};
