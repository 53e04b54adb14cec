import type { Probes, RawProbes } from '#test/support/probe.ts';

export const probes: Probes = {
  'oversight.audit.list': { input: () => ({ action: 'consent', limit: 10 }) },
  'oversight.audit.verify': { input: () => undefined },
};

export const rawProbes: RawProbes = {
  'oversight.audit.export': { request: async () => ['/audit/export/csv'] },
};
