import type { Probes } from '#test/support/probe.ts';
import { putCompany } from '#test/support/records.ts';

export const probes: Probes = {
  'insight.crossSelling.list': { input: () => ({}) },
  'insight.crossSelling.ofCompany': { about: 'owned', input: async (...of) => ({ id: (await putCompany(...of)).id }) },
};
