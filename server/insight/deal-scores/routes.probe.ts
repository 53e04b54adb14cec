import type { Probes } from '#test/support/probe.ts';
import { putCompany, putDeal } from '#test/support/records.ts';

export const probes: Probes = {
  'insight.dealScores.ofDeal': { about: 'owned', input: async (...of) => ({ id: (await putDeal(...of)).id }) },
  'insight.dealScores.open': { input: () => undefined },
  'insight.dealScores.ofCompany': { about: 'owned', input: async (...of) => ({ id: (await putCompany(...of)).id }) },
};
