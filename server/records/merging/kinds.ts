import { z } from 'zod';
import { retractObservations } from '#server/intake/observations/index.ts';
import { type Applied, type ApplyCall, type ProposalKind, registerKind } from '#server/oversight/proposals/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { checkReferences, cleanFields, observe, refuseUnfit, requireVisible } from '../editing/index.ts';
import { fieldsOf, type RecordKind } from '../fields/index.ts';
import { compareClaims, comparePairs } from './compare-records.ts';
import { mergeRecords, partRecords } from './merge-records.ts';
import { factIn, fieldWords, mergeWords, twinWords, typedLine, verdictIn } from './words.ts';

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
  fields,
};

/** Evidence of twins is kept as the code of the key and a weight: which way it speaks, not how strongly. */
const keyEvidence: NonNullable<ProposalKind<z.ZodType>['evidenceIn']> = ({ weight, ...one }, language) =>
  weight === undefined ? one : { ...one, label: factIn(one.label, language), value: verdictIn(weight > 0, language) };

type Typed = Readonly<Record<string, string | number | boolean | null>>;
type Call = Pick<ApplyCall<unknown>, 'app' | 'tx' | 'actor'>;

/** Values that a person chose or typed while approving: cleaned and refused as in any form. Answers the observation. */
async function say(app: App, tx: Db, actor: Actor, kind: RecordKind, id: string, typed: Typed): Promise<number> {
  const own = Object.entries(typed).filter(([name]) => name.startsWith('custom.'));
  const built = Object.entries(typed).filter(([name]) => !name.startsWith('custom.'));
  const custom = Object.fromEntries(own.map(([name, value]) => [name.slice('custom.'.length), value]));
  const fields = cleanFields(kind, { ...Object.fromEntries(built), ...(own.length > 0 && { custom }) }, 'DE');
  await checkReferences(tx, actor, fields);
  const [outcome] = await observe(app, tx, actor, kind, [{ id, fields }]);
  refuseUnfit(outcome);
  return outcome?.observation ?? fail('invalid-input', { fields: Object.keys(typed) });
}

async function applyMerge(
  call: Call & {
    readonly payload: {
      readonly kind: RecordKind;
      readonly keptId: string;
      readonly goneId: string;
      readonly fields?: Typed | undefined;
    };
  },
): Promise<Applied> {
  const { app, tx, actor } = call;
  const { kind, keptId, goneId, fields: typed = {} } = call.payload;
  const mergeId = await mergeRecords(app, tx, actor, { kind, keptId, goneId });
  if (Object.keys(typed).length === 0) return { mergeId };
  return { mergeId, observationId: await say(app, tx, actor, kind, keptId, typed) };
}

/** What was chosen for the one record goes first: said of either of the two alone it would be wrong. */
async function revertMerge({ app, tx, actor, applied }: Call & { readonly applied: Applied }): Promise<void> {
  if (applied['observationId'] !== undefined) {
    await retractObservations(app, tx, actor, { ids: [Number(applied['observationId'])], reason: 'proposal-undone' });
  }
  await partRecords(app, tx, actor, String(applied['mergeId']));
}

function typedIn(edits: Readonly<Record<string, unknown>>, language: 'de' | 'en'): string[] {
  const typed = fields.safeParse(edits['fields']).data ?? {};
  return Object.entries(typed).map(([field, value]) => typedLine(field, value, language));
}

/** The kinds of proposals by which machines ask to change records. */
export function registerKinds(): void {
  registerKind({
    kind: 'merge-companies',
    words: { de: 'Doppelte Firmen zusammenführen', en: 'Merge duplicate companies' },
    payload: z.object(pair),
    ceiling: 'sampled',
    right: 'records.write',
    apply: (call) => applyMerge({ ...call, payload: { ...call.payload, kind: 'company' } }),
    revert: revertMerge,
    describe: mergeWords,
    compare: (call) =>
      comparePairs({
        ...call,
        cases: call.cases.map((one) => ({ ...one, payload: { ...one.payload, kind: 'company' } })),
      }),
    editsIn: typedIn,
    evidenceIn: keyEvidence,
  });
  registerKind({
    kind: 'link-observation',
    words: { de: 'Doppelte Einträge zuordnen', en: 'Assign duplicate entries' },
    payload: z.object({ ...pair, kind: kinds, observationId: z.number().int() }),
    ceiling: 'sampled',
    right: 'records.write',
    apply: applyMerge,
    revert: revertMerge,
    describe: twinWords,
    compare: comparePairs,
    editsIn: typedIn,
    evidenceIn: keyEvidence,
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
      await requireVisible(tx, actor, payload.kind, [payload.id]);
      const { kind, id, field, value, observationId } = payload;
      const own = payload.fields?.[field];
      if (own !== undefined) return { observationId: await say(app, tx, actor, kind, id, { [field]: own }) };
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
