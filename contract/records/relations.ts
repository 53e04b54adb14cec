import { oc } from '@orpc/contract';
import { z } from 'zod';
import { dayText, momentText } from './origin.ts';

export const relationKindSchema = z.enum(['subsidiary_of', 'branch_of', 'successor_of', 'employs']);

const groupCompany = z.object({
  id: z.uuid(),
  name: z.string(),
  city: z.string().nullable(),
  openDeals: z.number().int(),
  openDealsCents: z.number().int(),
  orders: z.number().int(),
  revenue12mCents: z.number().int(),
});

export const relations = {
  ofRecord: oc
    .route({ method: 'GET', path: '/relations/of/{id}', summary: 'Relations of a company or person, and the group' })
    .input(z.object({ id: z.uuid() }))
    .output(
      z.object({
        rows: z.array(
          z.object({
            id: z.uuid(),
            kind: relationKindSchema,
            /** `from`: the record asked about is the smaller side ("is a subsidiary of the other"). */
            side: z.enum(['from', 'to']),
            other: z.object({
              kind: z.enum(['company', 'person']),
              id: z.uuid(),
              name: z.string(),
              detail: z.string().nullable(),
            }),
            since: dayText.nullable(),
            note: z.string(),
            madeByName: z.string(),
            madeAt: momentText,
          }),
        ),
        /** Everybody in the group whom this person may see, at most 200; empty where the company stands alone. */
        group: z.array(groupCompany),
        total: groupCompany.pick({ openDeals: true, openDealsCents: true, orders: true, revenue12mCents: true }),
        may: z.array(z.string()),
      }),
    ),
  add: oc
    .route({
      method: 'POST',
      path: '/relations',
      summary: 'Relate a company to another one, or to a person it employs',
    })
    .input(
      z.object({
        kind: relationKindSchema,
        fromId: z.uuid(),
        toId: z.uuid(),
        since: dayText.nullable().optional(),
        note: z.string().trim().max(500).default(''),
      }),
    )
    .output(z.object({ id: z.uuid() })),
  end: oc
    .route({ method: 'POST', path: '/relations/{id}/end', summary: 'Take a relation back' })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ ok: z.literal(true) })),
};

export type RelationsOfRecord = z.output<NonNullable<(typeof relations.ofRecord)['~orpc']['outputSchema']>>;
