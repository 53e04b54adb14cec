import { z } from 'zod';
import { defineSetting } from '#server/platform/settings/index.ts';

/** Days after which a quote without an answer is asked about. */
export const quoteWaitDays = defineSetting({
  key: 'today.quoteWaitDays',
  schema: z.number().int().min(1).max(90),
  standard: 10,
  right: 'policy.edit',
});
