import { oc } from '@orpc/contract';
import { z } from 'zod';
import { twinSchema } from './companies.ts';
import { customValues, versioned, writtenSchema } from './origin.ts';

export const buyingRoleSchema = z.enum(['decider', 'influencer', 'user', 'gatekeeper', 'buyer', 'champion', 'blocker']);
const text = z.string().trim().max(300).nullable();

export const personFieldsSchema = z
  .object({
    companyId: z.uuid().nullable(),
    salutation: text,
    title: text,
    firstName: text,
    lastName: z.string().trim().min(1).max(200),
    jobTitle: text,
    department: text,
    buyingRole: buyingRoleSchema.nullable(),
    email: text,
    phone: text,
    mobile: text,
    language: z.string().max(5).nullable(),
    note: z.string().max(20_000).nullable(),
    ownerId: z.uuid().nullable(),
    teamId: z.uuid().nullable(),
    custom: customValues,
  })
  .partial();

export const people = {
  /** Likely twins while somebody types a new person. */
  twins: oc
    .route({ method: 'POST', path: '/people/twins', summary: 'People that may be the one being typed' })
    .input(personFieldsSchema)
    .output(z.object({ rows: z.array(twinSchema) })),
  get: oc
    .route({ method: 'GET', path: '/people/{id}', summary: 'One person' })
    .input(z.object({ id: z.uuid() }))
    .output(
      z.object({
        id: z.uuid(),
        version: z.number().int(),
        fields: personFieldsSchema,
        company: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        may: z.array(z.string()),
      }),
    ),
  create: oc
    .route({ method: 'POST', path: '/people', summary: 'Add a person by hand' })
    .input(personFieldsSchema.required({ lastName: true }))
    .output(writtenSchema),
  update: oc
    .route({ method: 'PATCH', path: '/people/{id}', summary: 'Change a person; the edit is an observation' })
    .input(versioned.extend({ fields: personFieldsSchema }))
    .output(writtenSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/people/{id}', summary: 'Delete a person; can be restored' })
    .input(z.object({ id: z.uuid() }))
    .output(writtenSchema),
  restore: oc
    .route({ method: 'POST', path: '/people/{id}/restore', summary: 'Take back a deletion' })
    .input(z.object({ id: z.uuid() }))
    .output(writtenSchema),
};

export type PersonFields = z.input<typeof personFieldsSchema>;
