import { z } from 'zod';
import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { may } from '../auth/index.ts';
import { settingDefinitions } from './define-setting.ts';
import { allSettings } from './store.ts';

type Json = z.output<ReturnType<typeof z.json>>;

export async function listSettings(app: App, actor: Actor) {
  const set = new Map((await allSettings(app.db)).map((row) => [row.key, row]));
  return settingDefinitions()
    .filter((definition) => !definition.hidden)
    .map((definition) => {
      const row = set.get(definition.key);
      const parsed = definition.schema.safeParse(row?.value);
      const holds = row !== undefined && parsed.success;
      return {
        key: definition.key,
        value: z.json().parse(holds ? parsed.data : definition.standard),
        standard: z.json().parse(definition.standard),
        isStandard: !holds,
        schema: z.record(z.string(), z.json()).parse(z.toJSONSchema(definition.schema, { io: 'input' })) as Record<
          string,
          Json
        >,
        changedAt: row?.changed_at.toISOString() ?? null,
        may: may(actor, definition.right) ? ['change'] : [],
      };
    });
}
