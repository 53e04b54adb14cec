import type { App } from '#server/platform/app.ts';
import type { JobRun } from '#server/platform/jobs/index.ts';
import { askerOf, type Researched, researchSite } from '../sources/index.ts';
import { keepResult, listResearch, listRows, type ResearchRow, updateResearch } from './store.ts';

const SIDE_BY_SIDE = 4;
const PAUSE_MS = 1000;

/**
 * Visits every approved site that was not read yet; each is kept when it is done, so that a run that ends early goes on where it stood. One
 * host is visited once, however many rows name it.
 */
export async function visitSites(
  app: App,
  run: Pick<JobRun<unknown>, 'signal' | 'progress'>,
  id: string,
  visit: (site: string, how: Parameters<typeof researchSite>[1]) => Promise<Researched> = researchSite,
): Promise<void> {
  const one = (await listResearch(app.db, id))[0];
  const machine = { id: `research:${id}` };
  const how = {
    signal: run.signal,
    pauseMs: PAUSE_MS,
    ...(one?.asks_model && { ask: askerOf(app, machine, run.signal) }),
  };
  const left = await listRows(app.db, id, { after: 0, limit: 5000, unread: true });
  const bySite = new Map<string, ResearchRow[]>();
  for (const row of left) bySite.set(row.site, [...(bySite.get(row.site) ?? []), row]);
  const sites = [...bySite.keys()];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const site = sites[next++];
      if (site === undefined || (await stopped(app, id))) return;
      run.signal.throwIfAborted();
      const { site: _site, ...result } = await visit(site, how);
      for (const row of bySite.get(site) ?? []) await keepResult(app.db, id, row.row_no, result, app.clock.now());
      done += 1;
      await run.progress(done, sites.length, { researchId: id });
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  if (!(await stopped(app, id))) await updateResearch(app.db, id, { state: 'done', finished_at: app.clock.now() });
}

const stopped = async (app: App, id: string): Promise<boolean> =>
  (await listResearch(app.db, id))[0]?.state !== 'running';
