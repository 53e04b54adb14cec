import { oc } from '@orpc/contract';
import { z } from 'zod';

const share = z.number().min(0).max(1);
const cents = z.number().int().nullable();
const day = z.iso.date();

const outlookSchema = z.object({
  companyId: z.uuid(),
  name: z.string(),
  owner: z.string().nullable(),
  state: z.enum(['waiting', 'due', 'overdue', 'lapsed']),
  /** Chance that they are still a customer at all. */
  active: share,
  /** Chance that a customer like this one would have ordered by now. */
  overdue: share,
  /** Chance of an order within 90 days. */
  orderChance: share,
  orderDays: z.number().int(),
  lastOn: day,
  usualGap: z.number().int(),
  /** The next order if they still are: the middle, and an 80 % interval; null where it is no longer to be expected. */
  next: z.object({ low: day, on: day, high: day }).nullable(),
  orderCents: cents,
  /** What an active customer would bring within a year, times the chance that this one is lost. */
  atRiskCents: cents,
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
});

/** `slipping`: silent for longer than they are wont to · `falling`: still ordering, but less · `lost`: most likely gone */
const part = z.enum(['slipping', 'falling', 'lost']);

export const silence = {
  list: oc
    .route({
      method: 'GET',
      path: '/customers-at-risk',
      summary: 'Customers who are slipping away, most value at risk first',
    })
    .input(
      z.object({
        part: part.default('slipping'),
        mine: z.stringbool().or(z.boolean()).default(false),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        rows: z.array(outlookSchema),
        parts: z.array(z.object({ part, count: z.number().int(), atRiskCents: z.number().int() })),
        /** How this would have done on the last days of the own orders, having seen only what came before; null: not enough data yet. */
        checked: z
          .object({
            from: day,
            days: z.number().int(),
            customers: z.number().int(),
            said: share,
            came: share,
            auc: share,
            aucOfFrequency: share,
          })
          .nullable(),
        customers: z.number().int(),
        /** Orders are there, and how customers order is being learnt for the first time. */
        computing: z.boolean(),
        computedAt: z.iso.datetime({ offset: true }).nullable(),
      }),
    ),
  ofCompany: oc
    .route({
      method: 'GET',
      path: '/companies/{id}/order-outlook',
      summary: 'When a customer is expected to order next, and what is at risk',
    })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ outlook: outlookSchema.nullable() })),
};

export type OrderOutlook = z.output<typeof outlookSchema>;
