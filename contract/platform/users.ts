import { oc } from '@orpc/contract';
import { z } from 'zod';
import { emailSchema, languageSchema, roleSchema } from './session.ts';

const userSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  teamId: z.uuid().nullable(),
  active: z.boolean(),
  /** false: invited, has no password and no company sign-in yet. */
  hasSignIn: z.boolean(),
  language: languageSchema,
  twoFactor: z.boolean(),
  lastSeenAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  may: z.array(z.string()),
});
const oneTimeLinkSchema = z.object({ url: z.string(), expiresAt: z.iso.datetime() });
const teamSchema = z.object({ id: z.uuid(), name: z.string(), members: z.number().int(), may: z.array(z.string()) });
const teamName = z.string().trim().min(1).max(100);
const byId = z.object({ id: z.uuid() });
const okSchema = z.object({ ok: z.literal(true) });

export const users = {
  list: oc
    .route({ method: 'GET', path: '/users', summary: 'All users' })
    .output(z.object({ rows: z.array(userSchema) })),
  /** Names only, for owner fields and filters; any signed-in person. */
  names: oc.route({ method: 'GET', path: '/users/names', summary: 'Names of all users and teams' }).output(
    z.object({
      users: z.array(z.object({ id: z.uuid(), name: z.string(), teamId: z.uuid().nullable(), active: z.boolean() })),
      teams: z.array(z.object({ id: z.uuid(), name: z.string() })),
    }),
  ),
  invite: oc
    .route({ method: 'POST', path: '/users', summary: 'Invite a user; answers a one-time link to hand over' })
    .input(
      z.object({
        name: z.string().trim().min(1).max(200),
        email: emailSchema,
        role: roleSchema,
        teamId: z.uuid().nullable().default(null),
        language: languageSchema.default('de'),
      }),
    )
    .output(z.object({ id: z.uuid(), link: oneTimeLinkSchema })),
  change: oc
    .route({ method: 'PATCH', path: '/users/{id}', summary: 'Change role, team or name of a user' })
    .input(
      byId.extend({
        name: z.string().trim().min(1).max(200).optional(),
        role: roleSchema.optional(),
        teamId: z.uuid().nullable().optional(),
      }),
    )
    .output(okSchema),
  deactivate: oc
    .route({
      method: 'POST',
      path: '/users/{id}/deactivate',
      summary: 'Deactivate a user; ends their sessions and keys',
    })
    .input(byId)
    .output(okSchema),
  reactivate: oc
    .route({ method: 'POST', path: '/users/{id}/reactivate', summary: 'Let a user in again' })
    .input(byId)
    .output(okSchema),
  reset: oc
    .route({
      method: 'POST',
      path: '/users/{id}/reset',
      summary: 'One-time link for a new password; ends sessions, removes two-factor',
    })
    .input(byId)
    .output(z.object({ link: oneTimeLinkSchema })),
};

export const teams = {
  list: oc
    .route({ method: 'GET', path: '/teams', summary: 'All teams' })
    .output(z.object({ rows: z.array(teamSchema) })),
  create: oc
    .route({ method: 'POST', path: '/teams', summary: 'Create a team' })
    .input(z.object({ name: teamName }))
    .output(z.object({ id: z.uuid() })),
  rename: oc
    .route({ method: 'PATCH', path: '/teams/{id}', summary: 'Rename a team' })
    .input(byId.extend({ name: teamName }))
    .output(okSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/teams/{id}', summary: 'Remove a team without members' })
    .input(byId)
    .output(okSchema),
};
