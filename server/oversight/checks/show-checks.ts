import { calibrate, judgePromise, reliability } from '#engines/reliability/index.ts';
import { taskName } from '#server/oversight/policy/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { thresholdBounds } from './follow-thresholds.ts';
import { findHolds, findMeasured, type MeasuredCase } from './store.ts';

/** What was measured of each producer of each task, most checked first. */
export async function showChecks(app: App, language: 'de' | 'en') {
  const measured = Map.groupBy(await findMeasured(app.db), ({ kind, producer }) => `${kind}\n${producer}`);
  const holds = (await findHolds(app.db)).filter(({ state }) => state === 'held');
  for (const { kind, producer } of holds)
    if (!measured.has(`${kind}\n${producer}`)) measured.set(`${kind}\n${producer}`, []);
  const rows = [...measured].map(([key, cases]) => {
    const [kind = '', producer = ''] = key.split('\n');
    const hold = holds.find((one) => one.kind === kind && one.producer === producer);
    const { promised, share, low, high, count } = judgePromise(cases);
    return {
      kind,
      name: taskName(kind, language),
      producer,
      count,
      checks: cases.filter(({ unseen }) => unseen).length,
      promised,
      measured: count === 0 ? null : { share, low, high },
      bins: reliability(cases).map((bin) => ({ ...bin })),
      held: hold ? { at: hold.at.toISOString(), facts: { ...hold.facts } } : null,
    };
  });
  rows.sort((a, b) => Number(b.held !== null) - Number(a.held !== null) || b.count - a.count);
  return { rows, bounds: await thresholdBounds.read(app.db) };
}

export interface Worth {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** What stated confidences have been worth so far, for many proposals at once; null: not known yet. */
export async function worthOf(
  db: Db,
  asks: readonly { readonly kind: string; readonly producer: string; readonly confidence: number | null }[],
): Promise<readonly (Worth | null)[]> {
  const known = new Map<string, readonly MeasuredCase[]>();
  for (const { kind, producer } of asks) {
    const key = `${kind}\n${producer}`;
    if (!known.has(key)) known.set(key, await findMeasured(db, { kind, producer }));
  }
  return asks.map(({ kind, producer, confidence }) =>
    confidence === null ? null : calibrate(known.get(`${kind}\n${producer}`) ?? [], confidence),
  );
}
