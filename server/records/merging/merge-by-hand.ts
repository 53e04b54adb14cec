import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { requireVisible } from '../editing/index.ts';
import { fieldsOf, type RecordKind } from '../fields/index.ts';
import { survivorOf } from '../identity/index.ts';
import { decidePair } from '../matching/index.ts';
import { mergeRecords, standing } from './merge-records.ts';
import { partRecords } from './part-records.ts';
import type { Typed } from './say.ts';
import { readFields } from './store.ts';
import { findMerge, kindOfRecord, listMerges, type MergeRow } from './store-reading.ts';

export interface HandMerge {
  readonly keptId: string;
  readonly goneId: string;
  readonly takeFromGone?: readonly string[] | undefined;
}

/**
 * Merges two companies or two people on somebody's word; old ids of merged records stand for what they became.
 *
 * @throws Failure `not-found`, `invalid-input` (two kinds, the same record), `conflict` (one already)
 */
export async function mergeByHand(
  app: App,
  actor: Actor,
  input: HandMerge,
): Promise<{ readonly mergeId: string; readonly id: string }> {
  return app.db.transaction().execute(async (tx) => {
    const ids = await standing(tx, input);
    const kind = await kindOfBoth(tx, ids.keptId, ids.goneId);
    const typed = await takenFrom(tx, kind, ids.goneId, input.takeFromGone ?? []);
    const mergeId = await mergeRecords(app, tx, actor, {
      kind,
      ...ids,
      how: 'hand',
      typed,
    });
    await audit(app, tx, {
      actor,
      action: `${kind}.merged`,
      subject: { kind, id: ids.keptId },
      facts: { mergeId, goneId: ids.goneId },
    });
    return { mergeId, id: ids.keptId };
  });
}

/** What the one that goes says in these fields. @throws Failure `invalid-input` */
async function takenFrom(tx: Db, kind: RecordKind, goneId: string, columns: readonly string[]): Promise<Typed> {
  const unknown = columns.find((column) => fieldsOf[kind][column] === undefined);
  if (unknown !== undefined) fail('invalid-input', { field: unknown, problem: 'unknown' });
  return columns.length === 0 ? {} : readFields(tx, kind, goneId, columns);
}

async function kindOfBoth(tx: Db, a: string, b: string): Promise<'company' | 'person'> {
  const [one, other] = [await kindOfRecord(tx, a), await kindOfRecord(tx, b)];
  if (one === null || other === null)
    return fail('not-found', {
      kind: one ?? other ?? 'company',
      text: 'One of the two records is not there. Nothing was changed.',
    });
  const text = 'A company and a person cannot become one. Nothing was changed.';
  return one === other ? one : fail('invalid-input', { problem: 'two-kinds', kinds: [one, other], text });
}

/**
 * Parts two merged records again. The parting says that they are two: no machine merges or proposes them any more.
 *
 * @param id of the merge, or of the record that went
 * @throws Failure `not-found`, also for what this person may not see
 */
export async function unmergeByHand(
  app: App,
  actor: Actor,
  id: string,
): Promise<{ readonly mergeId: string; readonly keptId: string; readonly goneId: string }> {
  return app.db.transaction().execute(async (tx) => {
    const found =
      (await findMerge(tx, id)) ??
      fail('not-found', { kind: 'merge', text: 'There is no such merge, or it was undone already.' });
    const merge = await partRecords(app, tx, actor, found.id);
    const { kind, keptId, goneId } = merge;
    if (kind === 'company' || kind === 'person')
      await decidePair(tx, {
        kind,
        ids: [keptId, goneId],
        verdict: 'different',
        how: 'unmerge',
        reference: merge.id,
        by: { id: actor.id, name: actor.name, at: app.clock.now() },
      });
    await audit(app, tx, {
      actor,
      action: `${kind}.parted`,
      subject: { kind, id: keptId },
      facts: { mergeId: merge.id, goneId },
    });
    return { mergeId: merge.id, keptId, goneId };
  });
}

/** What was merged into a record, newest first; undone ones too. @throws Failure `not-found` */
export async function mergesOf(app: App, actor: Actor, recordId: string): Promise<readonly MergeRow[]> {
  const id = await survivorOf(app.db, recordId);
  const kind = (await kindOfRecord(app.db, id)) ?? fail('not-found', { kind: 'company' });
  return app.db.transaction().execute(async (tx) => {
    await requireVisible(tx, actor, kind, [id]);
    return listMerges(tx, id);
  });
}
