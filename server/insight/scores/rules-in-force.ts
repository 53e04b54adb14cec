import type { App } from '#server/platform/app.ts';
import { standardRules } from './standard-rules.ts';
import { insertRules, lockRules, newestRules, type StoredRules } from './store.ts';

/** The newest rules; the first caller ever writes the standard ones down as version 1. */
export async function rulesInForce(app: Pick<App, 'db' | 'clock'>): Promise<StoredRules> {
  const stored = await newestRules(app.db);
  if (stored) return stored;
  return app.db.transaction().execute(async (tx) => {
    await lockRules(tx);
    const meanwhile = await newestRules(tx);
    if (meanwhile) return meanwhile;
    await insertRules(tx, { rules: standardRules, note: '', by: 'lotse', byName: 'Lotse', at: app.clock.now() });
    const written = await newestRules(tx);
    if (!written) throw new Error('rules that were just written are there');
    return written;
  });
}
