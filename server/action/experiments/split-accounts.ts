import { armOf } from '#engines/experiments/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { type Exposure, insertExposures, runningExperiments } from './store.ts';

export interface Treatment {
  readonly companyId: string;
  /** What would be done: an occasion of Today, or the purpose of a mailing. */
  readonly what: string;
}

type Split = readonly { readonly heldOut: boolean; readonly exposures: readonly Exposure[] }[];

/**
 * The one place that says whether an account is left alone in a running experiment. The side follows from a keyed hash of experiment and account:
 * the same for every user, list and channel, for as long as the experiment runs.
 */
export async function splitAccounts(
  app: Pick<App, 'secrets'>,
  db: Db,
  kind: 'recommendation' | 'mailing',
  treatments: readonly Treatment[],
): Promise<Split> {
  const running = (await runningExperiments(db)).filter(({ about }) => about.startsWith(`${kind}:`));
  if (running.length === 0) return treatments.map(() => ({ heldOut: false, exposures: [] }));
  const key = app.secrets.of('experiments');
  return treatments.map(({ companyId, what }) => {
    const exposures = running
      .filter(({ about }) => about === `${kind}:*` || about === `${kind}:${what}`)
      .map(({ id, share }) => ({ experimentId: id, companyId, arm: armOf(key, id, companyId, share) }));
    return { heldOut: exposures.some(({ arm }) => arm === 'held-out'), exposures };
  });
}

/** Writes down that it came true for these accounts, on both sides alike: what happens from now on counts. */
export async function recordExposures(db: Db, split: Split, at: Date): Promise<void> {
  await insertExposures(
    db,
    split.flatMap(({ exposures }) => exposures),
    at,
  );
}
