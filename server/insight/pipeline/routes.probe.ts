import type { Probes } from '#test/support/probe.ts';

export const probes: Probes = { 'insight.pipeline.forecast': { input: () => ({ period: 'quarter' }) } };
