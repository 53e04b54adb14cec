import { Readable } from 'node:stream';
import { keepFile } from '#server/platform/files/index.ts';
import { NOBODY, type Probes, type ProbeWorld, type RawProbes } from '#test/support/probe.ts';
import { raiseObjection, recordConsent } from './change-gate.ts';
import { recordSaleFacts } from './record-sale-facts.ts';

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

const saleFacts = () => ({
  contactPoint: point().contactPoint,
  sale: 'A-1',
  soldOn: '2026-01-05',
  goods: null,
  collectionNotice: null,
  eachUseNotice: null,
});

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
  'oversight.consent.recordSale': { input: () => saleFacts() },
  'oversight.consent.retractSale': {
    about: 'shared',
    input: async (w, whose) => {
      if (whose === 'missing') return { id: NOBODY, reason: 'Irrtum' };
      const { id } = await recordSaleFacts(w.app, w.mate.actor, saleFacts());
      return { id, reason: 'Irrtum' };
    },
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

export const rawProbes: RawProbes = {
  'oversight.consent.file': {
    request: async (w, caller) => {
      // Made by the use case, since not every caller may upload.
      const file = await keepFile(w.app, Readable.from([Buffer.from('Formular')]), {
        name: 'formular.pdf',
        mediaType: 'application/pdf',
        ownerId: caller.actor.id,
        limitBytes: 1000,
        promisedBytes: null,
      });
      const proof = { file: file.name, fileId: file.id, sha256: file.sha256 };
      const { id } = await recordConsent(w.app, caller.actor, { ...consent(), proof });
      return [`/consents/${id}/file`];
    },
  },
};
