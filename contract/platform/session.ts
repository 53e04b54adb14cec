import { oc } from '@orpc/contract';
import { z } from 'zod';

export const roleSchema = z.enum(['admin', 'head_of_sales', 'sales', 'marketing', 'reader']);
export const languageSchema = z.enum(['de', 'en']);
export const passwordSchema = z.string().min(12).max(200);
export const emailSchema = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase());
const okSchema = z.object({ ok: z.literal(true) });

export const meSchema = z.object({
  /** null: nobody is signed in. */
  user: z
    .object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      role: roleSchema,
      team: z.object({ id: z.uuid(), name: z.string() }).nullable(),
      language: languageSchema,
      twoFactor: z.boolean(),
    })
    .nullable(),
  may: z.array(z.string()),
  /** What waits for this person, by name ("review", "today"); each feature adds its own. */
  counters: z.record(z.string(), z.number().int()),
  /** The example company is loaded; every screen says so. */
  example: z.boolean(),
  company: z.string().nullable(),
  /** false until the first admin exists: the printed one-time link is the only way in. */
  setUp: z.boolean(),
  oidc: z.object({ name: z.string() }).nullable(),
  version: z.string(),
});

/** What a one-time link is for, shown before the person types a password. */
const linkSchema = z.object({
  purpose: z.enum(['first-start', 'invitation', 'reset']),
  name: z.string().nullable(),
  email: z.string().nullable(),
  expiresAt: z.iso.datetime(),
});

const signedInSchema = z.object({
  /** `two-factor`: the password was right, now `verifyTwoFactor` wants the code. */
  next: z.enum(['done', 'two-factor']),
});

export const session = {
  me: oc.route({ method: 'GET', path: '/session', summary: 'Who is signed in and what they may do' }).output(meSchema),
  signIn: oc
    .route({ method: 'POST', path: '/session', summary: 'Sign in with e-mail and password' })
    .input(z.object({ email: emailSchema, password: z.string().min(1).max(200) }))
    .output(signedInSchema),
  verifyTwoFactor: oc
    .route({
      method: 'POST',
      path: '/session/two-factor',
      summary: 'Second step of signing in: the code of the authenticator app',
    })
    .input(z.object({ code: z.string().regex(/^\d{6}$/) }))
    .output(signedInSchema),
  verifyBackupCode: oc
    .route({
      method: 'POST',
      path: '/session/backup-code',
      summary: 'Second step of signing in without the authenticator app: one of the backup codes, each good for once',
    })
    .input(z.object({ code: z.string().trim().min(8).max(40) }))
    .output(signedInSchema),
  signOut: oc.route({ method: 'DELETE', path: '/session', summary: 'Sign out' }).output(okSchema),
  signInWithOidc: oc
    .route({
      method: 'POST',
      path: '/session/oidc',
      summary: 'Address of the company sign-in (OpenID Connect) to go to',
    })
    .output(z.object({ url: z.url() })),
  link: oc
    .route({ method: 'GET', path: '/session/link', summary: 'What a one-time link is for' })
    .input(z.object({ token: z.string().min(20).max(200) }))
    .output(linkSchema),
  firstStart: oc
    .route({
      method: 'POST',
      path: '/session/first-start',
      summary: 'First admin, by the one-time link printed at first start',
    })
    .input(
      z.object({
        token: z.string().min(20).max(200),
        name: z.string().trim().min(1).max(200),
        email: emailSchema,
        password: passwordSchema,
        language: languageSchema.default('de'),
      }),
    )
    .output(signedInSchema),
  acceptLink: oc
    .route({
      method: 'POST',
      path: '/session/accept-link',
      summary: 'Set a password by the one-time link of an invitation or reset',
    })
    .input(z.object({ token: z.string().min(20).max(200), password: passwordSchema }))
    .output(signedInSchema),
  changePassword: oc
    .route({ method: 'POST', path: '/session/password', summary: 'Change the own password; ends all other sessions' })
    .input(z.object({ current: z.string().min(1).max(200), password: passwordSchema }))
    .output(okSchema),
  changeProfile: oc
    .route({ method: 'PATCH', path: '/session/profile', summary: 'Change own name and language' })
    .input(z.object({ name: z.string().trim().min(1).max(200).optional(), language: languageSchema.optional() }))
    .output(okSchema),
  startTwoFactor: oc
    .route({ method: 'POST', path: '/session/two-factor/start', summary: 'Begin setting up an authenticator app' })
    .input(z.object({ password: z.string().min(1).max(200) }))
    .output(z.object({ uri: z.string(), backupCodes: z.array(z.string()) })),
  confirmTwoFactor: oc
    .route({
      method: 'POST',
      path: '/session/two-factor/confirm',
      summary: 'Finish setting up: the first code of the app',
    })
    .input(z.object({ code: z.string().regex(/^\d{6}$/) }))
    .output(okSchema),
  removeTwoFactor: oc
    .route({ method: 'POST', path: '/session/two-factor/remove', summary: 'Remove the authenticator app' })
    .input(z.object({ password: z.string().min(1).max(200) }))
    .output(okSchema),
};
