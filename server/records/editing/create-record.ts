import { randomUUID } from 'node:crypto';
import type { ObservedFields } from '#server/intake/observations/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fieldsOf, type RecordKind } from '../fields/index.ts';
import { cleanFields, type Input } from './clean-fields.ts';
import { checkReferences, observe, refuseUnfit, requireFreeNumber, type Written, withTeam } from './edit-record.ts';
import { versionOf } from './store.ts';

/**
 * Makes a record by hand. It is not matched: the person who typed it has been shown likely twins and decided.
 *
 * @throws Failure `not-found` (of a record it refers to), `invalid-input`
 */
export async function createRecord(app: App, actor: Actor, kind: RecordKind, input: Input): Promise<Written> {
  return app.db.transaction().execute((tx) => createIn(app, tx, actor, kind, input));
}

export async function createIn(app: App, tx: Db, actor: Actor, kind: RecordKind, input: Input): Promise<Written> {
  const id = randomUUID();
  const country = typeof input['country'] === 'string' ? input['country'] : 'DE';
  const fields = { ...ownedBy(kind, actor, input), ...cleanFields(kind, input, country) };
  await checkReferences(tx, actor, fields);
  await requireFreeNumber(tx, kind, id, fields['number']?.value);
  const [outcome] = await observe(app, tx, actor, kind, [
    { id, fields: await withTeam(tx, kind, fields), create: true },
  ]);
  refuseUnfit(outcome);
  await audit(app, tx, { actor, action: `${kind}.created`, subject: { kind, id } });
  return { id, version: await versionOf(tx, kind, id) };
}

/** What a sales person makes is theirs unless they say otherwise; what others make waits for somebody. */
function ownedBy(kind: RecordKind, actor: Actor, input: Input): ObservedFields {
  if (
    actor.kind !== 'person' ||
    actor.role !== 'sales' ||
    fieldsOf[kind]['owner_id'] === undefined ||
    input['ownerId'] !== undefined
  )
    return {};
  const typed = (value: string) => ({ value, place: 'von Hand', confidence: 1 });
  return { owner_id: typed(actor.id), ...(actor.teamId === null ? {} : { team_id: typed(actor.teamId) }) };
}
