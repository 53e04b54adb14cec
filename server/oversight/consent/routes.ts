import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { contract } from '#contract/index.ts';
import { germany202611 } from '#engines/contact-law/index.ts';
import { may, seesEverything } from '#server/platform/auth/index.ts';
import { rawRoute, route } from '#server/platform/http/index.ts';
import { liftObjection, raiseObjection, recordConsent, retractConsent, withdrawConsent } from './change-gate.ts';
import { lookUpContact } from './look-up-contact.ts';
import { openProof, proofFile, saidProof } from './proof-file.ts';
import { recordSaleFacts, retractSaleFacts } from './record-sale-facts.ts';
import { countGate } from './store.ts';

const { consent } = contract.oversight;
const write = { right: 'consent.write' } as const;

export const routes = [
  route(consent.lookUp, { right: 'records.read' }, async ({ app, actor, input }) => {
    const { answers, consents, objections, contactPoint, sale } = await lookUpContact(app, actor, input);
    return {
      contactPoint,
      answers: [...answers],
      consents: consents.map((row) => ({
        ...row,
        at: row.at?.toISOString() ?? null,
        recordedAt: row.recordedAt.toISOString(),
      })),
      objections: objections.map((row) => ({
        ...row,
        at: row.at.toISOString(),
        recordedAt: row.recordedAt.toISOString(),
      })),
      sale: sale && {
        holds: { ...sale.holds },
        history: sale.history.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() })),
      },
      may: may(actor, 'consent.write') ? ['record', 'withdraw', 'retract', 'object', 'lift', 'sale'] : [],
    };
  }),
  route(consent.record, write, async ({ app, actor, input: { fileId, proof, ...input } }) =>
    recordConsent(app, actor, {
      ...input,
      at: input.at === null ? null : new Date(input.at),
      proof: { ...saidProof(proof), ...(fileId !== undefined && (await proofFile(app, actor, fileId))) },
    }),
  ),
  route(consent.withdraw, write, ({ app, actor, input: { note, ...input } }) =>
    withdrawConsent(app, actor, { ...input, ...(note === undefined ? {} : { note }) }),
  ),
  route(consent.retract, write, async ({ app, actor, input }) => {
    await retractConsent(app, actor, input);
    return { ok: true };
  }),
  route(consent.object, write, ({ app, actor, input }) =>
    raiseObjection(app, actor, { ...input, at: input.at === null ? null : new Date(input.at) }),
  ),
  route(consent.liftObjection, write, async ({ app, actor, input }) => {
    await liftObjection(app, actor, { ...input, at: null });
    return { ok: true };
  }),
  route(consent.recordSale, write, ({ app, actor, input }) => recordSaleFacts(app, actor, input)),
  route(consent.retractSale, write, async ({ app, actor, input }) => {
    await retractSaleFacts(app, actor, input);
    return { ok: true };
  }),
  route(consent.overview, { right: 'records.read' }, async ({ app, actor }) => ({
    ...(await countGate(app.db)),
    table: germany202611.version,
    may: may(actor, 'consent.write') && seesEverything(actor) ? ['list'] : [],
  })),
];

export const rawRoutes = [
  rawRoute(
    { name: 'oversight.consent.file', method: 'GET', path: '/consents/:id/file', ...write },
    async ({ app, params }) => {
      const { name, path } = await openProof(app, params['id'] ?? '');
      return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, {
        headers: {
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        },
      });
    },
  ),
];
