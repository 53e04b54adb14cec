import { NOBODY, type Probes, type ProbeWorld } from '#test/support/probe.ts';
import { raiseObjection, recordConsent } from './change-gate.ts';

let counter = 0;

/** A contact point that no earlier call has used. */
function point(): { readonly channel: 'email'; readonly contactPoint: string } {
  counter += 1;
  return { channel: 'email', contactPoint: `probe${counter}@firma.de` };
}

const consent = () => ({
  ...point(),
  kind: 'given' as const,
  purposes: ['survey' as const],
  source: 'paper' as const,
  at: null,
});

async function objected(w: ProbeWorld) {
  const input = { ...point(), scope: 'channel' as const, source: 'mail' };
  await raiseObjection(w.app, w.mate.actor, { ...input, at: null });
  return { ...input, note: 'rief uns heute selbst an' };
}

export const probes: Probes = {
  'oversight.consent.lookUp': { input: () => point() },
  'oversight.consent.overview': { input: () => undefined },
  'oversight.consent.record': { input: () => consent() },
  'oversight.consent.withdraw': { input: () => point() },
  'oversight.consent.object': { input: () => ({ ...point(), scope: 'all_marketing', source: 'mail' }) },
  'oversight.consent.liftObjection': {
    about: 'shared',
    input: (w, whose) =>
      whose === 'missing' ? { ...point(), scope: 'channel', source: 'mail', note: 'rief uns heute an' } : objected(w),
  },
  'oversight.consent.retract': {
    about: 'shared',
    input: async (w, whose) => {
      if (whose === 'missing') return { id: NOBODY, reason: 'Irrtum' };
      const { id } = await recordConsent(w.app, w.mate.actor, consent());
      return { id, reason: 'Irrtum' };
    },
  },
};
