import type { Probes } from '#test/support/probe.ts';

const week = { since: '2026-11-16', until: '2026-11-22' };

export const probes: Probes = {
  'intake.digestDrafts.get': { input: () => week },
  'intake.digestDrafts.save': { input: () => ({ ...week, text: 'Mein Text', proposal: 'Vorschlag' }) },
  'intake.digestDrafts.remove': { input: () => week },
};
