import { z } from 'zod';
import { retractObservations } from '#server/intake/observations/index.ts';
import { type ProposalKind, registerKind } from '#server/oversight/proposals/index.ts';
import { fail } from '#server/platform/failure.ts';
import { observe, requireVisible } from '../editing/index.ts';
import { fieldsOf, type RecordKind } from '../fields/index.ts';
import { compareClaims, comparePairs } from './compare-records.ts';
import { mergeRecords, partRecords } from './merge-records.ts';
import { factIn, fieldWords, mergeWords, twinWords, verdictIn } from './words.ts';

const kinds = z.enum(Object.keys(fieldsOf) as [RecordKind, ...RecordKind[]]);
const pair = {
  keptId: z.uuid(),
  goneId: z.uuid(),
  keptName: z.string(),
  goneName: z.string(),
  agrees: z.array(z.string()),
  differs: z.array(z.string()),
};

/** Evidence of twins is kept as the code of the key and a weight: which way it speaks, not how strongly. */
const keyEvidence: NonNullable<ProposalKind<z.ZodType>['evidenceIn']> = ({ weight, ...one }, language) =>
  weight === undefined ? one : { ...one, label: factIn(one.label, language), value: verdictIn(weight > 0, language) };

/** The kinds of proposals by which machines ask to change records. */
export function registerKinds(): void {
  registerKind({
    kind: 'merge-companies',
    words: { de: 'Doppelte Firmen zusammenführen', en: 'Merge duplicate companies' },
    payload: z.object(pair),
    ceiling: 'sampled',
    right: 'records.write',
    apply: async ({ app, tx, actor, payload }) => ({
      mergeId: await mergeRecords(app, tx, actor, { kind: 'company', keptId: payload.keptId, goneId: payload.goneId }),
    }),
    revert: ({ app, tx, actor, applied }) => partRecords(app, tx, actor, String(applied['mergeId'])),
    describe: mergeWords,
    compare: (call) =>
      comparePairs({
        ...call,
        cases: call.cases.map((one) => ({ ...one, payload: { ...one.payload, kind: 'company' } })),
      }),
    evidenceIn: keyEvidence,
  });
  registerKind({
    kind: 'link-observation',
    words: { de: 'Doppelte Einträge zuordnen', en: 'Assign duplicate entries' },
    payload: z.object({ ...pair, kind: kinds, observationId: z.number().int() }),
    ceiling: 'sampled',
    right: 'records.write',
    apply: async ({ app, tx, actor, payload }) => ({
      mergeId: await mergeRecords(app, tx, actor, {
        kind: payload.kind,
        keptId: payload.keptId,
        goneId: payload.goneId,
      }),
    }),
    revert: ({ app, tx, actor, applied }) => partRecords(app, tx, actor, String(applied['mergeId'])),
    describe: twinWords,
    compare: comparePairs,
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
    }),
    ceiling: 'sampled',
    right: 'records.write',
    apply: async ({ app, tx, actor, payload }) => {
      await requireVisible(tx, actor, payload.kind, [payload.id]);
      // Whoever approves says it themselves: else the older word of a person would stand on.
      const fields = {
        [payload.field]: { value: payload.value, place: `Vorschlag, Beobachtung ${payload.observationId}` },
      };
      const [outcome] = await observe(app, tx, actor, payload.kind, [{ id: payload.id, fields }]);
      if (outcome === undefined || outcome.verdict === 'faulty' || outcome.reasons.length > 0)
        return fail('invalid-input', { field: payload.field });
      return { observationId: outcome.observation };
    },
    revert: async ({ app, tx, actor, applied }) => {
      await retractObservations(app, tx, actor, { ids: [Number(applied['observationId'])], reason: 'proposal-undone' });
    },
    describe: fieldWords,
    compare: compareClaims,
    evidenceIn: (one, language) => ({ ...one, label: factIn(one.label, language) }),
  });
}
