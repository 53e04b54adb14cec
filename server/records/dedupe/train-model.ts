import {
  companyModel,
  compareRecords,
  type Frequencies,
  type LinkageModel,
  learnFromDecisions,
  measureDecisions,
  normalise,
  personModel,
  prepareModel,
  prepareRecord,
} from '#engines/linkage/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { comparedValues, type PairKind, recordValues, standardModel } from '../matching/index.ts';
import { insertModel, type Label, labelsOf, type Measured, newestModel, putInUse, sampleIds } from './store-models.ts';

type By = Pick<Actor, 'kind' | 'id' | 'name'>;

/** So many new decisions make a new version worth it; and below so many nothing is measured. */
export const RETRAIN_AFTER = 25;
export const LEAST_TO_MEASURE = 30;
const SAMPLE = 20_000;

/** Every night: where enough was decided since the last version, a new one is made, and used if it does no worse on what it has not seen. */
export async function trainAll(app: App, by: By): Promise<void> {
  for (const kind of ['company', 'person'] as const) {
    const labels = await labelsOf(app.db, kind);
    const before = await newestModel(app.db, kind);
    const known = before === null ? 0 : before.labels.same + before.labels.different;
    if (labels.length - known >= RETRAIN_AFTER) await trainModel(app, by, kind);
  }
}

/**
 * A new version of the model from everything that was decided and from how often names occur here. A fifth of the decisions is held out and
 * measures it against the version before. Old versions stay and can be used again.
 *
 * @throws Failure `conflict` (too few decisions, or all alike)
 */
export async function trainModel(
  app: App,
  by: By,
  kind: PairKind,
): Promise<{ readonly version: number; readonly inUse: boolean; readonly measured: Measured }> {
  const labels = await labelsOf(app.db, kind);
  const same = labels.filter((label) => label.same).length;
  if (labels.length < RETRAIN_AFTER || same === 0 || same === labels.length)
    fail('conflict', { reason: 'too-few-decisions', least: RETRAIN_AFTER, same, different: labels.length - same });
  const frequencies = await countFrequencies(app.db, kind);
  const base = kind === 'company' ? companyModel(frequencies) : personModel(frequencies);
  // By the number of the decision, which is given before anybody knows the answer.
  const heldOut = labels.filter((label) => label.id % 5 === 0);
  const seen = labels.filter((label) => label.id % 5 !== 0);
  const trial = learnFromDecisions(
    base,
    seen.map((label) => decisionOf(kind, label)),
  );
  const measured = measure(kind, trial, standardModel(kind), heldOut);
  const model = learnFromDecisions(
    base,
    labels.map((label) => decisionOf(kind, label)),
  );
  const inUse = measured.loss === null || measured.lossBefore === null || measured.loss <= measured.lossBefore;
  return app.db.transaction().execute(async (tx) => {
    const version = ((await newestModel(tx, kind))?.version ?? 0) + 1;
    const at = app.clock.now();
    const counts = { same, different: labels.length - same };
    await insertModel(tx, { kind, version, model, labels: counts, measured, note: '' }, { ...by, at });
    if (inUse) await putInUse(tx, kind, version);
    const facts = { kind, version, ...counts, inUse };
    await audit(app, tx, {
      actor: by,
      action: 'linkage-model.trained',
      subject: { kind: 'linkage-model', id: `${kind} ${version}` },
      facts,
    });
    return { version, inUse, measured };
  });
}

/** Goes back to an older version, or with null to the one that Lotse comes with. @throws Failure `not-found` */
export async function chooseModel(app: App, actor: Actor, kind: PairKind, version: number | null): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    if (!(await putInUse(tx, kind, version))) fail('not-found', { kind: 'linkage-model' });
    await audit(app, tx, {
      actor,
      action: 'linkage-model.used',
      subject: { kind: 'linkage-model', id: `${kind} ${version ?? 'standard'}` },
      facts: { kind, version },
    });
  });
}

const decisionOf = (kind: PairKind, { left, right, same }: Label) => ({
  left: recordValues(kind, left),
  right: recordValues(kind, right),
  same,
});

function measure(kind: PairKind, model: LinkageModel, before: LinkageModel, heldOut: readonly Label[]): Measured {
  const decisions = heldOut.map((label) => decisionOf(kind, label));
  if (decisions.length < LEAST_TO_MEASURE)
    return { labels: heldOut.length, loss: null, lossBefore: null, precision: null, recall: null };
  const { precision, recall } = measureDecisions(model, decisions);
  return {
    labels: heldOut.length,
    loss: logLoss(model, decisions),
    lossBefore: logLoss(before, decisions),
    precision,
    recall,
  };
}

/** Mean surprise in bits; a certain error is bounded at 10 bits, else one wrong click would decide. */
function logLoss(model: LinkageModel, decisions: readonly ReturnType<typeof decisionOf>[]): number {
  const ready = prepareModel(model);
  const sum = decisions.reduce((total, { left, right, same }) => {
    const { probability } = compareRecords(ready, prepareRecord(ready, left), prepareRecord(ready, right));
    return total - Math.log2(Math.max(2 ** -10, same ? probability : 1 - probability));
  }, 0);
  return sum / decisions.length;
}

const COUNTED: Readonly<Record<PairKind, readonly string[]>> = {
  company: ['name', 'city', 'postal_code'],
  person: ['first_name', 'last_name', 'company'],
};

/** How often names and places occur among a sample of the records: agreement on a rare one says more. */
async function countFrequencies(db: Db, kind: PairKind): Promise<Frequencies> {
  const ids = await sampleIds(db, kind, SAMPLE);
  if (ids.length < 1000) return {};
  const roles = new Map(standardModel(kind).fields.map((field) => [field.name, field.role]));
  const counts = new Map(
    COUNTED[kind].map((name) => [name, { values: new Map<string, number>(), words: new Map<string, number>() }]),
  );
  for (let at = 0; at < ids.length; at += 1000) {
    for (const values of (await comparedValues(db, kind, ids.slice(at, at + 1000))).values()) {
      const record = recordValues(kind, values);
      for (const [name, { values: seen, words }] of counts) {
        const role = roles.get(name);
        const text = role === undefined ? '' : normalise(role, record[name] ?? '');
        if (text === '') continue;
        seen.set(text, (seen.get(text) ?? 0) + 1);
        for (const word of new Set(text.split(' '))) words.set(word, (words.get(word) ?? 0) + 1);
      }
    }
  }
  return Object.fromEntries(
    [...counts].map(([name, { values, words }]) => [
      name,
      { rows: ids.length, rest: 1, values: frequent(values), words: frequent(words) },
    ]),
  );
}

function frequent(counts: ReadonlyMap<string, number>): Record<string, number> {
  const often = [...counts].filter(([, count]) => count > 2).sort(([, a], [, b]) => b - a);
  return Object.fromEntries(often.slice(0, 5000));
}
