import { APIError } from 'better-auth/api';
import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { Failure, fail } from '../failure.ts';
import type { Exchange } from '../http/index.ts';
import { beginAttempt, endAttempt } from './attempts.ts';
import { libraryOf } from './open-sign-in.ts';
import { OIDC_PROVIDER } from './sign-in-library.ts';
import { findUser } from './store-users.ts';

export type SignedIn = { readonly next: 'done' | 'two-factor' };

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** @throws Failure `sign-in-failed` (never saying whether the address is known), `too-many-attempts` */
export async function signIn(app: App, exchange: Exchange, { email, password }: Credentials): Promise<SignedIn> {
  const attempt = { account: email, address: exchange.address };
  await beginAttempt(app, attempt);
  const { auth } = await libraryOf(app);
  const { headers, response } = await auth.api
    .signInEmail({ body: { email, password }, headers: exchange.headers, returnHeaders: true })
    .catch(refused);
  await endAttempt(app, attempt);
  passCookies(headers, exchange);
  return { next: 'twoFactorRedirect' in response ? 'two-factor' : 'done' };
}

/** The second step; the first one left a short-lived cookie that says whose it is. The library closes an account after ten wrong codes. */
export async function verifyTwoFactor(
  app: App,
  exchange: Exchange,
  { code }: { readonly code: string },
): Promise<SignedIn> {
  const attempt = { account: `two-factor ${exchange.address}`, address: exchange.address };
  await beginAttempt(app, attempt);
  const { auth } = await libraryOf(app);
  const { headers } = await auth.api
    .verifyTOTP({ body: { code }, headers: exchange.headers, returnHeaders: true })
    .catch(refused);
  await endAttempt(app, attempt);
  passCookies(headers, exchange);
  return { next: 'done' };
}

/** The second step for whoever has lost the app: a backup code, used up by it. Tells the log, since it is a weaker proof than the app. */
export async function verifyBackupCode(
  app: App,
  exchange: Exchange,
  { code }: { readonly code: string },
): Promise<SignedIn> {
  const attempt = { account: `two-factor ${exchange.address}`, address: exchange.address };
  await beginAttempt(app, attempt);
  const { auth } = await libraryOf(app);
  const { headers, response } = await auth.api
    .verifyBackupCode({ body: { code }, headers: exchange.headers, returnHeaders: true })
    .catch(refused);
  await endAttempt(app, attempt);
  passCookies(headers, exchange);
  await tellBackupCode(app, response.user.id);
  return { next: 'done' };
}

export async function signOut(app: App, exchange: Exchange): Promise<void> {
  const { auth } = await libraryOf(app);
  const { headers } = await auth.api.signOut({ headers: exchange.headers, returnHeaders: true });
  passCookies(headers, exchange);
}

/** @returns the address of the company's sign-in page; its answer comes back to /auth/callback/oidc */
export async function startCompanySignIn(app: App, exchange: Exchange): Promise<{ readonly url: string }> {
  const { auth, options } = await libraryOf(app);
  if (options.oidc === null) fail('not-found', { text: 'No company sign-in is configured.' });
  const { headers, response } = await auth.api
    .signInSocial({
      body: {
        provider: OIDC_PROVIDER,
        callbackURL: '/',
        errorCallbackURL: '/anmelden?grund=firmenanmeldung',
        disableRedirect: true,
      },
      headers: exchange.headers,
      returnHeaders: true,
    })
    .catch((cause: unknown) =>
      fail(
        'unavailable',
        { text: 'The company sign-in does not answer. Try again, or sign in with a password.' },
        { cause },
      ),
    );
  passCookies(headers, exchange);
  if (!response.url) fail('unavailable', { text: 'The company sign-in gave no address.' });
  return { url: response.url };
}

/** Sets up an authenticator app for the person of this session; it counts once `confirmTwoFactor` saw a code. */
export async function startTwoFactor(app: App, exchange: Exchange, { password }: { readonly password: string }) {
  const { auth } = await libraryOf(app);
  const { headers, response } = await auth.api
    .enableTwoFactor({ body: { password, method: 'totp' }, headers: exchange.headers, returnHeaders: true })
    .catch(refused);
  passCookies(headers, exchange);
  if (response.method !== 'totp') fail('conflict', { text: 'The authenticator app cannot be set up.' });
  return { uri: response.totpURI, backupCodes: response.backupCodes };
}

export async function confirmTwoFactor(
  app: App,
  actor: Actor,
  exchange: Exchange,
  { code }: { readonly code: string },
): Promise<void> {
  const { auth } = await libraryOf(app);
  const { headers } = await auth.api
    .verifyTOTP({ body: { code }, headers: exchange.headers, returnHeaders: true })
    .catch(refused);
  passCookies(headers, exchange);
  await tellAccess(app, actor, 'two-factor-on');
}

export async function endTwoFactor(
  app: App,
  actor: Actor,
  exchange: Exchange,
  { password }: { readonly password: string },
): Promise<void> {
  const { auth } = await libraryOf(app);
  const { headers } = await auth.api
    .disableTwoFactor({ body: { password }, headers: exchange.headers, returnHeaders: true })
    .catch(refused);
  passCookies(headers, exchange);
  await tellAccess(app, actor, 'two-factor-off');
}

async function tellBackupCode(app: App, id: string): Promise<void> {
  const user = await findUser(app.db, id);
  if (!user) return;
  const actor: Actor = {
    kind: 'person',
    id,
    name: user.name,
    role: user.role as Actor['role'],
    teamId: user.team_id,
    language: 'de',
  };
  await app.db
    .transaction()
    .execute((tx) =>
      app.events.publish(tx, { type: 'access-changed', actor, what: 'backup-code-used', subjectId: id, facts: {} }),
    );
}

async function tellAccess(app: App, actor: Actor, what: 'two-factor-on' | 'two-factor-off'): Promise<void> {
  await app.db
    .transaction()
    .execute((tx) => app.events.publish(tx, { type: 'access-changed', actor, what, subjectId: actor.id, facts: {} }));
}

/** The library tells "unknown address", "wrong password" and "deactivated" apart; we do not. */
function refused(cause: unknown): never {
  if (!(cause instanceof APIError)) throw cause;
  if (cause.statusCode === 429)
    throw new Failure(
      'too-many-attempts',
      { retryAfterSeconds: 900, text: 'Too many failed attempts. Try again in 15 minutes.' },
      { cause },
    );
  throw new Failure('sign-in-failed', { text: 'That is not right. Check what you typed.' }, { cause });
}

function passCookies(headers: Headers, exchange: Exchange): void {
  for (const cookie of headers.getSetCookie()) exchange.answer.append('set-cookie', cookie);
}
