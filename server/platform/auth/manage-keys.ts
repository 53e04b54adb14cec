import { randomBytes } from 'node:crypto';
import type { Actor, Role } from '../actor.ts';
import type { App } from '../app.ts';
import { fail } from '../failure.ts';
import { hashToken } from './one-time-link.ts';
import { mayHoldKey } from './rights.ts';
import { deleteKey, insertKey } from './store-keys.ts';
import './events.ts';

interface NewKey {
  readonly name: string;
  readonly role: Role;
  readonly days: number | null;
}

/** The key is in the answer and nowhere else: 256 random bits, kept as SHA-256 (nothing to guess, so nothing to slow down). */
export async function createKey(
  app: App,
  actor: Actor,
  input: NewKey,
): Promise<{ readonly id: string; readonly key: string }> {
  if (actor.kind !== 'person')
    fail('forbidden', { text: 'Keys are made by a signed-in person, who answers for them.' });
  if (!mayHoldKey(actor.role, input.role))
    fail('forbidden', { text: 'A key may do no more than the person who makes it.' });
  const key = `lotse_${randomBytes(32).toString('base64url')}`;
  const expiresAt = input.days === null ? null : new Date(app.clock.now().getTime() + input.days * 86_400_000);
  return app.db.transaction().execute(async (tx) => {
    const id = await insertKey(tx, {
      keyHash: hashToken(key),
      start: key.slice(0, 10),
      name: input.name,
      role: input.role,
      ownerId: actor.id,
      expiresAt,
    });
    await app.events.publish(tx, {
      type: 'access-changed',
      actor,
      what: 'key-created',
      subjectId: id,
      facts: { role: input.role },
    });
    return { id, key };
  });
}

export async function removeKey(app: App, actor: Actor, { id }: { readonly id: string }): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    if (!(await deleteKey(tx, id))) fail('not-found', { kind: 'api-key', text: 'There is no such key.' });
    await app.events.publish(tx, { type: 'access-changed', actor, what: 'key-removed', subjectId: id, facts: {} });
  });
}
