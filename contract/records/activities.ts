import { oc } from '@orpc/contract';
import { z } from 'zod';
import { dayText, momentText, versioned, writtenSchema } from './origin.ts';

export const activityKindSchema = z.enum([
  'call',
  'email',
  'meeting',
  'visit',
  'letter',
  'message',
  'fair',
  'web',
  'note',
]);
const about = {
  companyId: z.uuid(),
  personId: z.uuid().nullable().optional(),
  dealId: z.uuid().nullable().optional(),
};

export const activities = {
  log: oc
    .route({ method: 'POST', path: '/activities', summary: 'Write down what happened' })
    .input(
      z.object({
        ...about,
        kind: activityKindSchema,
        direction: z.enum(['in', 'out', 'none']).default('none'),
        /** Now, when left out. */
        happenedAt: momentText.optional(),
        subject: z.string().trim().min(1).max(300),
        body: z.string().max(50_000).nullable().optional(),
        outcome: z.string().trim().max(300).nullable().optional(),
      }),
    )
    .output(
      writtenSchema.extend({
        /** The text says that somebody wants no more advertising, and this was heeded: in words. */
        heeded: z.string().nullable(),
      }),
    ),
  remove: oc
    .route({ method: 'DELETE', path: '/activities/{id}', summary: 'Delete an activity; can be restored' })
    .input(z.object({ id: z.uuid() }))
    .output(writtenSchema),
  restore: oc
    .route({ method: 'POST', path: '/activities/{id}/restore', summary: 'Take back a deletion' })
    .input(z.object({ id: z.uuid() }))
    .output(writtenSchema),
};

export const tasks = {
  create: oc
    .route({ method: 'POST', path: '/tasks', summary: 'Add a task' })
    .input(
      z.object({
        ...about,
        companyId: z.uuid().nullable().optional(),
        kind: z.enum(['todo', 'callback', 'follow_up', 'repair']).default('todo'),
        title: z.string().trim().min(1).max(300),
        note: z.string().max(20_000).nullable().optional(),
        dueOn: dayText.nullable().optional(),
        /** The person who adds it, when left out. */
        assignedTo: z.uuid().optional(),
      }),
    )
    .output(writtenSchema),
  update: oc
    .route({ method: 'PATCH', path: '/tasks/{id}', summary: 'Change, postpone or hand over a task' })
    .input(
      versioned.extend({
        title: z.string().trim().min(1).max(300).optional(),
        note: z.string().max(20_000).nullable().optional(),
        dueOn: dayText.nullable().optional(),
        assignedTo: z.uuid().optional(),
      }),
    )
    .output(writtenSchema),
  done: oc
    .route({ method: 'POST', path: '/tasks/{id}/done', summary: 'Tick off a task, or open it again' })
    .input(versioned.extend({ done: z.boolean() }))
    .output(writtenSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/tasks/{id}', summary: 'Delete a task; can be restored' })
    .input(z.object({ id: z.uuid() }))
    .output(writtenSchema),
  restore: oc
    .route({ method: 'POST', path: '/tasks/{id}/restore', summary: 'Take back a deletion' })
    .input(z.object({ id: z.uuid() }))
    .output(writtenSchema),
};
