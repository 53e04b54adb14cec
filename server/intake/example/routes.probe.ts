import type { Probes } from '#test/support/probe.ts';

export const probes: Probes = {
  'intake.example.state': { input: () => undefined },
  'intake.example.load': { input: () => undefined },
  'intake.example.remove': { input: () => undefined },
};
