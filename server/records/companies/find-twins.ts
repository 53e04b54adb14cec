import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { matchSubjects } from '../matching/index.ts';
import { namesOf } from './store.ts';

export interface Twin {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  /** Codes of what agrees, as in matching: `vat_id`, `name`, `place` ... */
  readonly because: string[];
}

/** Companies that may be the one somebody is typing; only those that they may see. */
export async function findTwins(
  app: App,
  actor: Actor,
  values: Readonly<Record<string, string | number | null>>,
): Promise<Twin[]> {
  const [decision] = await matchSubjects(app.db, 'company', [{ values, complete: true }]);
  if (decision === undefined || decision.verdict === 'new' || decision.verdict === 'nobody') return [];
  const found = new Map<string, readonly string[]>();
  if (decision.verdict === 'matched') found.set(decision.recordId, decision.agrees);
  else {
    if (!decision.isNew) found.set(decision.recordId, decision.rivals[0]?.agrees ?? []);
    for (const rival of decision.rivals) found.set(rival.recordId, rival.agrees);
  }
  const names = await namesOf(app.db, actor, [...found.keys()]);
  return names.map((one) => ({ ...one, because: [...(found.get(one.id) ?? [])] }));
}
