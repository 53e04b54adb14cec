import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { checkReferences, cleanFields, observe, refuseUnfit } from '../editing/index.ts';
import type { RecordKind } from '../fields/index.ts';

export type Typed = Readonly<Record<string, string | number | boolean | null>>;

/** Values that a person chose or typed while approving: cleaned and refused as in any form. Answers the observation. */
export async function say(
  app: App,
  tx: Db,
  actor: Actor,
  { kind, id, typed }: { readonly kind: RecordKind; readonly id: string; readonly typed: Typed },
): Promise<number> {
  const own = Object.entries(typed).filter(([name]) => name.startsWith('custom.'));
  const built = Object.entries(typed).filter(([name]) => !name.startsWith('custom.'));
  const custom = Object.fromEntries(own.map(([name, value]) => [name.slice('custom.'.length), value]));
  const fields = cleanFields(kind, { ...Object.fromEntries(built), ...(own.length > 0 && { custom }) }, 'DE');
  await checkReferences(tx, actor, fields);
  const [outcome] = await observe(app, tx, actor, kind, [{ id, fields }]);
  refuseUnfit(outcome);
  return outcome?.observation ?? fail('invalid-input', { fields: Object.keys(typed) });
}
