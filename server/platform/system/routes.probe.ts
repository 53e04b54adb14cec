import type { Probes, RawProbes } from '#test/support/probe.ts';

export const probes: Probes = {
  'platform.system.health': { input: () => undefined },
};

export const rawProbes: RawProbes = {
  'platform.alive': { request: async () => ['/health'] },
  'platform.ready': { request: async () => ['/health/ready'] },
};
