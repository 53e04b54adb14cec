import { fold } from '#engines/text/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import { findFile } from '#server/platform/files/index.ts';
import type { JobRun } from '#server/platform/jobs/index.ts';
import { type ReadBatch, readTable } from '../sheets/index.ts';
import { assignOwners } from './assign-owners.ts';
import {
  type Counts,
  exampleCounts,
  findImport,
  lockImport,
  type RowResult,
  type Step,
  type StoredImport,
  saveExamples,
  saveFaults,
  saveProgress,
  setState,
  type Verdict,
} from './store.ts';
import { takeRows } from './take-rows.ts';

type Run = Pick<JobRun<unknown>, 'signal' | 'progress'>;
/** Rows a transaction: large enough that statements work in sets, small enough that a stop or a crash costs less than a second. */
const BATCH_ROWS = 1_000;
const EXAMPLES = 100;
const NOTHING: Counts = { imported: 0, updated: 0, unchanged: 0, doubtful: 0, faulty: 0 };

/** Every row as if it were taken over, in transactions that are rolled back: what it finds is exactly what the import would do. */
export async function checkImport(app: App, run: Run, id: string): Promise<void> {
  await workThrough(app, run, id, 'check');
}

/**
 * Takes the rows over, one transaction a batch together with its place in the file. Killed anywhere, it goes on behind the last whole batch;
 * a batch that was committed meets its own rows and does nothing.
 */
export async function runImport(app: App, run: Run, id: string): Promise<void> {
  await workThrough(app, run, id, 'run');
}

async function workThrough(app: App, run: Run, id: string, step: Step): Promise<void> {
  const one = await findImport(app.db, id);
  const under = step === 'check' ? 'checking' : 'running';
  if (one?.state !== under) return;
  try {
    const file = await findFile(app, one.file_id);
    const { headerRows, country, referenceYear } = one.options;
    const sums = await openSums(app, one, step);
    const batches = readTable({
      path: file.path,
      sheet: one.sheet,
      mapping: one.mapping,
      headerRows,
      afterRow: step === 'run' ? one.row_cursor : 0,
      batchRows: BATCH_ROWS,
      country,
      referenceYear,
    });
    let seen = step === 'run' ? one.rows_seen : 0;
    for await (const batch of batches) {
      // Thrown, not returned: a job that returns counts as done, and nobody would take the rest over after a restart.
      run.signal.throwIfAborted();
      const went = step === 'run' ? await takeBatch(app, one, batch, sums) : await tryBatch(app, one, batch, sums);
      if (!went) return;
      seen += batch.rows.length;
      await run.progress(seen, Math.max(seen, one.row_total ?? 0), { importId: id });
    }
    await finish(app, one, step, sums.counts);
  } catch (error) {
    if (run.signal.aborted || !(error instanceof Failure)) throw error;
    if (error.code === 'job-cancelled' || error.code === 'job-stopped') throw error;
    const { text: _text, ...facts } = error.facts;
    await app.db.transaction().execute(async (tx) => {
      if ((await lockImport(tx, id))?.state !== under) return;
      await setState(tx, id, 'failed', { at: app.clock.now(), failure: { code: error.code, facts } });
      await app.events.publish(tx, { type: 'import-stopped', importId: id });
    });
    throw error;
  }
}

interface Sums {
  counts: Counts;
  readonly shown: Map<Verdict, number>;
  /** Companies that the dry run found new, by their strong keys: a second row of the same is not new, though nothing of the first is stored. */
  readonly newcomers: Set<string>;
  seen: number;
}

async function openSums(app: App, one: StoredImport, step: Step): Promise<Sums> {
  return {
    counts: (step === 'run' ? one.counts : null) ?? NOTHING,
    shown: await exampleCounts(app.db, one.id, step),
    newcomers: new Set(),
    seen: 0,
  };
}

async function takeBatch(app: App, one: StoredImport, batch: ReadBatch, sums: Sums): Promise<boolean> {
  return app.db.transaction().execute(async (tx) => {
    if ((await lockImport(tx, one.id))?.state !== 'running') return false;
    const owned = await assignOwners(tx, one.options.actor, batch);
    await nameOwnFields(app, tx, one, owned);
    const results = await takeRows(app, tx, one, owned.rows);
    sums.counts = added(sums.counts, results);
    await keep(tx, one, 'run', batch, results, sums);
    await saveProgress(tx, one.id, 'run', { lastRow: batch.lastRow, rows: batch.rows.length, counts: sums.counts });
    return true;
  });
}

class RolledBack extends Error {
  readonly results: readonly RowResult[];
  constructor(results: readonly RowResult[]) {
    super('rolled back on purpose');
    this.results = results;
  }
}

async function tryBatch(app: App, one: StoredImport, batch: ReadBatch, sums: Sums): Promise<boolean> {
  const outcome = await app.db
    .transaction()
    .execute(async (tx) => {
      const owned = await assignOwners(tx, one.options.actor, batch);
      await nameOwnFields(app, tx, one, owned);
      throw new RolledBack(await takeRows(app, tx, one, owned.rows));
    })
    .catch((error: unknown) => error);
  if (!(outcome instanceof RolledBack)) throw outcome;
  const results = outcome.results.map((result, at) =>
    notTwice(result, batch.rows.find((row) => row.rowNo === result.rowNo) ?? batch.rows[at], sums.newcomers),
  );
  sums.counts = added(sums.counts, results);
  sums.seen += batch.rows.length;
  return app.db.transaction().execute(async (tx) => {
    if ((await lockImport(tx, one.id))?.state !== 'checking') return false;
    await keep(
      tx,
      one,
      'check',
      batch,
      results.map((result) => (result.verdict === 'new' ? { ...result, recordId: null } : result)),
      sums,
    );
    await saveProgress(tx, one.id, 'check', { lastRow: batch.lastRow, rows: sums.seen, counts: sums.counts });
    return true;
  });
}

function notTwice(result: RowResult, row: ReadBatch['rows'][number] | undefined, newcomers: Set<string>): RowResult {
  if (result.verdict !== 'new' || !row || row.reading.subjects.length !== 1) return result;
  const fields = row.reading.subjects[0]?.fields;
  const value = (key: string) => fold(String(fields?.[key]?.value ?? ''));
  const keys = [
    value('vat_id') && `vat ${value('vat_id')}`,
    value('customer_number') && `number ${value('customer_number')}`,
    value('name') && value('postal_code') && `name ${value('name')} ${value('postal_code')}`,
  ].filter((key) => key !== '');
  const known = keys.some((key) => newcomers.has(key));
  for (const key of keys) newcomers.add(key);
  return known ? { ...result, verdict: 'unchanged', recordId: null } : result;
}

async function nameOwnFields(app: App, tx: App['db'], one: StoredImport, batch: ReadBatch): Promise<void> {
  const first = one.row_cursor === 0 || batch.lastRow > 0;
  const named = new Map<
    string,
    { kind: ReadBatch['rows'][number]['reading']['subjects'][number]['kind']; key: string; label: string }
  >();
  if (first) {
    for (const row of batch.rows) {
      for (const subject of row.reading.subjects) {
        for (const [key, field] of Object.entries(subject.fields)) {
          if (key.startsWith('custom.'))
            named.set(`${subject.kind} ${key}`, {
              kind: subject.kind,
              key: key.slice(7),
              label: (field.place ?? key.slice(7)).slice(0, 100),
            });
        }
      }
    }
  }
  if (named.size > 0) await app.events.publish(tx, { type: 'own-fields-named', fields: [...named.values()] });
}

async function keep(
  tx: App['db'],
  one: StoredImport,
  step: Step,
  batch: ReadBatch,
  results: readonly RowResult[],
  sums: Sums,
): Promise<void> {
  const examples = results.filter((result) => {
    const shown = sums.shown.get(result.verdict) ?? 0;
    if (shown >= EXAMPLES) return false;
    sums.shown.set(result.verdict, shown + 1);
    return true;
  });
  await saveExamples(tx, one.id, step, examples);
  const faults = results.filter((result) => result.reasons.length > 0 || result.verdict === 'faulty');
  await saveFaults(
    tx,
    one.id,
    faults.map(({ rowNo, verdict, reasons }) => ({
      rowNo,
      refused: verdict === 'faulty',
      reasons,
      cells: batch.rows.find((row) => row.rowNo === rowNo)?.cells ?? [],
    })),
  );
}

const COUNT_OF: Readonly<Record<Verdict, keyof Counts>> = {
  new: 'imported',
  updated: 'updated',
  unchanged: 'unchanged',
  doubtful: 'doubtful',
  faulty: 'faulty',
};

function added(counts: Counts, results: readonly RowResult[]): Counts {
  const sum = { ...counts };
  for (const { verdict } of results) sum[COUNT_OF[verdict]] += 1;
  return sum;
}

async function finish(app: App, one: StoredImport, step: Step, counts: Counts): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const now = await lockImport(tx, one.id);
    if (now?.state !== (step === 'check' ? 'checking' : 'running')) return;
    if (step === 'check') {
      if (now.expected === null) await saveProgress(tx, one.id, 'check', { lastRow: 0, rows: 0, counts });
      return setState(tx, one.id, 'ready', { at: app.clock.now() });
    }
    await setState(tx, one.id, 'done', { at: app.clock.now() });
    await app.events.publish(tx, { type: 'import-stopped', importId: one.id });
    await audit(app, tx, {
      actor: one.options.actor,
      action: 'import.finished',
      subject: { kind: 'import', id: one.id },
      facts: { kind: one.kind, ...counts },
    });
  });
}

/** Whoever may import sees their own imports; who heads sales or administrates sees all. */
export async function ownImport(
  app: App,
  actor: { readonly id: string; readonly role: string },
  id: string,
): Promise<StoredImport> {
  const one = await findImport(app.db, id);
  if (!one || (one.created_by !== actor.id && actor.role !== 'admin' && actor.role !== 'head_of_sales'))
    fail('not-found', { kind: 'import' });
  return one;
}
