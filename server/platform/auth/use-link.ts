import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { fail } from '../failure.ts';
import type { Exchange } from '../http/index.ts';
import { readLink } from './one-time-link.ts';
import { hashPassword } from './password.ts';
import { type SignedIn, signIn } from './sign-in.ts';
import { isSetUp, useUpLinks } from './store-links.ts';
import { deleteSessions, findUser, insertUser, lockFirstStart, setPassword } from './store-users.ts';
import './events.ts';

export async function describeLink(app: App, { token }: { readonly token: string }) {
  const link = await app.db.transaction().execute((tx) => readLink(app, tx, token));
  return { purpose: link.purpose, name: link.name, email: link.email, expiresAt: link.expiresAt.toISOString() };
}

interface FirstStart {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language: 'de' | 'en';
}

/** Makes the first admin and signs them in. @throws Failure `link-expired` also once anybody exists */
export async function firstStart(app: App, exchange: Exchange, input: FirstStart): Promise<SignedIn> {
  const hash = await hashPassword(input.password);
  await app.db.transaction().execute(async (tx) => {
    await lockFirstStart(tx);
    const link = await readLink(app, tx, input.token);
    if (link.purpose !== 'first-start' || (await isSetUp(tx))) {
      fail('link-expired', {
        text: 'This installation already has its first admin. Sign in, or ask for an invitation.',
      });
    }
    const id = await insertUser(tx, { ...input, role: 'admin', teamId: null });
    if (id === null) fail('conflict', { text: 'That address is taken.' });
    const now = app.clock.now();
    await setPassword(tx, id, hash, now);
    await useUpLinks(tx, null, now);
    const actor: Actor = {
      kind: 'person',
      id,
      name: input.name,
      role: 'admin',
      teamId: null,
      language: input.language,
    };
    await app.events.publish(tx, {
      type: 'access-changed',
      actor,
      what: 'first-admin',
      subjectId: id,
      facts: { role: 'admin' },
    });
  });
  return signIn(app, exchange, input);
}

/** Sets the password of an invited or reset person, ends their other sessions and signs them in. */
export async function acceptLink(
  app: App,
  exchange: Exchange,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<SignedIn> {
  const hash = await hashPassword(password);
  const email = await app.db.transaction().execute(async (tx) => {
    const link = await readLink(app, tx, token);
    const user = link.userId === null ? undefined : await findUser(tx, link.userId);
    if (!user) fail('link-expired', { text: 'This link is not for setting a password.' });
    const now = app.clock.now();
    await setPassword(tx, user.id, hash, now);
    await deleteSessions(tx, user.id);
    await useUpLinks(tx, user.id, now);
    const actor: Actor = {
      kind: 'person',
      id: user.id,
      name: user.name,
      role: user.role as Actor['role'],
      teamId: user.team_id,
      language: user.language === 'en' ? 'en' : 'de',
    };
    await app.events.publish(tx, {
      type: 'access-changed',
      actor,
      what: 'password-changed',
      subjectId: user.id,
      facts: { by: link.purpose },
    });
    return user.email;
  });
  return signIn(app, exchange, { email, password });
}
