import { oc } from '@orpc/contract';
import { z } from 'zod';
import { modeSchema } from './policy.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const proposalSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  kindName: z.string(),
  title: z.string(),
  text: z.string(),
  /** What it is about, for a row of the inbox: one name or statement a line. */
  lines: z.array(z.string()),
  /** Two records that may be one, or a value as it is and as it would be. */
  compare: z
    .object({
      left: z.string(),
      right: z.string(),
      /** What becomes of each. */
      leftNote: z.string().optional(),
      rightNote: z.string().optional(),
      rows: z.array(
        z.object({
          label: z.string(),
          left: z.string().nullable(),
          right: z.string().nullable(),
          /** How to write the values; text without it. */
          type: z.enum(['phone', 'cents', 'day', 'number']).optional(),
          /** The fields behind the line that may be set otherwise with the approval, sent as `edits.fields[field]`. */
          edit: z
            .array(
              z.object({
                field: z.string(),
                label: z.string(),
                left: scalar,
                right: scalar,
                /** How to type it; `sides`: only one of the two values. */
                type: z.enum(['text', 'phone', 'cents', 'day', 'integer', 'choice', 'sides']),
                choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
              }),
            )
            .optional(),
        }),
      ),
      /** What else would happen: what moves along. */
      note: z.string().optional(),
    })
    .nullable(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  ownerId: z.string().nullable(),
  teamId: z.string().nullable(),
  /** Shape depends on `kind`. */
  payload: z.unknown(),
  evidence: z.array(
    z.object({
      label: z.string(),
      value: z.string(),
      place: z.string().optional(),
      observationId: z.number().int().optional(),
      weight: z.number().optional(),
    }),
  ),
  confidence: z.number().nullable(),
  /** What such a confidence of this producer has been worth on checked cases; null: not known yet. */
  worth: z.object({ share: z.number(), low: z.number(), high: z.number(), count: z.number().int() }).nullable(),
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  dueOn: z.iso.date().nullable(),
  /** SHA-256 of what is proposed, hex: what is applied is checked against it. */
  payloadHash: z.string(),
  producer: z.string(),
  route: modeSchema,
  /** Why it is here, in words. */
  routeText: z.string(),
  state: z.enum(['open', 'later', 'unsure', 'applied', 'rejected', 'superseded']),
  laterUntil: z.iso.datetime().nullable(),
  checkWanted: z.boolean(),
  /** Code of the failure when the machine tried to apply it. */
  fault: z.string().nullable(),
  edits: z.record(z.string(), z.unknown()).nullable(),
  /** The edits in words. */
  editLines: z.array(z.string()),
  decidedByName: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  version: z.number().int(),
  example: z.boolean(),
  createdAt: z.iso.datetime(),
  /** `decide`, `undo`, `check`. */
  may: z.array(z.string()),
});
const versioned = z.object({ id: z.uuid(), version: z.number().int().min(1) });
const decisionSchema = z.enum(['approve', 'reject', 'later', 'unsure']);
const reason = z.string().trim().max(2_000).optional();

export const proposals = {
  list: oc
    .route({ method: 'GET', path: '/proposals', summary: 'The review inbox: oldest first, decided ones newest first' })
    .input(
      z.object({
        shelf: z.enum(['waiting', 'later', 'checks', 'decided']).default('waiting'),
        kind: z.string().max(100).optional(),
        state: z.enum(['open', 'later', 'unsure', 'applied', 'rejected']).optional(),
        subjectId: z.string().max(100).optional(),
        mine: z.stringbool().or(z.boolean()).optional(),
        assignedTo: z.uuid().optional(),
        overdue: z.stringbool().or(z.boolean()).optional(),
        producer: z.string().max(200).optional(),
        olderThanDays: z.coerce.number().int().min(0).max(3_650).optional(),
        after: z.string().max(100).nullable().default(null),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(proposalSchema), next: z.string().nullable() })),
  counts: oc.route({ method: 'GET', path: '/proposals/counts', summary: 'What waits, by kind' }).output(
    z.object({
      rows: z.array(
        z.object({
          kind: z.string(),
          kindName: z.string(),
          shelf: z.enum(['waiting', 'later', 'checks']),
          count: z.number().int(),
        }),
      ),
    }),
  ),
  get: oc
    .route({ method: 'GET', path: '/proposals/{id}', summary: 'One proposal' })
    .input(z.object({ id: z.uuid() }))
    .output(proposalSchema),
  decide: oc
    .route({
      method: 'POST',
      path: '/proposals/{id}/decision',
      summary: 'Approve, reject, postpone or doubt a proposal',
    })
    .input(
      versioned.extend({
        decision: decisionSchema,
        reason,
        edits: z.record(z.string(), z.unknown()).optional(),
        until: z.iso.datetime().optional(),
      }),
    )
    .output(proposalSchema),
  decideMany: oc
    .route({ method: 'POST', path: '/proposals/decisions', summary: 'Decide many proposals alike; each by itself' })
    .input(z.object({ items: z.array(versioned).min(1).max(200), decision: decisionSchema, reason }))
    .output(
      z.object({
        rows: z.array(
          z.discriminatedUnion('ok', [
            z.object({ id: z.uuid(), ok: z.literal(true) }),
            z.object({ id: z.uuid(), ok: z.literal(false), code: z.string() }),
          ]),
        ),
      }),
    ),
  assign: oc
    .route({ method: 'POST', path: '/proposals/assignments', summary: 'Give waiting proposals to a person and a day' })
    .input(
      z.object({
        ids: z.array(z.uuid()).min(1).max(200),
        userId: z.uuid().nullable(),
        dueOn: z.iso.date().nullable(),
      }),
    )
    .output(z.object({ assigned: z.number().int() })),
  deciders: oc
    .route({ method: 'GET', path: '/proposals/deciders', summary: 'Who may be given proposals' })
    .output(z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) })),
  undo: oc
    .route({
      method: 'POST',
      path: '/proposals/{id}/undo',
      summary: 'Take a decision back, the applied change included',
    })
    .input(versioned)
    .output(proposalSchema),
  check: oc
    .route({ method: 'POST', path: '/proposals/{id}/check', summary: 'Answer a spot check of what was applied unseen' })
    .input(versioned.extend({ right: z.boolean() }))
    .output(proposalSchema),
};
