import type { Probes } from '#test/support/probe.ts';
import { putCompany } from '#test/support/records.ts';

export const probes: Probes = {
  'action.briefing.get': {
    about: 'owned',
    input: async (w, whose, caller) => ({ companyId: (await putCompany(w, whose, caller)).id }),
  },
  'action.briefing.word': {
    about: 'owned',
    input: async (w, whose, caller) => ({ companyId: (await putCompany(w, whose, caller)).id }),
  },
};
