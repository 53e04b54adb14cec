import { NOBODY, type Probes } from '#test/support/probe.ts';
import { putCompany } from '#test/support/records.ts';
import { markOf } from './mark.ts';

export const probes: Probes = {
  'action.drafts.write': {
    about: 'owned',
    input: async (w, whose, caller) => ({
      kind: 'cold_call_refusal',
      companyId: (await putCompany(w, whose, caller)).id,
      model: false,
    }),
  },
  'action.drafts.handOver': {
    about: 'owned',
    input: async (w, whose, caller) => ({
      companyId: whose === 'missing' ? NOBODY : (await putCompany(w, whose, caller)).id,
      personId: null,
      to: 'probe@example.test',
      subject: 'Probe',
      body: 'Probe',
      purpose: 'answer_inquiry',
      mark: markOf(w.app, { producer: 'drafts', version: '1', model: null, promptVersion: null }),
    }),
  },
  'action.drafts.prompts': { input: () => undefined },
  'action.drafts.savePrompt': {
    about: 'shared',
    input: (_w, whose) => ({
      key: whose === 'missing' ? 'nothing' : 'draft-invitation',
      language: 'de',
      text: 'Formuliere neu: {{draft}}',
    }),
  },
  'action.drafts.saveCase': {
    about: 'shared',
    input: (_w, whose) => ({
      key: whose === 'missing' ? 'nothing' : 'draft-invitation',
      language: 'de',
      name: 'Probe',
      variables: { draft: 'Text' },
    }),
  },
  'action.drafts.comparePrompts': {
    about: 'shared',
    input: (_w, whose) => ({
      key: whose === 'missing' ? 'nothing' : 'draft-invitation',
      language: 'de',
      left: 0,
      right: 0,
    }),
  },
};
