import type { Standing, Value } from '#engines/survivorship/index.ts';
import type { Observation } from '#server/intake/observations/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fieldsOf, type RecordKind, requiredOf } from '../fields/index.ts';
import { mergedInto } from '../identity/index.ts';
import { type Decision, type MatchMemory, matchSubjects } from '../matching/index.ts';
import { claim, claimsOf, type Reason } from './claims.ts';
import { unclaimed } from './golden.ts';
import { customFields, dealStages, linkedRecords } from './store.ts';

export interface Prepared {
  readonly observation: Observation;
  readonly claims: Standing;
  readonly reasons: readonly Reason[];
  /** Required fields that it does not fill. */
  readonly missing: readonly string[];
  /** Why nothing is made of it, although it could be. */
  readonly heldBack?: Reason;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const REFERENCES = ['company', 'person', 'deal'] as const;

/** Claims of every observation of one kind, its references to other observations turned into records. */
export async function prepare(
  db: Db,
  kind: RecordKind,
  observations: readonly Observation[],
  subjects: ReadonlyMap<number, string>,
): Promise<Prepared[]> {
  const own = observations.some((one) => Object.keys(one.fields).some((key) => key.startsWith('custom.')));
  const stages = kind === 'deal' ? await dealStages(db) : [];
  const vocabulary = {
    custom: new Map(own ? (await customFields(db, kind)).map((one) => [one.key, one]) : []),
    stages: new Map(stages.map((one) => [one.id, one.outcome])),
  };
  const earlier = await earlierSubjects(db, observations, subjects);
  const merged = await mergedInto(db, namedRecords(observations));
  return observations.map((observation): Prepared => {
    const { claims, reasons } = claimsOf(kind, observation, vocabulary);
    const all: Record<string, Standing[string]> = { ...standards(kind, observation, stages), ...claims };
    for (const reference of REFERENCES) {
      const target = observation.hint[reference];
      if (target === undefined || fieldsOf[kind][`${reference}_id`] === undefined) continue;
      const id = typeof target === 'string' ? target : (subjects.get(target) ?? earlier.get(target));
      if (id !== undefined) all[`${reference}_id`] = claim(observation, id);
    }
    for (const reference of REFERENCES) {
      const said = all[`${reference}_id`];
      const kept = typeof said?.value === 'string' ? merged.get(said.value) : undefined;
      if (said !== undefined && kept !== undefined) all[`${reference}_id`] = { ...said, value: kept };
    }
    return {
      observation,
      claims: all,
      reasons,
      missing: requiredOf[kind].filter((field) => (all[field]?.value ?? null) === null),
    };
  });
}

/** Records that observations name themselves, by hint or as a value. */
function namedRecords(observations: readonly Observation[]): string[] {
  const named = observations.flatMap((one) =>
    REFERENCES.flatMap((key) => [one.hint[key], one.fields[`${key}_id`]?.value]),
  );
  return [...new Set(named.filter((one) => typeof one === 'string' && UUID.test(one)))] as string[];
}

/** What a new record has unless somebody says otherwise, and which is not the same for all. */
function standards(kind: RecordKind, one: Observation, stages: readonly { readonly id: string }[]): Standing {
  if (one.hint.recordId !== undefined && !one.hint.create) return {};
  if (kind === 'deal') return { stage_id: unclaimed(stages[0]?.id ?? null) };
  if (kind === 'task') return { created_by: unclaimed(one.recordedBy) };
  return {};
}

async function earlierSubjects(
  db: Db,
  observations: readonly Observation[],
  subjects: ReadonlyMap<number, string>,
): Promise<Map<number, string>> {
  const numbers = observations
    .flatMap((one) => REFERENCES.map((key) => one.hint[key]))
    .filter((one) => typeof one === 'number');
  const links = await linkedRecords(
    db,
    [...new Set(numbers)].filter((one) => !subjects.has(one)),
  );
  return new Map(links.map((link) => [link.observation, link.recordId]));
}

/** Which record each speaks of: the one it names, else what matching finds. */
export async function decideSubjects(
  db: Db,
  kind: RecordKind,
  prepared: readonly Prepared[],
  memory: MatchMemory,
): Promise<Decision[]> {
  const open = prepared.filter((one) => one.observation.hint.recordId === undefined);
  const found = await matchSubjects(
    db,
    kind,
    open.map((one) => ({ values: plain(one.claims), complete: one.missing.length === 0 })),
    memory,
  );
  const decided = new Map(open.map((one, at) => [one, found[at]]));
  const decisions = prepared.map((one): Decision => {
    const { recordId, create } = one.observation.hint;
    if (recordId === undefined) return decided.get(one) ?? { verdict: 'nobody' };
    if (!create) return { verdict: 'matched', recordId, agrees: ['id'] };
    return one.missing.length > 0 ? { verdict: 'nobody' } : { verdict: 'new', recordId };
  });
  return followMerges(db, decisions);
}

/**
 * Decisions about records that were merged away meant the one that they became. Asked again once the rows are locked: a merge may have been
 * made between matching and writing, and an observation must not be hung on a record that nobody sees.
 */
export async function followMerges(db: Db, decisions: readonly Decision[]): Promise<Decision[]> {
  const ids = decisions.flatMap((one) => (one.verdict === 'nobody' || one.verdict === 'new' ? [] : [one.recordId]));
  const merged = await mergedInto(db, [...new Set(ids)]);
  if (merged.size === 0) return [...decisions];
  return decisions.map((one) => {
    const kept = one.verdict === 'nobody' ? undefined : merged.get(one.recordId);
    return kept === undefined || one.verdict === 'nobody' ? one : { ...one, recordId: kept };
  });
}

export function plain(claims: Standing): Record<string, Value> {
  return Object.fromEntries(Object.entries(claims).map(([field, one]) => [field, one.value]));
}
