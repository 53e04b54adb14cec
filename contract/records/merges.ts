import { oc } from '@orpc/contract';
import { z } from 'zod';
import { momentText } from './origin.ts';

export const merges = {
  merge: oc
    .route({
      method: 'POST',
      path: '/merges',
      summary: 'Make two companies or two people one; old ids keep working, and it can be undone at any time',
    })
    .input(
      z.object({
        keptId: z.uuid(),
        goneId: z.uuid(),
        /** Fields (columns, as in the comparison) whose value of the one that goes shall stand. */
        takeFromGone: z.array(z.string().max(60)).max(60).optional(),
      }),
    )
    .output(z.object({ mergeId: z.uuid(), id: z.uuid() })),
  undo: oc
    .route({
      method: 'POST',
      path: '/merges/{id}/undo',
      summary: 'Part two merged records again; takes the id of the merge or of the record that went',
    })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ mergeId: z.uuid(), keptId: z.uuid(), goneId: z.uuid() })),
  ofRecord: oc
    .route({ method: 'GET', path: '/merges/of/{id}', summary: 'What was merged into a record, newest first' })
    .input(z.object({ id: z.uuid() }))
    .output(
      z.object({
        rows: z.array(
          z.object({
            id: z.uuid(),
            goneId: z.uuid(),
            goneName: z.string(),
            mergedBy: z.string(),
            mergedAt: momentText,
            undoneAt: momentText.nullable(),
          }),
        ),
      }),
    ),
};
