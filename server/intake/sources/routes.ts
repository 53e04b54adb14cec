import { sources as contract } from '#contract/intake/sources.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { deliverFiles } from './deliver-files.ts';
import { addSource, approveSource, changeSource, pauseSource, removeSource, sendRun } from './manage-sources.ts';
import { showMarket } from './show-market.ts';
import { showProof } from './show-proof.ts';
import { listSources, lookAt, sayUseful, showChanges, showSource, takeEntry } from './show-sources.ts';
import { inWords } from './words.ts';

const done = { ok: true } as const;

export const routes: readonly Route[] = [
  route(contract.list, { right: 'import.run' }, ({ app, actor }) => listSources(app, actor)),
  route(contract.get, { right: 'import.run' }, ({ app, actor, input }) => showSource(app, actor, input.id)),
  route(contract.look, { right: 'import.run' }, ({ app, actor, input }) =>
    inWords(actor.language, lookAt(app, actor, input.url, input)),
  ),
  route(contract.add, { right: 'import.run' }, ({ app, actor, input }) => addSource(app, actor, input)),
  route(contract.change, { right: 'import.run' }, ({ app, actor, input: { id, version, ...facts } }) =>
    changeSource(app, actor, id, version, facts),
  ),
  route(contract.approve, { right: 'policy.edit' }, async ({ app, actor, input }) => {
    await approveSource(app, actor, input.id);
    return done;
  }),
  route(contract.pause, { right: 'import.run' }, async ({ app, actor, input }) => {
    await pauseSource(app, actor, input.id, true);
    return done;
  }),
  route(contract.resume, { right: 'policy.edit' }, async ({ app, actor, input }) => {
    await pauseSource(app, actor, input.id, false, input.how);
    return done;
  }),
  route(contract.run, { right: 'import.run' }, async ({ app, actor, input }) => ({
    jobId: await sendRun(app, actor, input.id),
  })),
  route(contract.remove, { right: 'policy.edit' }, async ({ app, actor, input }) => {
    await removeSource(app, actor, input.id);
    return done;
  }),
  route(contract.deliver, { right: 'import.run' }, async ({ app, actor, input }) => ({
    jobId: await deliverFiles(app, actor, input.id, input.files),
  })),
  route(contract.proof, { right: 'records.read' }, ({ app, actor, input }) =>
    inWords(actor.language, showProof(app, input.id)),
  ),
  route(contract.market, { right: 'records.read' }, ({ app, input }) => showMarket(app, input)),
  route(contract.changes, { right: 'records.read' }, ({ app, actor, input }) => showChanges(app, actor, input)),
  route(contract.answer, { right: 'import.run' }, async ({ app, actor, input }) => {
    await sayUseful(app, actor, input.id, input.answer);
    return done;
  }),
  route(contract.takeLead, { right: 'import.run' }, ({ app, actor, input }) => takeEntry(app, actor, input.id)),
];
