import { oc } from '@orpc/contract';
import { z } from 'zod';

const faultSchema = z.object({
  code: z.enum(['changed', 'removed', 'cut', 'anchor-unreadable']),
  text: z.string(),
});

export const audit = {
  list: oc
    .route({ method: 'GET', path: '/audit', summary: 'Who did what, newest first' })
    .input(
      z.object({
        actorId: z.string().max(100).optional(),
        actorKind: z.enum(['person', 'machine', 'command']).optional(),
        /** An action or a family of them: `consent` finds `consent.recorded`. */
        action: z.string().max(100).optional(),
        subjectKind: z.string().max(50).optional(),
        subjectId: z.string().max(100).optional(),
        from: z.iso.datetime().optional(),
        to: z.iso.datetime().optional(),
        /** `next` of the page before. */
        before: z.coerce.number().int().min(1).nullable().default(null),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(
      z.object({
        entries: z.array(
          z.object({
            seq: z.number().int(),
            at: z.iso.datetime(),
            actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
            action: z.string(),
            text: z.string(),
            subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
            /** How sure the machine was, and whether a person gave a reason: the words stay with the case, the log names nobody. */
            why: z.object({ confidence: z.number().nullable(), reasonGiven: z.boolean(), code: z.string().nullable() }),
            /** What helped: the model or the rules with their version, and the version of the prompt. */
            made: z.object({ by: z.string(), prompt: z.string().nullable() }).nullable(),
            facts: z.record(z.string(), z.unknown()),
          }),
        ),
        next: z.number().int().nullable(),
      }),
    ),
  verify: oc
    .route({
      method: 'POST',
      path: '/audit/verification',
      summary: 'Check the whole log for changes, gaps and a cut-off end',
    })
    .output(
      z.object({
        ok: z.boolean(),
        entries: z.number().int(),
        last: z.number().int(),
        /** Up to which entry a file outside the database vouches for the end; null: none yet. */
        anchored: z.number().int().nullable(),
        faults: z.array(faultSchema),
        more: z.number().int(),
        checkedAt: z.iso.datetime(),
      }),
    ),
};
