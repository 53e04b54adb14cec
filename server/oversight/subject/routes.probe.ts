import type { Probes, RawProbes } from '#test/support/probe.ts';

export const probes: Probes = {
  'oversight.subject.erase': { input: () => ({ contact: 'niemand@werk.example', rehearse: true }) },
  'oversight.subject.correct': { input: () => ({ contact: 'niemand@werk.example', done: false }) },
  'oversight.subject.restrict': {
    input: () => ({ contact: 'niemand@werk.example', restricted: true, reason: 'bestreitet die Richtigkeit' }),
  },
  'oversight.subject.retention': { input: () => undefined },
  'oversight.subject.previewRetention': {
    about: 'shared',
    input: (_w, whose) => ({ kind: whose === 'missing' ? 'nichts' : 'proposals', months: 24 }),
  },
  'oversight.subject.changeRetention': {
    about: 'shared',
    input: async (w, whose) => {
      const rows = await w.db.selectFrom('oversight.retention').select('version').execute();
      const version = Math.max(0, ...rows.map((row) => row.version));
      return { kind: whose === 'missing' ? 'nichts' : 'proposals', months: 24, version };
    },
  },
  'oversight.subject.processing': { input: () => undefined },
};

export const rawProbes: RawProbes = {
  'oversight.subject.export': {
    request: async () => [
      '/subject/export/json',
      { method: 'POST', body: JSON.stringify({ contact: 'niemand@werk.example' }) },
    ],
  },
};
