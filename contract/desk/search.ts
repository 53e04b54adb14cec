import { oc } from '@orpc/contract';
import { z } from 'zod';

export const foundKindSchema = z.enum(['company', 'person', 'deal', 'product', 'order', 'quote', 'task']);

const hitSchema = z.object({
  kind: foundKindSchema,
  id: z.uuid(),
  title: z.string(),
  /** A second line: place of a company, company of a person or deal, day of an order. */
  detail: z.string().nullable(),
  companyId: z.uuid().nullable(),
  /** Why it was found, best first: an exact number, the beginning of the name, whole words, or words spelt alike. */
  match: z.enum(['exact', 'prefix', 'word', 'similar']),
});

export const search = {
  /** Over all kinds, best first. Typing errors are tolerated, umlauts folded; numbers, phones in any format, mails, domains, postal codes. */
  find: oc
    .route({ method: 'GET', path: '/search', summary: 'Search over all kinds' })
    .input(
      z.object({
        q: z.string().trim().min(1).max(200),
        kind: foundKindSchema.optional(),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      }),
    )
    .output(
      z.object({
        hits: z.array(hitSchema),
        /** Set when nothing was spelt as typed and these words were looked up instead. */
        instead: z.array(z.string()),
        /** False: one step took too long, and only what the steps before it found is here. */
        complete: z.boolean(),
      }),
    ),
};

export type SearchHit = z.output<typeof hitSchema>;
