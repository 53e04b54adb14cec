import type { Probes } from '#test/support/probe.ts';

export const probes: Probes = { 'insight.refresh.start': { input: () => undefined } };
