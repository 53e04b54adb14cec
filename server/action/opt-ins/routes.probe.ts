import { unsubscribePath, writeLink } from '#server/oversight/consent/index.ts';
import { enterSmtp } from '#test/support/outbox.ts';
import type { Probes, ProbeWorld, RawProbes } from '#test/support/probe.ts';
import { linkKey, startOptIn } from './start-opt-in.ts';

let counter = 0;

function signUp() {
  counter += 1;
  return {
    email: `probe${counter}@werk.example`,
    purposes: ['marketing_other' as const],
    wording: 'Ja, ich möchte Neues per E-Mail erfahren.',
    wordingVersion: '1',
    form: 'newsletter',
    from: null,
  };
}

async function withServer(w: ProbeWorld) {
  const { actor } = await w.person('admin');
  await enterSmtp(w.app, actor, 9);
  return actor;
}

async function asked(w: ProbeWorld): Promise<string> {
  const actor = await withServer(w);
  const { id } = await startOptIn(w.app, actor, signUp());
  const expiresAt = new Date(Date.now() + 3_600_000);
  return `/bestaetigen/${writeLink(w.app, { kind: 'opt-in', channel: 'email', key: linkKey(id), expiresAt })}`;
}

export const probes: Probes = {
  'action.optIns.start': {
    input: async (w) => {
      await withServer(w);
      return signUp();
    },
  },
};

const link = (w: ProbeWorld) => unsubscribePath(w.app, 'email', signUp().email) ?? '';

export const rawProbes: RawProbes = {
  'action.optIns.unsubscribePage': { request: async (w) => [link(w)] },
  'action.optIns.unsubscribe': {
    request: async (w) => [link(w), { method: 'POST', body: 'List-Unsubscribe=One-Click' }],
  },
  'action.optIns.confirmPage': { request: async (w) => [await asked(w)] },
  'action.optIns.confirm': { request: async (w) => [await asked(w), { method: 'POST' }] },
};
