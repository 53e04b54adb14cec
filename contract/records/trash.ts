import { oc } from '@orpc/contract';
import { z } from 'zod';

export const trashKindSchema = z.enum(['company', 'person', 'deal', 'product', 'order', 'quote', 'activity', 'task']);
export type TrashKind = z.infer<typeof trashKindSchema>;

const place = z.object({ deletedAt: z.iso.datetime(), id: z.uuid() });

export const trash = {
  list: oc
    .route({ method: 'GET', path: '/trash', summary: 'Deleted records that can be restored, latest first' })
    .input(
      z.object({
        kind: trashKindSchema.nullish(),
        /** Where the page before ended. */
        before: place.nullish(),
        limit: z.coerce.number().int().min(1).max(200).default(100),
      }),
    )
    .output(
      z.object({
        rows: z.array(
          place.extend({
            kind: trashKindSchema,
            title: z.string(),
            company: z.string().nullable(),
            /** Null: a program or the command line did it, or the user is gone. */
            deletedBy: z.string().nullable(),
          }),
        ),
        next: place.nullable(),
      }),
    ),
};
