import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { keepKeys } from './keep-keys.ts';
import { KEYS_VERSION } from './keys.ts';
import { modelInUse } from './model.ts';
import type { PairKind } from './store-decisions.ts';
import { keyRules, noteKeyRules, valuesAfter } from './store-keys.ts';

const JOB = 'records.match-keys';
const SLICE = 1000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Records are written with their keys. Those from before that, or from before a model that blocks otherwise, get theirs in the background. */
export function register(app: App): void {
  app.jobs.define(
    JOB,
    z.object({}),
    async ({ progress }) => {
      for (const kind of ['company', 'person'] as const) await buildKeys(app, kind, (done) => progress(done, null));
    },
    { policy: 'one-waiting', limitSeconds: 6 * 3600 },
  );
  app.jobs.schedule(JOB, '*/10 * * * *');
}

/** @returns how many records got their keys; 0 where they have them */
export async function buildKeys(
  app: Pick<App, 'db' | 'clock'>,
  kind: PairKind,
  progress: (done: number) => Promise<void> = async () => {},
): Promise<number> {
  const { ready } = await modelInUse(app.db, kind);
  const rules = createHash('sha256')
    .update(
      JSON.stringify([
        KEYS_VERSION,
        ready.model.rules,
        ready.model.fields.map(({ name, role, from }) => [name, role, from]),
      ]),
    )
    .digest('hex');
  if ((await keyRules(app.db, kind)) === rules) return 0;
  let done = 0;
  for (let after = FIRST; ; ) {
    const slice = await valuesAfter(app.db, kind, after, SLICE);
    if (slice.length === 0) break;
    await keepKeys(
      app.db,
      kind,
      slice.map((values) => ({ id: values.id, values })),
      app.clock.now(),
    );
    done += slice.length;
    after = slice[slice.length - 1]!.id;
    await progress(done);
  }
  await noteKeyRules(app.db, kind, rules, app.clock.now());
  return done;
}
