import { z } from 'zod';
import { retractObservations } from '#server/intake/observations/index.ts';
import {
  type Applied,
  type ApplyCall,
  type Evidence,
  type ProposalKind,
  registerKind,
} from '#server/oversight/proposals/index.ts';
import { fail } from '#server/platform/failure.ts';
import { deleteIn, observe, requireVisible, restoreIn } from '../editing/index.ts';
import { fieldsOf, type RecordKind } from '../fields/index.ts';
import { mergedInto, survivorOf } from '../identity/index.ts';
import { decidePair, noteCheck, takeBackByReference } from '../matching/index.ts';
import { compareClaims, comparePairs } from './compare-records.ts';
import { mergeRecords } from './merge-records.ts';
import { partRecords } from './part-records.ts';
import { say, type Typed } from './say.ts';
import { mergeHolds } from './store.ts';
import { factIn, fieldWords, mergeWords, reasonWords, restoreWords, twinWords, typedLine } from './words.ts';

const kinds = z.enum(Object.keys(fieldsOf) as [RecordKind, ...RecordKind[]]);
const scalar = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);
/** Only whoever approves says this: values that shall stand whatever the records and sources say. */
const fields = z.record(z.string().max(100), scalar).optional();
const pair = {
  keptId: z.uuid(),
  goneId: z.uuid(),
  keptName: z.string(),
  goneName: z.string(),
  agrees: z.array(z.string()),
  differs: z.array(z.string()),
  probability: z.number().min(0).max(1).nullable().optional(),
  modelVersion: z.number().int().nullable().optional(),
  fields,
};

/** Evidence of twins: label is the field, value the code of how both agree on it, weight in bits; said in words only when it is read. */
const keyEvidence: NonNullable<ProposalKind<z.ZodType>['evidenceIn']> = (one: Evidence, language) =>
  reasonWords(one, language);

function typedIn(edits: Readonly<Record<string, unknown>>, language: 'de' | 'en'): string[] {
  const typed = fields.safeParse(edits['fields']).data ?? {};
  return Object.entries(typed).map(([field, value]) => typedLine(field, value, language));
}

interface Twins {
  readonly kind: RecordKind;
  readonly keptId: string;
  readonly goneId: string;
  readonly fields?: Typed | undefined;
  readonly probability?: number | null | undefined;
  readonly modelVersion?: number | null | undefined;
}
type Call = Omit<ApplyCall<unknown>, 'payload'>;

async function apply({ app, tx, actor, proposalId }: Call, twins: Twins): Promise<Applied> {
  const { kind, keptId, goneId, fields: typed, probability = null, modelVersion = null } = twins;
  const how = actor.kind === 'machine' ? 'policy' : 'review';
  const reference = proposalId;
  const input = { kind, keptId, goneId, how, probability, modelVersion, reference } as const;
  return { mergeId: await mergeRecords(app, tx, actor, { ...input, ...(typed !== undefined && { typed }) }) };
}

/** Whoever takes a decision back has not said "different": the question is open again. A merge that was undone by itself stays so. */
async function revert({ app, tx, actor, proposalId }: Call, applied: Applied): Promise<void> {
  const mergeId = String(applied['mergeId']);
  if (await mergeHolds(tx, mergeId)) await partRecords(app, tx, actor, mergeId);
  await takeBackByReference(tx, proposalId, app.clock.now());
}

/** "Different" holds for ever, through merges and new imports, until somebody takes it back. */
async function refuse({ app, tx, actor, proposalId }: Call, twins: Twins): Promise<void> {
  const { kind, probability = null, modelVersion = null } = twins;
  if (kind !== 'company' && kind !== 'person') return;
  const merged = await mergedInto(tx, [twins.keptId, twins.goneId]);
  const ids = [merged.get(twins.keptId) ?? twins.keptId, merged.get(twins.goneId) ?? twins.goneId] as const;
  const by = { id: actor.id, name: actor.name, at: app.clock.now() };
  const decision = { kind, ids, verdict: 'different', how: 'review', reference: proposalId } as const;
  await decidePair(tx, { ...decision, probability, modelVersion, by });
}

/** A spot check is a label like any other; that the merge was wrong is undone by whoever says so, not by the check. */
async function checked({ app, tx, actor, proposalId }: Call, right: boolean): Promise<void> {
  const by = { id: actor.id, name: actor.name, at: app.clock.now() };
  await noteCheck(tx, proposalId, right ? 'same' : 'different', by);
}

const words = {
  company: { de: 'Doppelte Firmen zusammenführen', en: 'Merge duplicate companies' },
  person: { de: 'Doppelte Personen zusammenführen', en: 'Merge duplicate people' },
} as const;

function registerMerge(of: 'company' | 'person'): void {
  registerKind({
    kind: of === 'company' ? 'merge-companies' : 'merge-people',
    words: words[of],
    payload: z.object(pair),
    ceiling: 'sampled',
    right: 'records.write',
    apply: (call) => apply(call, { ...call.payload, kind: of }),
    revert: (call) => revert(call, call.applied),
    refuse: (call) => refuse(call, { ...call.payload, kind: of }),
    takeBackRefusal: ({ app, tx, proposalId }) => takeBackByReference(tx, proposalId, app.clock.now()),
    checked: (call) => checked(call, call.right),
    describe: (payload, language) =>
      of === 'company' ? mergeWords(payload, language) : twinWords({ ...payload, kind: of }, language),
    compare: (call) =>
      comparePairs({
        ...call,
        cases: call.cases.map((one) => ({ ...one, payload: { ...one.payload, kind: of } })),
      }),
    editsIn: typedIn,
    evidenceIn: keyEvidence,
  });
}

/** The kinds of proposals by which machines ask to change records. */
export function registerKinds(): void {
  registerMerge('company');
  registerMerge('person');
  // Made by earlier versions; still decided and taken back.
  registerKind({
    kind: 'link-observation',
    words: { de: 'Doppelte Einträge zuordnen', en: 'Assign duplicate entries' },
    payload: z.object({ ...pair, kind: kinds, observationId: z.number().int() }),
    ceiling: 'sampled',
    right: 'records.write',
    apply: (call) => apply(call, call.payload),
    revert: (call) => revert(call, call.applied),
    refuse: (call) => refuse(call, call.payload),
    takeBackRefusal: ({ app, tx, proposalId }) => takeBackByReference(tx, proposalId, app.clock.now()),
    describe: twinWords,
    compare: comparePairs,
    editsIn: typedIn,
    evidenceIn: keyEvidence,
  });
  registerKind({
    kind: 'restore-company',
    words: { de: 'Gelöschte Firma wiederherstellen', en: 'Restore a deleted company' },
    payload: z.object({ id: z.uuid(), name: z.string(), deletedOn: z.string(), deletedBy: z.string().nullable() }),
    // What a person deleted only a person brings back.
    ceiling: 'approve',
    right: 'records.delete',
    apply: async ({ app, tx, actor, payload }) => {
      const parts = await restoreIn(app, tx, actor, 'company', [payload.id]);
      return parts.length === 0 ? fail('not-found', { kind: 'company' }) : {};
    },
    revert: async ({ app, tx, actor, payload }) => {
      await requireVisible(tx, actor, 'company', [payload.id]);
      await deleteIn(app, tx, actor, 'company', [payload.id]);
    },
    describe: restoreWords,
    evidenceIn: (one, language) => ({ ...one, label: factIn(one.label, language) }),
  });
  registerKind({
    kind: 'update-field',
    words: { de: 'Feld aktualisieren', en: 'Update a field' },
    payload: z.object({
      kind: kinds,
      id: z.uuid(),
      name: z.string(),
      field: z.string(),
      before: z.union([z.string(), z.number(), z.boolean(), z.null()]),
      value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
      observationId: z.number().int(),
      fields,
    }),
    ceiling: 'sampled',
    right: 'records.write',
    apply: async ({ app, tx, actor, payload }) => {
      const { kind, field, value, observationId } = payload;
      const id = await survivorOf(tx, payload.id);
      await requireVisible(tx, actor, kind, [id]);
      const own = payload.fields?.[field];
      if (own !== undefined) return { observationId: await say(app, tx, actor, { kind, id, typed: { [field]: own } }) };
      // Whoever approves says it themselves: else the older word of a person would stand on.
      const [outcome] = await observe(app, tx, actor, kind, [
        { id, fields: { [field]: { value, place: `Vorschlag, Beobachtung ${observationId}` } } },
      ]);
      if (outcome === undefined || outcome.verdict === 'faulty' || outcome.reasons.length > 0)
        return fail('invalid-input', { field });
      return { observationId: outcome.observation };
    },
    revert: async ({ app, tx, actor, applied }) => {
      await retractObservations(app, tx, actor, { ids: [Number(applied['observationId'])], reason: 'proposal-undone' });
    },
    describe: fieldWords,
    compare: compareClaims,
    editsIn: typedIn,
    evidenceIn: (one, language) => ({ ...one, label: factIn(one.label, language) }),
  });
}
