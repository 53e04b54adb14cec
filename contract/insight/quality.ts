import { oc } from '@orpc/contract';
import { z } from 'zod';

const moment = z.iso.datetime({ offset: true });
const figure = z.number().nullable();

/** Each 0 to 100; null: nothing to judge. */
const dimensionsSchema = z.object({
  correct: figure,
  complete: figure,
  consistent: figure,
  current: figure,
  available: figure,
  overall: figure,
});

const groupSchema = dimensionsSchema.extend({
  scope: z.enum(['all', 'owner', 'team', 'source']),
  id: z.string(),
  label: z.string(),
  records: z.number().int(),
  problems: z.number().int(),
});

const problemSchema = z.object({
  code: z.string(),
  dimension: z.enum(['correct', 'complete', 'consistent', 'current', 'available']),
  field: z.string(),
  /** Points of the record's overall figure that mending this brings. */
  gain: z.number(),
  text: z.string(),
});

const kindSchema = z.enum(['company', 'person']);
const familySchema = z.enum(['identity', 'address', 'reach', 'business', 'role', 'ownership']);

export const quality = {
  overview: oc
    .route({
      method: 'GET',
      path: '/quality',
      summary: 'Data quality: five dimensions, by source and owner, and their trend',
    })
    .output(
      z.object({
        /** null: nothing measured yet. */
        computedAt: moment.nullable(),
        kinds: z.array(
          z.object({
            kind: kindSchema,
            all: groupSchema,
            owners: z.array(groupSchema),
            teams: z.array(groupSchema),
            sources: z.array(groupSchema),
          }),
        ),
        /** Families of fields, with who looks after each. */
        families: z.array(
          z.object({
            family: familySchema,
            name: z.string(),
            records: z.number().int(),
            problems: z.number().int(),
            ownerId: z.uuid().nullable(),
            ownerName: z.string().nullable(),
            may: z.array(z.enum(['edit'])),
          }),
        ),
        trend: z.array(dimensionsSchema.extend({ day: z.iso.date(), kind: kindSchema })),
      }),
    ),
  worklist: oc
    .route({ method: 'GET', path: '/quality/worklist', summary: 'Records whose repair is worth most, first' })
    .input(
      z.object({
        limit: z.coerce.number().int().min(1).max(100).default(50),
        after: z.string().max(200).optional(),
      }),
    )
    .output(
      z.object({
        rows: z.array(
          z.object({
            kind: kindSchema,
            id: z.uuid(),
            companyId: z.uuid().nullable(),
            name: z.string(),
            detail: z.string().nullable(),
            overall: z.number(),
            /** Points to be won, times the record's worth (0 to 1). */
            repair: z.number(),
            worth: z.number(),
            problems: z.array(problemSchema),
            may: z.array(z.enum(['edit'])),
          }),
        ),
        next: z.string().nullable(),
      }),
    ),
  nameOwner: oc
    .route({ method: 'PUT', path: '/quality/families/{family}', summary: 'Name who looks after a family of fields' })
    .input(z.object({ family: familySchema, ownerId: z.uuid().nullable() }))
    .output(z.object({ ok: z.literal(true) })),
  ofRecord: oc
    .route({ method: 'GET', path: '/quality/{kind}/{id}', summary: 'Data quality of one record' })
    .input(z.object({ kind: kindSchema, id: z.uuid() }))
    .output(dimensionsSchema.extend({ computedAt: moment, problems: z.array(problemSchema) })),
};
