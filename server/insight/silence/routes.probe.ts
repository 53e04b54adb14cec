import type { Probes } from '#test/support/probe.ts';
import { putCompany } from '#test/support/records.ts';

export const probes: Probes = {
  'insight.silence.list': { input: () => ({ part: 'slipping' }) },
  'insight.silence.ofCompany': { about: 'owned', input: async (...of) => ({ id: (await putCompany(...of)).id }) },
};
