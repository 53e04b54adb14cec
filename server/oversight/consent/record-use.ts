import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { insertUse } from './store.ts';

/** § 7a(2) UWG: five years of keeping run anew from each use. Called with the `consentId` of the decision, in the transaction of the contact. */
export async function recordConsentUse(
  app: Pick<App, 'clock'>,
  actor: Actor,
  tx: Db,
  consentId: string,
): Promise<void> {
  await insertUse(tx, consentId, app.clock.now(), actor.id);
}
