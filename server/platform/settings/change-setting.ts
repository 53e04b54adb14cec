import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { may } from '../auth/index.ts';
import type { Db } from '../db/index.ts';
import { fail } from '../failure.ts';
import { settingDefinition } from './define-setting.ts';
import { deleteSetting, findSetting, putSetting } from './store.ts';
import './events.ts';

/** null goes back to the standard. @throws Failure `not-found`, `forbidden`, `invalid-input` */
export async function changeSetting(
  app: App,
  actor: Actor,
  input: { readonly key: string; readonly value: unknown },
): Promise<void> {
  const definition = settingDefinition(input.key);
  if (!definition || definition.hidden) fail('not-found', { kind: 'setting', text: 'There is no such setting.' });
  if (!may(actor, definition.right))
    fail('forbidden', { right: definition.right, text: `Changing this takes the right ${definition.right}.` });
  await app.db.transaction().execute((tx) => setSetting(app, tx, actor, input));
}

/** The same inside a transaction of the caller, for settings that follow from something else. */
export async function setSetting(
  app: App,
  tx: Db,
  actor: Actor,
  { key, value }: { readonly key: string; readonly value: unknown },
): Promise<void> {
  const definition = settingDefinition(key);
  if (!definition) throw new Error(`the setting ${key} is not defined`);
  const before = await findSetting(tx, key);
  if (value === null) await deleteSetting(tx, key);
  else {
    const parsed = definition.schema.safeParse(value);
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => ({
        path: ['value', ...issue.path].join('.'),
        message: issue.message,
      }));
      fail('invalid-input', {
        issues,
        text: `The value is not valid: ${issues.map(({ path, message }) => `${path} ${message}`).join('; ')}`,
      });
    }
    await putSetting(tx, key, parsed.data, actor.id, app.clock.now());
  }
  await app.events.publish(tx, { type: 'setting-changed', actor, key, from: before?.value ?? null, to: value });
}
