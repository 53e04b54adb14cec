import { oc } from '@orpc/contract';
import { z } from 'zod';

export const modeSchema = z.enum(['person', 'approve', 'sampled', 'automatic']);
export const policyRoleSchema = z.enum(['*', 'admin', 'head_of_sales', 'sales', 'marketing', 'reader']);

const autonomyShape = {
  mode: modeSchema,
  /** Share that is drawn for a spot check; counts for `sampled`. */
  share: z.number().min(0).max(1),
  /** Below this confidence it always goes to a person. */
  minConfidence: z.number().min(0.5).max(1),
};
const settingSchema = z.object({
  ...autonomyShape,
  /** `*`: everybody without a row of their own. */
  role: policyRoleSchema,
  version: z.number().int(),
  reason: z.string(),
  /** The role has no rule of its own any more. */
  ended: z.boolean(),
  changedByName: z.string(),
  changedAt: z.iso.datetime(),
});

export const policy = {
  list: oc.route({ method: 'GET', path: '/policy', summary: 'How far the machine may go, task by task' }).output(
    z.object({
      rows: z.array(
        z.object({
          kind: z.string(),
          name: z.string(),
          /** The most that any setting may give. */
          ceiling: modeSchema,
          standard: z.object(autonomyShape),
          settings: z.array(settingSchema),
        }),
      ),
    }),
  ),
  history: oc
    .route({ method: 'GET', path: '/policy/{kind}/history', summary: 'Earlier settings of a task' })
    .input(z.object({ kind: z.string().max(100) }))
    .output(z.object({ rows: z.array(settingSchema) })),
  preview: oc
    .route({
      method: 'POST',
      path: '/policy/{kind}/preview',
      summary: 'What a setting would have meant for the proposals of the last days',
    })
    .input(
      z.object({
        kind: z.string().max(100),
        role: policyRoleSchema.default('*'),
        ...autonomyShape,
        days: z.number().int().min(1).max(366).default(30),
      }),
    )
    .output(
      z.object({
        days: z.number().int(),
        total: z.number().int(),
        /** Would have gone to a person: as it is set now, and as it would be. */
        personNow: z.number().int(),
        personThen: z.number().int(),
        checksThen: z.number().int(),
        /** Wait already; they stay with the people, whatever is set. */
        waiting: z.number().int(),
      }),
    ),
  change: oc
    .route({ method: 'PUT', path: '/policy/{kind}', summary: 'Set the autonomy of a task' })
    .input(
      z.object({
        kind: z.string().max(100),
        role: policyRoleSchema.default('*'),
        ...autonomyShape,
        /** The version that was seen; 0 where nothing was set. */
        version: z.number().int().min(0),
        reason: z.string().trim().max(1_000).default(''),
      }),
    )
    .output(z.object({ version: z.number().int() })),
  endRole: oc
    .route({ method: 'DELETE', path: '/policy/{kind}/roles/{role}', summary: 'End the own rule of a role' })
    .input(
      z.object({
        kind: z.string().max(100),
        role: policyRoleSchema.exclude(['*']),
        /** The version that was seen. */
        version: z.coerce.number().int().min(1),
      }),
    )
    .output(z.object({ version: z.number().int() })),
};
