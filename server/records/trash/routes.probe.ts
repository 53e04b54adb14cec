import type { Probes } from '#test/support/probe.ts';

export const probes: Probes = {
  'records.trash.list': { input: () => ({}) },
};
