import { research as contract } from '#contract/intake/research.ts';
import { type RawRoute, type Route, rawRoute, route } from '#server/platform/http/index.ts';
import { inWords } from '../sources/index.ts';
import { approveResearch, createResearch, removeResearch, stopResearch } from './manage-research.ts';
import { exportResearch, showLists, showResearch, showRows } from './show-research.ts';
import './words.ts';

const run = { right: 'import.run' } as const;
const done = { ok: true } as const;

export const routes: readonly Route[] = [
  route(contract.list, run, ({ app, actor }) => showLists(app, actor)),
  route(contract.create, run, ({ app, actor, input }) => createResearch(app, actor, input)),
  route(contract.get, run, ({ app, actor, input }) => showResearch(app, actor, input.id)),
  route(contract.rows, run, ({ app, actor, input }) => showRows(app, actor, input)),
  route(contract.approve, { right: 'policy.edit' }, async ({ app, actor, input }) => {
    await inWords(actor.language, approveResearch(app, actor, input.id, input));
    return done;
  }),
  route(contract.stop, run, async ({ app, actor, input }) => {
    await stopResearch(app, actor, input.id);
    return done;
  }),
  route(contract.remove, run, async ({ app, actor, input }) => {
    await removeResearch(app, actor, input.id);
    return done;
  }),
];

const NO_ID = '00000000-0000-0000-0000-000000000000';

export const rawRoutes: readonly RawRoute[] = [
  rawRoute(
    { name: 'intake.research.result', method: 'GET', path: '/research/:id/result.xlsx', right: 'export.run' },
    async ({ app, actor, params }) => {
      const id = params['id'] ?? '';
      const { name, bytes } = await exportResearch(app, actor, /^[0-9a-f-]{36}$/.test(id) ? id : NO_ID);
      return new Response(bytes, {
        headers: {
          'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        },
      });
    },
  ),
];
