import { oc } from '@orpc/contract';
import { z } from 'zod';

export const optIns = {
  start: oc
    .route({
      method: 'POST',
      path: '/opt-ins',
      summary: 'Somebody signed up on a form of yours: ask the mailbox to confirm (double opt-in)',
    })
    .input(
      z.object({
        email: z.string().trim().min(3).max(320),
        purposes: z.array(z.enum(['marketing_similar', 'marketing_other', 'survey'])).min(1),
        /** The words that were agreed to, and which version of them. */
        wording: z.string().trim().min(10).max(5_000),
        wordingVersion: z.string().trim().min(1).max(100),
        /** Which form it was. */
        form: z.string().trim().min(1).max(200),
        /** Network address of whoever signed up. */
        from: z.string().trim().max(100).nullable().default(null),
      }),
    )
    .output(z.object({ id: z.uuid() })),
};
