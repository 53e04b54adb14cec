import { oc } from '@orpc/contract';
import { z } from 'zod';
import { customValues, dayText, versioned, writtenSchema } from './origin.ts';

export const dealFieldsSchema = z
  .object({
    companyId: z.uuid(),
    personId: z.uuid().nullable(),
    title: z.string().trim().min(1).max(300),
    number: z.string().trim().max(100).nullable(),
    valueCents: z.number().int().nullable(),
    currency: z.string().length(3),
    /** When it began; learning needs it. Where nobody said so, deals made here count from then. */
    openedOn: dayText.nullable(),
    expectedCloseOn: dayText.nullable(),
    nextStep: z.string().trim().max(300).nullable(),
    nextStepOn: dayText.nullable(),
    competitor: z.string().trim().max(300).nullable(),
    note: z.string().max(20_000).nullable(),
    ownerId: z.uuid().nullable(),
    teamId: z.uuid().nullable(),
    custom: customValues,
  })
  .partial();

const stageSchema = z.object({
  id: z.string(),
  position: z.number().int(),
  label: z.string(),
  labelEn: z.string(),
  outcome: z.enum(['open', 'won', 'lost']),
  probability: z.number().int().min(0).max(100),
  archived: z.boolean(),
});

const cardSchema = z.object({
  id: z.uuid(),
  version: z.number().int(),
  title: z.string(),
  company: z.object({ id: z.uuid(), name: z.string() }),
  stageId: z.string(),
  valueCents: z.number().int().nullable(),
  currency: z.string(),
  expectedCloseOn: dayText.nullable(),
  nextStep: z.string().nullable(),
  nextStepOn: dayText.nullable(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Whole days since the stage last changed; null where only the import of the deal is known. */
  daysInStage: z.number().int().nullable(),
  may: z.array(z.string()),
});

export const deals = {
  stages: oc
    .route({ method: 'GET', path: '/deal-stages', summary: 'Stages of deals in their order' })
    .output(z.object({ rows: z.array(stageSchema) })),
  saveStages: oc
    .route({
      method: 'PUT',
      path: '/deal-stages',
      summary: 'Set the stages; one that deals stand in can only be archived',
    })
    .input(
      z.object({
        rows: z
          .array(stageSchema.omit({ position: true }))
          .min(3)
          .max(20),
      }),
    )
    .output(z.object({ rows: z.array(stageSchema) })),
  /** At most 100 cards a stage, the biggest first; `count` and `sumCents` are over all. */
  board: oc
    .route({ method: 'GET', path: '/deals/board', summary: 'Open deals by stage' })
    .input(
      z.object({ owner: z.enum(['mine', 'team', 'all']).default('all'), q: z.string().trim().max(100).optional() }),
    )
    .output(
      z.object({
        columns: z.array(
          z.object({
            stage: stageSchema,
            count: z.number().int(),
            sumCents: z.number().int(),
            weightedCents: z.number().int(),
            cards: z.array(cardSchema),
          }),
        ),
      }),
    ),
  get: oc
    .route({ method: 'GET', path: '/deals/{id}', summary: 'One deal' })
    .input(z.object({ id: z.uuid() }))
    .output(cardSchema.extend({ fields: dealFieldsSchema, lostReason: z.string().nullable() })),
  create: oc
    .route({ method: 'POST', path: '/deals', summary: 'Add a deal' })
    .input(dealFieldsSchema.required({ companyId: true, title: true }).extend({ stageId: z.string().optional() }))
    .output(writtenSchema),
  update: oc
    .route({ method: 'PATCH', path: '/deals/{id}', summary: 'Change a deal' })
    .input(versioned.extend({ fields: dealFieldsSchema }))
    .output(writtenSchema),
  /** A lost deal wants a reason. Moving back to an open stage reopens it. */
  move: oc
    .route({ method: 'POST', path: '/deals/{id}/move', summary: 'Move a deal to another stage' })
    .input(versioned.extend({ stageId: z.string(), lostReason: z.string().trim().max(300).optional() }))
    .output(writtenSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/deals/{id}', summary: 'Delete a deal; can be restored' })
    .input(z.object({ id: z.uuid() }))
    .output(writtenSchema),
  restore: oc
    .route({ method: 'POST', path: '/deals/{id}/restore', summary: 'Take back a deletion' })
    .input(z.object({ id: z.uuid() }))
    .output(writtenSchema),
};

export type DealFields = z.input<typeof dealFieldsSchema>;
export type DealCard = z.output<typeof cardSchema>;
