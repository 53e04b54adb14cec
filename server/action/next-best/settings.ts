import { z } from 'zod';
import { defineSetting } from '#server/platform/settings/index.ts';

/** Days after which a quote without an answer is asked about. */
export const quoteWaitDays = defineSetting({
  key: 'today.quoteWaitDays',
  schema: z.number().int().min(1).max(90),
  standard: 10,
  right: 'policy.edit',
});

/** What one contact costs, in euros of working time and postage: taken off its benefit. */
export const contactCosts = defineSetting({
  key: 'contact.costs',
  schema: z.object({
    phone_human: z.number().min(0).max(1000),
    email: z.number().min(0).max(1000),
    post: z.number().min(0).max(1000),
  }),
  standard: { phone_human: 15, email: 6, post: 10 },
  right: 'policy.edit',
});

/** One of a dozen suggestions is tried in order to learn, and says so. */
export const explores = defineSetting({
  key: 'today.explores',
  schema: z.boolean(),
  standard: true,
  right: 'policy.edit',
});
