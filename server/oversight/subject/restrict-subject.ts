import { audit } from '#server/oversight/audit/index.ts';
import { lockGate } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { findSubject } from './find-subject.ts';
import { insertRestriction, restrictedKeys } from './store.ts';

/** Art. 18 GDPR: what is stored stays, and is not used: no advertising by any way, no mail but legal notices. Counts at once. */
export async function restrictSubject(
  app: App,
  actor: Actor,
  input: { readonly contact: string; readonly restricted: boolean; readonly reason: string },
): Promise<{ readonly contactPoints: number }> {
  return app.db.transaction().execute(async (tx) => {
    const { keys } = await findSubject(app, tx, input.contact);
    const kind = input.restricted ? ('raised' as const) : ('lifted' as const);
    await lockGate(tx);
    const by = { id: actor.id, name: actor.name, at: app.clock.now() };
    for (const key of keys) await insertRestriction(tx, key, { kind, reason: input.reason, by });
    const id = keys[0]?.toString('hex').slice(0, 24) ?? '';
    const action = input.restricted ? 'subject.restricted' : 'subject.unrestricted';
    await audit(app, tx, { actor, action, subject: { kind: 'contact_point', id }, facts: { points: keys.length } });
    return { contactPoints: keys.length };
  });
}

export async function isRestricted(db: Db, keys: readonly Buffer[]): Promise<boolean> {
  return (await restrictedKeys(db, keys)) > 0;
}
