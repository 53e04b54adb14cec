import { randomUUID } from 'node:crypto';
import { supersede } from '#server/oversight/proposals/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { deriveAnew, refreshCounts } from '../derivation/index.ts';
import { requireVisible } from '../editing/index.ts';
import type { RecordKind } from '../fields/index.ts';
import { mergedFrom, mergedInto } from '../identity/index.ts';
import { comparedValues, decidePair, insertFaces, keepKeysOf, type PairKind } from '../matching/index.ts';
import { say, type Typed } from './say.ts';
import { keepMerge, markChanged, markMerged, moveAll, noteChoice, settledQuestions } from './store.ts';

export interface MergeInput {
  readonly kind: RecordKind;
  readonly keptId: string;
  readonly goneId: string;
  /** Values (by column) that shall stand whatever the records and sources say, on the word of whoever merges. */
  readonly typed?: Typed;
  /** How it came to be decided; a label for the model unless the policy decided. */
  readonly how: 'review' | 'hand' | 'policy';
  readonly probability?: number | null;
  readonly modelVersion?: number | null;
  /** The proposal that it comes from. */
  readonly reference?: string;
}

/** Today's ids of two records that are to become one. @throws Failure `invalid-input`, `conflict` (they are one already) */
export async function standing(
  tx: Db,
  ids: { readonly keptId: string; readonly goneId: string },
): Promise<{ readonly keptId: string; readonly goneId: string }> {
  if (ids.keptId === ids.goneId)
    fail('invalid-input', {
      problem: 'same-record',
      text: 'A record cannot be merged with itself. Nothing was changed.',
    });
  const merged = await mergedInto(tx, [ids.keptId, ids.goneId]);
  const keptId = merged.get(ids.keptId) ?? ids.keptId;
  const goneId = merged.get(ids.goneId) ?? ids.goneId;
  if (keptId === goneId)
    fail('conflict', {
      reason: 'merged-already',
      id: keptId,
      text: `Both are one record already: ${keptId}. Nothing was changed.`,
    });
  return { keptId, goneId };
}

/**
 * Two records become one: everything that was said of `goneId`, or hangs on it, is said of `keptId` from now on, which is derived anew from
 * all of it. Nothing is lost, so they can be parted again at any time (docs/decisions/0055-merge-and-part.md). Answers the id by which they can.
 *
 * @throws Failure `not-found` (one is missing, deleted or foreign), `invalid-input`, `conflict` (one already)
 */
export async function mergeRecords(app: App, tx: Db, actor: Actor, input: MergeInput): Promise<string> {
  const { kind } = input;
  const { keptId, goneId } = await standing(tx, input);
  await requireVisible(tx, actor, kind, [keptId, goneId]);
  const at = app.clock.now();
  const id = randomUUID();
  if (kind === 'company' || kind === 'person')
    await decidePair(tx, {
      kind,
      ids: [keptId, goneId],
      verdict: 'same',
      how: input.how,
      reference: input.reference ?? id,
      probability: input.probability ?? null,
      modelVersion: input.modelVersion ?? null,
      by: { id: actor.id, name: actor.name, at },
    });
  const moved = await moveAll(tx, kind, goneId, keptId);
  const others: Record<string, readonly string[]> = {};
  await app.events.publish(tx, { type: 'records-merged', kind, keptId, goneId, moved: others });
  await markMerged(tx, kind, goneId, actor.id, at);
  await markChanged(tx, kind, keptId, at);
  await keepMerge(tx, { id, kind, keptId, goneId, moved: { ...moved, others } }, actor, at);
  if (kind === 'company' || kind === 'person') await keepFaces(tx, kind, { id, keptId, goneId }, at);
  await deriveAnew(app, tx, kind, [keptId], actor);
  if (kind === 'company') await keepKeysOf(tx, 'person', moved.parts.person ?? [], at);
  const { typed = {} } = input;
  if (Object.keys(typed).length > 0) await noteChoice(tx, id, await say(app, tx, actor, { kind, id: keptId, typed }));
  if (kind === 'company') await refreshCounts(tx, [keptId, goneId], at);
  // Of three that are one, the second merge answers the question about the third pair.
  const ids = (await mergedFrom(tx, [keptId])).get(keptId) ?? [];
  await supersede(tx, await settledQuestions(tx, ids, input.reference ?? null));
  await app.events.publish(tx, { type: 'records-changed', kind, ids: [keptId, goneId], how: 'merged', actor });
  return id;
}

/** Lists that come in later still speak of either of the two; both stay findable as they were. */
async function keepFaces(
  tx: Db,
  kind: PairKind,
  merge: { readonly id: string; readonly keptId: string; readonly goneId: string },
  at: Date,
): Promise<void> {
  const values = await comparedValues(tx, kind, [merge.keptId, merge.goneId]);
  const faces = [...values.values()].map((fields) => ({ recordId: merge.keptId, fields, mergeId: merge.id }));
  await insertFaces(tx, kind, faces, at);
  // Under the id that stays too: whatever is found by the other's keys leads there either way.
  await keepKeysOf(tx, kind, [merge.keptId, merge.goneId], at);
}
