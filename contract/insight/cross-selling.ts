import { oc } from '@orpc/contract';
import { z } from 'zod';

const share = z.number().min(0).max(1);
const cents = z.number().int().nullable();

const suggestionSchema = z.object({
  productId: z.uuid().nullable(),
  product: z.string(),
  name: z.string(),
  /** That it is bought within 90 days; null: could not be tested on the own orders. */
  chance: share.nullable(),
  /** What a line of it is usually worth. */
  lineCents: cents,
  /** What remains of it; null where nobody said what the product costs. */
  marginCents: cents,
  /** Name of the product they have that speaks for it most. */
  because: z.string(),
  reason: z.string(),
});

const state = z.object({
  /** How suggestions of 90 days ago did: share of customers for whom one of ten was right, beside popular products; null: not enough data yet. */
  checked: z
    .object({
      customers: z.number().int(),
      hitRate: share,
      popular: share,
      boughtOf100: z.number(),
      better: z.boolean(),
    })
    .nullable(),
  /** Suggestions are shown unless they were shown to be no better than what is popular. */
  used: z.boolean(),
  computedAt: z.iso.datetime({ offset: true }).nullable(),
});

export const crossSelling = {
  list: oc
    .route({
      method: 'GET',
      path: '/cross-selling',
      summary: 'What customers are likely to buy next that they do not have, best expected value first',
    })
    .input(
      z.object({
        mine: z.stringbool().or(z.boolean()).default(false),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      state.extend({
        customers: z.number().int(),
        computing: z.boolean(),
        rows: z.array(
          suggestionSchema.extend({ companyId: z.uuid(), company: z.string(), owner: z.string().nullable() }),
        ),
      }),
    ),
  ofCompany: oc
    .route({
      method: 'GET',
      path: '/companies/{id}/cross-selling',
      summary: 'What similar customers bought with or after what this one has',
    })
    .input(z.object({ id: z.uuid() }))
    .output(state.extend({ rows: z.array(suggestionSchema) })),
};
