import type { z } from 'zod';
import type { Right } from '../auth/index.ts';
import type { Db } from '../db/index.ts';
import { findSetting } from './store.ts';

export interface Setting<Value> {
  readonly key: string;
  readonly standard: Value;
  /** The value that holds; the standard where none was set, or where an older version left one that no longer fits. */
  read(db: Db): Promise<Value>;
}

export interface Definition {
  readonly key: string;
  readonly schema: z.ZodType;
  readonly standard: unknown;
  readonly right: Right;
  readonly hidden: boolean;
}

const definitions = new Map<string, Definition>();

/** Each feature defines its settings where it uses them. `right` is what changing it takes; `hidden` ones are not for forms. */
export function defineSetting<S extends z.ZodType>(definition: {
  readonly key: string;
  readonly schema: S;
  readonly standard: z.output<S>;
  readonly right: Right;
  readonly hidden?: boolean;
}): Setting<z.output<S>> {
  const { key, schema, standard } = definition;
  if (definitions.has(key)) throw new Error(`the setting ${key} is defined twice`);
  definitions.set(key, { key, schema, standard, right: definition.right, hidden: definition.hidden ?? false });
  return {
    key,
    standard,
    read: async (db) => {
      const row = await findSetting(db, key);
      const parsed = schema.safeParse(row?.value);
      return row && parsed.success ? parsed.data : standard;
    },
  };
}

export function settingDefinitions(): readonly Definition[] {
  return [...definitions.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

export function settingDefinition(key: string): Definition | undefined {
  return definitions.get(key);
}
