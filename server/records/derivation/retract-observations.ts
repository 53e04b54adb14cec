import { type Standing, survive } from '#engines/survivorship/index.ts';
import type { Observation } from '#server/intake/observations/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { type RecordKind, requiredOf } from '../fields/index.ts';
import { keepKeys } from '../matching/index.ts';
import { kindsInOrder } from './apply-observations.ts';
import { completeRow } from './complete-row.ts';
import { prepare } from './decide-subjects.ts';
import { followDeals } from './follow-deals.ts';
import { keepLines } from './follow-orders.ts';
import { changedFields, type Golden, type Row, standingOf, unclaimed, valuesOf } from './golden.ts';
import { refreshCounts } from './refresh-counts.ts';
import { linkedRecords, lockRows, ranksOf, updateOrigins, updateRows } from './store.ts';
import { bearing, deleteRows, emptyLines, everSpokenOf, observationsOf, resetNumbers } from './store-retracting.ts';

/**
 * Derives anew whatever rested on observations that were taken back. A record that nobody speaks of any more is deleted softly, unless
 * living records still hang on it; what people or other sources said of it stays.
 */
export async function retractFromRecords(
  app: Pick<App, 'clock' | 'events'>,
  tx: Db,
  fact: { readonly observationIds: readonly number[]; readonly actor: Actor },
): Promise<void> {
  const links = await linkedRecords(tx, fact.observationIds);
  const companies = new Set<string>();
  // Parts before wholes: an undone import takes its people and orders away first, and then the companies that nothing hangs on.
  for (const kind of [...kindsInOrder].reverse()) {
    const ids = [...new Set(links.filter((link) => link.kind === kind).map((link) => link.recordId))];
    if (ids.length > 0) for (const id of await deriveAnew(app, tx, kind, ids, fact.actor)) companies.add(id);
  }
  await refreshCounts(tx, [...companies], app.clock.now());
}

/** Answers the companies whose counts may have changed. */
export async function deriveAnew(
  app: Pick<App, 'clock' | 'events'>,
  tx: Db,
  kind: RecordKind,
  ids: readonly string[],
  actor: Actor,
): Promise<string[]> {
  const rows = await lockRows(tx, kind, ids);
  const byRecord = await observationsOf(tx, ids);
  const observations = [...byRecord.values()].flat();
  const prepared = new Map(
    (await prepare(tx, kind, observations, new Map())).map((one) => [one.observation.id, one.claims]),
  );
  const ranks = await ranksOf(
    tx,
    rows.flatMap((row) => Object.values(row['origin'] as Record<string, number>)),
  );
  const bears = await bearing(tx, kind, ids);
  // A record that never had an observation (put there by a program) is not deleted because it has none.
  const spokenOf = await everSpokenOf(tx, ids);
  const at = app.clock.now();
  const [gone, changed, origins]: [string[], Row[], Row[]] = [[], [], []];
  const goldens: Golden[] = [];
  for (const row of rows) {
    const id = String(row['id']);
    const own = byRecord.get(id) ?? [];
    if (own.length === 0 && !bears.has(id) && spokenOf.has(id)) {
      gone.push(id);
      continue;
    }
    const before = standingOf(kind, row, ranks);
    const after = keepRequired(
      kind,
      before,
      own.reduce<Standing>((standing, one) => survive(standing, prepared.get(one.id) ?? {}), {}),
      own,
    );
    const complete = completeRow(kind, id, after);
    goldens.push({ id, isNew: false, before, standing: after });
    (changedFields(kind, before, after).length > 0 ? changed : origins).push(complete);
  }
  await deleteRows(tx, kind, gone, actor.id, at);
  await updateRows(tx, kind, changed, at);
  if (kind === 'company' || kind === 'person')
    await keepKeys(
      tx,
      kind,
      goldens.map(({ id, standing }) => ({ id, values: valuesOf(kind, standing) })),
      at,
    );
  await updateOrigins(tx, kind, origins);
  if (kind === 'company') await resetNumbers(tx, ids);
  if (kind === 'deal') await followDeals(tx, goldens, actor, at);
  if (kind === 'order') await linesAnew(tx, ids, byRecord);
  if (gone.length > 0)
    await app.events.publish(tx, { type: 'records-changed', kind, ids: gone, how: 'deleted', actor });
  const others = changed.map((row) => String(row['id']));
  if (others.length > 0)
    await app.events.publish(tx, { type: 'records-changed', kind, ids: others, how: 'derived', actor });
  return companiesTouched(kind, [...rows, ...changed]);
}

/** A record needs its required fields even when their source was taken back: the value stays, without an origin. */
function keepRequired(kind: RecordKind, before: Standing, after: Standing, own: readonly Observation[]): Standing {
  const kept: Record<string, Standing[string]> = { ...after };
  for (const field of requiredOf[kind]) {
    const value = before[field]?.value ?? null;
    if ((kept[field]?.value ?? null) === null && value !== null) kept[field] = unclaimed(value);
  }
  // Closed by its stage, not by anybody's word.
  if (kind === 'deal' && kept['closed_at'] === undefined && before['closed_at'] !== undefined)
    kept['closed_at'] = unclaimed(before['closed_at'].value);
  // Nobody speaks of it, but something hangs on it: as it stands.
  if (own.length === 0) for (const field in before) kept[field] ??= unclaimed(before[field]?.value ?? null);
  return kept;
}

async function linesAnew(
  tx: Db,
  ids: readonly string[],
  byRecord: ReadonlyMap<string, readonly Observation[]>,
): Promise<void> {
  await emptyLines(tx, ids);
  for (const recordId of ids) {
    const decision = { verdict: 'matched', recordId, agrees: [] } as const;
    for (const observation of byRecord.get(recordId) ?? []) await keepLines(tx, [{ observation, decision }]);
  }
}

function companiesTouched(kind: RecordKind, rows: readonly Row[]): string[] {
  if (kind !== 'deal' && kind !== 'order' && kind !== 'activity') return [];
  return [...new Set(rows.map((row) => row['company_id']).filter((id) => typeof id === 'string'))];
}
