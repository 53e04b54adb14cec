import { audit } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { json } from '#server/platform/db/index.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import type { JobRun } from '#server/platform/jobs/index.ts';
import type { PoliteOptions } from './fetch-politely.ts';
import { compareEntries, isNews, keepReading, type RunCounts } from './keep-reading.ts';
import { askerOf } from './propose-facts.ts';
import { type Reading, readSource, sameEntry } from './read-source.ts';
import { nextTry } from './schedule.ts';
import {
  closeLostRuns,
  findWatch,
  finishRun,
  insertRun,
  listEntries,
  type Problem,
  updateWatch,
  type Watch,
} from './store.ts';
import { reader } from './take-over.ts';

const NOTHING: RunCounts = { pages: 0, entries: 0, added: 0, changed: 0, gone: 0, returned: 0 };

/** Reasons after which the source stands still until a person has looked; others are tried again tomorrow. */
const PAUSES = new Set([
  'markup-changed',
  'entries-dropped',
  'robots-forbid',
  'not-approved',
  'address-not-public',
  'no-entries',
  'no-feed',
  'login-wall',
  'script-built',
]);

/**
 * Reads a source and takes over what is new there or has changed. The first reading only learns what stands there. Whatever goes wrong:
 * the last good data stay, the reason stands on the source, and nobody is told of changes that are none.
 */
export async function runSource(
  app: App,
  run: Pick<JobRun<unknown>, 'signal' | 'progress'>,
  id: string,
): Promise<RunCounts> {
  const watch = await findWatch(app.db, id);
  if (watch === null) fail('not-found', { kind: 'source' });
  if (watch.state !== 'active') fail('source-not-active', { state: watch.state });
  await closeLostRuns(app.db, id, app.clock.now());
  const runId = await insertRun(app.db, id, app.clock.now());
  const options: PoliteOptions = { hosts: watch.hosts, pauseMs: watch.pause_ms, signal: run.signal, watchId: id };
  const known = (await listEntries(app.db, id)).filter((entry) => entry.gone_at === null && !isNews(entry));
  const asked = {
    ...watch,
    known,
    since: watch.last_run_at?.toISOString().slice(0, 10) ?? null,
    turn: watch.version,
    ...(watch.next_reading === 'relearn' && { recipe: null }),
    ...(watch.asks_model && {
      ask: askerOf(app, reader(watch), run.signal),
      askAnew: watch.problem?.code === 'model-refused',
    }),
  };
  const read = () => readSource(app, asked, options, (pages) => run.progress(pages, null, { sourceId: id }));
  try {
    const reading = await read();
    return await keepReading(app, watch, runId, await confirm(app, watch, reading, read));
  } catch (error) {
    if (run.signal.aborted || !(error instanceof Failure)) throw error;
    await stop(app, watch, runId, { code: error.code, facts: error.facts });
    return NOTHING;
  }
}

/**
 * A list of several pages may move on by one while it is read, and then an entry stands on neither of two pages. Where something is
 * missing, the list is read once more, and what either reading saw is there.
 */
async function confirm(app: App, watch: Watch, reading: Reading, read: () => Promise<Reading>): Promise<Reading> {
  if (watch.kind !== 'list' || reading.pages < 2 || reading.unchanged || reading.doubt !== null) return reading;
  const { gone, same } = compareEntries(watch, await listEntries(app.db, watch.id), reading.entries);
  if (gone.length === 0 || gone.length > same.length) return reading;
  const again = await read();
  const known = new Set(reading.entries.map(sameEntry));
  const further = again.entries.filter((entry) => !known.has(sameEntry(entry)));
  return {
    ...reading,
    entries: [...reading.entries, ...further],
    pages: reading.pages + again.pages,
    nameless: Math.max(reading.nameless, again.nameless),
    doubt: again.doubt,
  };
}

async function stop(app: App, watch: Watch, runId: string, problem: Problem): Promise<void> {
  const now = app.clock.now();
  const { text: _text, ...facts } = problem.facts;
  const reason: Problem = { code: problem.code, facts };
  const pauses = PAUSES.has(problem.code);
  await app.db.transaction().execute(async (tx) => {
    await finishRun(tx, runId, { ...NOTHING, finished_at: now, state: pauses ? 'paused' : 'failed', problem: reason });
    await updateWatch(tx, watch.id, {
      problem: json(reason),
      next_run_at: pauses ? null : nextTry(watch, now),
      ...(pauses && { state: 'paused' }),
    });
    if (pauses)
      await audit(app, tx, {
        actor: reader(watch),
        action: 'source.paused',
        subject: { kind: 'source', id: watch.id },
        facts: { reason: problem.code },
      });
  });
}
