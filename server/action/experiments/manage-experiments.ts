import { type ExperimentReading, readExperiment } from '#engines/experiments/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import {
  allExperiments,
  type ExperimentMetric,
  type ExperimentRow,
  insertExperiment,
  lockExperiment,
  outcomes,
  setStopped,
} from './store.ts';
import { readingIn, refusalIn, TARGETS, targetIn } from './words.ts';

export interface ExperimentInput {
  readonly name: string;
  readonly about: string;
  readonly share: number;
  readonly metric: ExperimentMetric;
  readonly smallest: number;
  readonly horizonDays: number;
}

async function readNow(app: App, db: Db, row: ExperimentRow): Promise<{ reading: ExperimentReading; waiting: number }> {
  const { rows, waiting } = await outcomes(db, row, app.clock.now());
  const metric = row.metric === 'revenue' ? 'amount' : 'share';
  return { reading: readExperiment({ rows, metric, share: row.share, smallest: row.smallest }), waiting };
}

/** All experiments, running ones first, each with what it says at this moment: the interval may be looked at as often as one likes. */
export async function listExperiments(app: App, actor: Actor) {
  const rows = await Promise.all(
    (await allExperiments(app.db)).map(async (row) => {
      const found =
        row.state === 'stopped' && row.reading !== null
          ? { reading: row.reading, waiting: 0 }
          : await readNow(app, app.db, row);
      return shape(row, found, actor);
    }),
  );
  return {
    rows,
    targets: TARGETS.map((about) => ({
      about,
      label: targetIn(about, actor.language),
      running: rows.some((row) => row.about === about && row.state === 'running'),
    })),
    may: may(actor, 'policy.edit') ? ['start' as const] : [],
  };
}

function shape(
  row: ExperimentRow,
  { reading, waiting }: { reading: ExperimentReading; waiting: number },
  actor: Actor,
) {
  const running = row.state === 'running';
  return {
    id: row.id,
    name: row.name,
    about: row.about,
    aboutText: targetIn(row.about, actor.language),
    share: row.share,
    metric: row.metric,
    smallest: row.smallest,
    horizonDays: row.horizonDays,
    state: row.state,
    startedAt: row.startedAt.toISOString(),
    startedBy: row.startedBy,
    stoppedAt: row.stoppedAt?.toISOString() ?? null,
    waiting,
    verdict: reading.state,
    treated: reading.treated,
    heldOut: reading.heldOut,
    effect: reading.effect,
    accounts: reading.accounts,
    needed: reading.needed,
    text: readingIn(reading, row.metric === 'revenue' ? 'amount' : 'share', actor.language),
    may: running && may(actor, 'policy.edit') ? ['stop' as const] : [],
  };
}

/** Starts an experiment. Only one may run about the same thing. @throws Failure `invalid-input`, `experiment-running` */
export async function startExperiment(app: App, actor: Actor, input: ExperimentInput): Promise<{ id: string }> {
  if (!TARGETS.some((about) => about === input.about))
    fail('invalid-input', { field: 'about', text: refusalIn('unknown', actor.language) });
  const at = app.clock.now();
  return app.db.transaction().execute(async (tx) => {
    const id = await insertExperiment(tx, { ...input, at, byId: actor.id, byName: actor.name });
    if (id === undefined) return fail('experiment-running', { text: refusalIn('running', actor.language) });
    const { name: _, ...facts } = input;
    await audit(app, tx, { actor, action: 'experiment.started', subject: { kind: 'experiment', id }, facts });
    return { id };
  });
}

/** Stops it for good; from now on nobody is left alone for it, and what it says stays as it was. @throws Failure `not-found`, `experiment-over` */
export async function stopExperiment(app: App, actor: Actor, { id }: { readonly id: string }): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const row = await lockExperiment(tx, id);
    if (!row) return fail('not-found', { kind: 'experiment' });
    if (row.state === 'stopped') return fail('experiment-over', { text: refusalIn('over', actor.language) });
    const { reading } = await readNow(app, tx, row);
    await setStopped(tx, id, { at: app.clock.now(), by: actor.id, reading });
    await audit(app, tx, {
      actor,
      action: 'experiment.stopped',
      subject: { kind: 'experiment', id },
      facts: { verdict: reading.state, accounts: reading.accounts },
    });
    return undefined;
  });
}
