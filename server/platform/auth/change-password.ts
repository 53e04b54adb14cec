import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { fail } from '../failure.ts';
import type { Exchange } from '../http/index.ts';
import { beginAttempt, endAttempt } from './attempts.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { signIn } from './sign-in.ts';
import { deleteSessions, findPassword, findUser, setPassword, updateUser } from './store-users.ts';
import './events.ts';

interface NewPassword {
  readonly current: string;
  readonly password: string;
}

/** Ends every session of the person, this one too, and opens a new one here. @throws Failure `sign-in-failed`, `too-many-attempts` */
export async function changePassword(app: App, actor: Actor, exchange: Exchange, input: NewPassword): Promise<void> {
  const user = await findUser(app.db, actor.id);
  if (!user || actor.kind !== 'person')
    fail('forbidden', { text: 'Only a signed-in person changes their own password.' });
  const attempt = { account: user.email, address: exchange.address };
  await beginAttempt(app, attempt);
  const stored = await findPassword(app.db, actor.id);
  if (stored === null || !(await verifyPassword({ hash: stored, password: input.current }))) {
    fail('sign-in-failed', { text: 'The current password is not right. Nothing was changed.' });
  }
  await endAttempt(app, attempt);
  const hash = await hashPassword(input.password);
  await app.db.transaction().execute(async (tx) => {
    await setPassword(tx, actor.id, hash, app.clock.now());
    await deleteSessions(tx, actor.id);
    await app.events.publish(tx, {
      type: 'access-changed',
      actor,
      what: 'password-changed',
      subjectId: actor.id,
      facts: { by: 'self' },
    });
  });
  // With a second factor the person is asked for its code once more.
  await signIn(app, exchange, { email: user.email, password: input.password });
}

interface Profile {
  readonly name?: string | undefined;
  readonly language?: 'de' | 'en' | undefined;
}

export async function changeProfile(app: App, actor: Actor, profile: Profile): Promise<void> {
  if (actor.kind !== 'person') fail('forbidden', { text: 'Only a signed-in person has a profile.' });
  await updateUser(app.db, actor.id, profile, app.clock.now());
}
