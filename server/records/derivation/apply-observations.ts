import { type Standing, survive, type Value } from '#engines/survivorship/index.ts';
import type { Observation, Outcome } from '#server/intake/observations/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import type { RecordKind } from '../fields/index.ts';
import { type Decision, keepKeys, MatchMemory } from '../matching/index.ts';
import { completeRow } from './complete-row.ts';
import { isConflict } from './conflicts.ts';
import { decideSubjects, followMerges, type Prepared, prepare } from './decide-subjects.ts';
import { followDeals } from './follow-deals.ts';
import { keepLines } from './follow-orders.ts';
import { changedFields, type Golden, originOf, restsOnAnother, valuesOf } from './golden.ts';
import { type HeldBack, holdBackDeleted } from './hold-back-deleted.ts';
import { loadGoldens } from './load-goldens.ts';
import { refreshCounts } from './refresh-counts.ts';
import {
  insertRows,
  keepNumbers,
  linkObservations,
  lockDerivation,
  lockOnly,
  lockRows,
  updateOrigins,
  updateRows,
} from './store.ts';

/** Kinds in the order in which they can refer to one another. */
export const kindsInOrder: readonly RecordKind[] = [
  'product',
  'company',
  'person',
  'deal',
  'quote',
  'order',
  'activity',
  'task',
];

/** What a person should look at: a record that may be another one's twin, a source that contradicts a person or a more trusted source, a deleted company that a list names. */
export interface Doubts {
  readonly twins: {
    readonly kind: RecordKind;
    readonly observation: number;
    readonly decision: Extract<Decision, { verdict: 'doubtful' }>;
  }[];
  readonly conflicts: {
    readonly kind: RecordKind;
    readonly recordId: string;
    readonly observation: number;
    readonly field: string;
    readonly before: Value;
    readonly value: Value;
  }[];
  /** Deleted companies that a list names again. */
  readonly gone: HeldBack['gone'][number][];
}

export interface Batch {
  readonly observations: readonly Observation[];
  readonly actor: Actor;
  readonly example: boolean;
}

/**
 * Derives records from a batch of observations: finds each one's subject, lets the surviving claims stand, writes what changed, and
 * answers what became of each. A fixed number of statements for each kind in the batch, however many rows it has.
 */
export async function applyObservations(app: Pick<App, 'clock' | 'events'>, tx: Db, batch: Batch): Promise<Outcome[]> {
  const doubts: Doubts = { twins: [], conflicts: [], gone: [] };
  const outcomes: Outcome[] = [];
  // An edit by hand names its record and waits for that row only; it must not wait for an import's batch.
  if (batch.observations.some((one) => one.hint.recordId === undefined)) await lockDerivation(tx);
  const subjects = new Map<number, string>();
  const companies = new Set<string>();
  for (const kind of kindsInOrder) {
    const own = batch.observations.filter((one) => one.kind === kind);
    if (own.length === 0) continue;
    const prepared = await prepare(tx, kind, own, subjects);
    const decided = await decideSubjects(tx, kind, prepared, new MatchMemory());
    const mergeable = kind === 'company' || kind === 'person';
    if (mergeable) await lockSubjects(tx, kind, decided);
    const followed = mergeable ? await followMerges(tx, decided) : decided;
    const taken =
      kind === 'company' ? await holdBackDeleted(tx, prepared, followed) : { prepared, decisions: followed };
    if ('gone' in taken) doubts.gone.push(...taken.gone);
    const found = await derive(app, tx, { ...batch, kind }, taken.prepared, taken.decisions, doubts);
    outcomes.push(...found.outcomes);
    for (const outcome of found.outcomes)
      if (outcome.recordId !== null) subjects.set(outcome.observation, outcome.recordId);
    for (const id of found.companies) companies.add(id);
    if (found.changed.length > 0)
      await app.events.publish(tx, {
        type: 'records-changed',
        kind,
        ids: found.changed,
        how: 'derived',
        actor: batch.actor,
      });
  }
  await refreshCounts(tx, [...companies], app.clock.now());
  if (doubts.twins.length + doubts.conflicts.length + doubts.gone.length > 0)
    await app.events.publish(tx, { type: 'records-doubted', doubts, example: batch.example });
  return outcomes;
}

async function lockSubjects(tx: Db, kind: RecordKind, decisions: readonly Decision[]): Promise<void> {
  const ids = decisions.flatMap((one) =>
    one.verdict === 'nobody' || one.verdict === 'new' || (one.verdict === 'doubtful' && one.isNew)
      ? []
      : [one.recordId],
  );
  await lockOnly(tx, kind, [...new Set(ids)]);
}

interface Derived {
  readonly outcomes: Outcome[];
  readonly changed: string[];
  /** Companies whose counts may be different now. */
  readonly companies: string[];
}

async function derive(
  app: Pick<App, 'clock'>,
  tx: Db,
  batch: Batch & { readonly kind: RecordKind },
  prepared: readonly Prepared[],
  decisions: readonly Decision[],
  doubts: Doubts,
): Promise<Derived> {
  const { kind } = batch;
  const goldens = await loadGoldens(tx, kind, decisions, lockRows);
  const outcomes: Outcome[] = [];
  const links: { observation_id: number; kind: RecordKind; record_id: string }[] = [];
  for (const [at, one] of prepared.entries()) {
    const decision = decisions[at];
    const base = { observation: one.observation.id, kind, rowNo: one.observation.rowNo, part: one.observation.part };
    const golden = decision === undefined || decision.verdict === 'nobody' ? undefined : goldens.get(decision.recordId);
    if (decision === undefined || golden === undefined) {
      outcomes.push({
        ...base,
        verdict: 'faulty',
        recordId: null,
        reasons: [...one.reasons, one.heldBack ?? { code: `${kind}-unknown`, facts: { missing: one.missing } }],
      });
      continue;
    }
    const before = golden.standing;
    golden.standing = survive(before, one.claims);
    noteConflicts(kind, golden, one, doubts);
    links.push({ observation_id: one.observation.id, kind, record_id: golden.id });
    const made = golden.isNew && Object.keys(before).length === 0;
    const changes = made ? [] : changedFields(kind, before, golden.standing);
    const changed = made || changes.length > 0;
    const verdict = decision.verdict === 'doubtful' ? 'doubtful' : made ? 'new' : changed ? 'updated' : 'unchanged';
    if (decision.verdict === 'doubtful') doubts.twins.push({ kind, observation: one.observation.id, decision });
    const after = golden.standing;
    outcomes.push({
      ...base,
      verdict,
      recordId: golden.id,
      reasons: one.reasons,
      ...(changes.length > 0 && {
        changes: changes.map((field) => ({
          field,
          old: before[field]?.value ?? null,
          new: after[field]?.value ?? null,
        })),
      }),
    });
  }
  const written = await write(app, tx, batch, [...goldens.values()]);
  await linkObservations(tx, links);
  if (kind === 'company') await keepNumbers(tx, numbersOf(prepared, decisions));
  if (kind === 'order')
    await keepLines(
      tx,
      prepared.map((one, at) => ({ observation: one.observation, decision: decisions[at] })),
    );
  if (kind === 'deal') await followDeals(tx, [...goldens.values()], batch.actor, app.clock.now());
  return {
    outcomes,
    changed: written,
    companies: [...goldens.values()].flatMap((golden) => companiesOf(batch, golden)),
  };
}

/** Answers the ids of records that are new or show another value than before. */
async function write(
  app: Pick<App, 'clock'>,
  tx: Db,
  batch: Batch & { readonly kind: RecordKind },
  goldens: readonly Golden[],
): Promise<string[]> {
  const { kind } = batch;
  const at = app.clock.now();
  const fresh = goldens.filter((golden) => golden.isNew);
  const touched = goldens.filter((golden) => !golden.isNew && golden.standing !== golden.before);
  const changed = touched.filter((golden) => changedFields(kind, golden.before, golden.standing).length > 0);
  const complete = (golden: Golden) => completeRow(kind, golden.id, golden.standing);
  const isChanged = new Set(changed);
  const restated = touched.filter((golden) => !isChanged.has(golden) && restsOnAnother(golden.before, golden.standing));
  await insertRows(tx, kind, fresh.map(complete), at, batch.example);
  await updateRows(tx, kind, changed.map(complete), at);
  if (kind === 'company' || kind === 'person')
    await keepKeys(
      tx,
      kind,
      [...fresh, ...changed].map((golden) => toKeep(kind, golden)),
      at,
    );
  await updateOrigins(
    tx,
    kind,
    restated.map(({ id, standing }) => ({ id, origin: originOf(standing) })),
  );
  return [...fresh, ...changed].map((golden) => golden.id);
}

function toKeep(kind: 'company' | 'person', { id, isNew, before, standing }: Golden) {
  const values = valuesOf(kind, standing);
  return isNew ? { id, values, isNew } : { id, values, before: valuesOf(kind, before) };
}

function noteConflicts(kind: RecordKind, golden: Golden, one: Prepared, doubts: Doubts): void {
  for (const [field, claim] of Object.entries(one.claims)) {
    const stands = golden.standing[field];
    if (stands !== undefined && isConflict(field, stands, claim, one.observation))
      doubts.conflicts.push({
        kind,
        recordId: golden.id,
        observation: one.observation.id,
        field,
        before: stands.value,
        value: claim.value,
      });
  }
}

function numbersOf(
  prepared: readonly Prepared[],
  decisions: readonly Decision[],
): { number: string; company_id: string }[] {
  return prepared.flatMap((one, at) => {
    const number = one.claims['customer_number']?.value;
    const decision = decisions[at];
    if (typeof number !== 'string' || decision === undefined || decision.verdict === 'nobody') return [];
    return [{ number, company_id: decision.recordId }];
  });
}

/**
 * Where the records of a list belong is counted once, when it has been taken over (`import-stopped`): its orders lie across all companies,
 * and counting after each batch would write every company again and again. Only a company that a record leaves is not found afterwards.
 */
function companiesOf({ kind, observations }: Batch & { readonly kind: RecordKind }, golden: Golden): string[] {
  if (kind !== 'deal' && kind !== 'order' && kind !== 'activity') return [];
  const id = (standing: Standing) => standing['company_id']?.value;
  const [before, after] = [id(golden.before), id(golden.standing)];
  const left = before === after ? [] : [before];
  const counted = observations.every((one) => one.importId !== null) ? left : [before, after];
  return counted.filter((one) => typeof one === 'string');
}
