import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { CamelCasePlugin } from 'kysely';
import type { App } from '../app.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { isActive } from './store-users.ts';

/** A company's own sign-in (OpenID Connect). Only people already invited by their address get in. */
export interface OidcOptions {
  readonly name: string;
  /** https://sign-in.example.com/realms/company: discovery is read below it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface SignInOptions {
  /** Address of this installation as browsers see it, without a slash at the end. */
  readonly url: string;
  readonly oidc: OidcOptions | null;
}

export const SESSION_DAYS = 14;
export const COOKIE_PREFIX = 'lotse';
export const OIDC_PROVIDER = 'oidc';

/**
 * The library keeps passwords, sessions, second factors and company sign-in; it is reached through our own routes only.
 * Its HTTP handler answers one address, the way back from the company's sign-in. Its rate limits are off, ours hold over processes.
 */
export function createSignInLibrary(app: App, options: SignInOptions) {
  return betterAuth({
    appName: 'Lotse',
    baseURL: options.url,
    basePath: '/auth',
    secret: app.secrets.of('sessions'),
    database: { db: app.db.withSchema('platform').withPlugin(new CamelCasePlugin()), type: 'postgres' },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    trustedOrigins: [options.url],
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      database: { generateId: () => crypto.randomUUID() },
      ipAddress: { disableIpTracking: true },
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'reader' },
        active: { type: 'boolean', input: false, defaultValue: true },
      },
    },
    session: { expiresIn: SESSION_DAYS * 86_400, updateAge: SESSION_DAYS * 86_400, cookieCache: { enabled: false } },
    account: {
      accountLinking: { enabled: true, trustedProviders: [OIDC_PROVIDER] },
      encryptOAuthTokens: true,
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    databaseHooks: {
      session: {
        create: { before: async (session) => ((await isActive(app.db, session.userId)) ? { data: session } : false) },
      },
      // Nobody comes in by signing up, also not through the company's sign-in: users are invited.
      user: { create: { before: async () => false } },
    },
    plugins: [
      twoFactor({ issuer: 'Lotse' }),
      ...(options.oidc === null
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: OIDC_PROVIDER,
                  name: options.oidc.name,
                  discoveryUrl: `${options.oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  clientId: options.oidc.clientId,
                  clientSecret: options.oidc.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                  disableSignUp: true,
                  requireIdTokenVerification: true,
                },
              ],
            }),
          ]),
    ],
  });
}

export type SignInLibrary = ReturnType<typeof createSignInLibrary>;
