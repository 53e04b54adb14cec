import { survive, type Value } from '#engines/survivorship/index.ts';
import type { Hint, Observation, Observed, Verdict } from '#server/intake/observations/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import type { RecordKind } from '../fields/index.ts';
import { MatchMemory } from '../matching/index.ts';
import { kindsInOrder } from './apply-observations.ts';
import type { Reason } from './claims.ts';
import { decideSubjects, prepare } from './decide-subjects.ts';
import { changedFields, type Golden, valuesOf } from './golden.ts';
import { loadGoldens } from './load-goldens.ts';
import { readRows } from './store.ts';

export interface Previewed {
  readonly kind: RecordKind;
  readonly rowNo: number | null;
  readonly part: number;
  readonly verdict: Verdict;
  /** An existing record, or null for one that would be made. */
  readonly recordId: string | null;
  /** Existing records that it may be one with. */
  readonly rivals: readonly string[];
  /** For an existing record: what would change. */
  readonly changes: readonly { readonly field: string; readonly before: Value; readonly after: Value }[];
  readonly reasons: readonly Reason[];
}

/** Remembers what earlier calls would have made, so that rows of one file find each other across calls. One per dry run. */
export class PreviewSession {
  readonly memory = new MatchMemory();
  readonly goldens = new Map<string, Golden>();
  next = FIRST;
}

// Later than every observation that exists, so that the newest wins as it would.
const FIRST = 2 ** 52;

/**
 * What recording these observations would do, without writing anything. Answers one result for each, in their order; numbers in hints are
 * indexes within this call, as when recording.
 */
export async function previewObservations(
  db: Db,
  session: PreviewSession,
  input: { readonly observations: readonly Observed[]; readonly trust: number; readonly at: Date },
): Promise<Previewed[]> {
  const first = session.next;
  session.next += input.observations.length;
  const observations = input.observations.map((one, index): Observation => provisional(one, index, first, input));
  const results = new Map<number, Previewed>();
  const subjects = new Map<number, string>();
  for (const kind of kindsInOrder) {
    const own = observations.filter((one) => one.kind === kind);
    if (own.length > 0) await previewKind(db, session, kind, own, subjects, results);
  }
  return observations.map((one) => results.get(one.id)).filter((one) => one !== undefined);
}

async function previewKind(
  db: Db,
  session: PreviewSession,
  kind: RecordKind,
  own: readonly Observation[],
  subjects: Map<number, string>,
  results: Map<number, Previewed>,
): Promise<void> {
  const prepared = await prepare(db, kind, own, subjects);
  const decisions = await decideSubjects(db, kind, prepared, session.memory);
  const open = decisions.filter((one) => one.verdict !== 'nobody' && !session.goldens.has(one.recordId));
  for (const [id, golden] of await loadGoldens(db, kind, open, readRows)) session.goldens.set(id, golden);
  for (const [at, one] of prepared.entries()) {
    const { id, rowNo, part } = one.observation;
    const decision = decisions[at];
    const golden =
      decision === undefined || decision.verdict === 'nobody' ? undefined : session.goldens.get(decision.recordId);
    if (decision === undefined || golden === undefined) {
      const reasons = [...one.reasons, { code: `${kind}-unknown`, facts: { missing: one.missing } }];
      results.set(id, { kind, rowNo, part, verdict: 'faulty', recordId: null, rivals: [], changes: [], reasons });
      continue;
    }
    subjects.set(id, golden.id);
    const before = golden.standing;
    golden.standing = survive(before, one.claims);
    const made = golden.isNew && Object.keys(before).length === 0;
    const [old, now] = [valuesOf(kind, before), valuesOf(kind, golden.standing)];
    const changes = made
      ? []
      : changedFields(kind, before, golden.standing).map((field) => ({
          field,
          before: old[field] ?? null,
          after: now[field] ?? null,
        }));
    const verdict =
      decision.verdict === 'doubtful' ? 'doubtful' : made ? 'new' : changes.length > 0 ? 'updated' : 'unchanged';
    const rivals = decision.verdict === 'doubtful' ? decision.rivals.map((rival) => rival.recordId) : [];
    results.set(id, {
      kind,
      rowNo,
      part,
      verdict,
      recordId: golden.isNew ? null : golden.id,
      rivals,
      changes,
      reasons: one.reasons,
    });
  }
}

function provisional(
  one: Observed,
  index: number,
  first: number,
  input: { readonly trust: number; readonly at: Date },
): Observation {
  const number = (target: number | string) => (typeof target === 'number' ? first + target : target);
  const hint: Hint = Object.fromEntries(
    Object.entries(one.hint ?? {}).map(([key, value]) => [key, typeof value === 'number' ? number(value) : value]),
  );
  return {
    id: first + index,
    kind: one.kind,
    hint,
    fields: one.fields,
    sourceId: 'preview',
    byPerson: false,
    trust: input.trust,
    importId: null,
    rowNo: one.rowNo ?? null,
    part: one.part ?? 0,
    observedAt: (one.observedAt ?? input.at).getTime(),
    recordedBy: 'preview',
  };
}
