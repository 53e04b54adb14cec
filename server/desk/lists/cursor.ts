import type { KeyType } from './definition.ts';
import { refuse } from './refuse.ts';

/** How a list is read: `walk` along the order, or `gather` the few matching rows and sort them. */
export type Plan = 'walk' | 'gather';

/** The place right behind one row. `key` null: the row stands among those without a value, which come last in both directions. */
export interface Place {
  readonly key: string | null;
  readonly id: string;
}

export interface Cursor {
  readonly plan: Plan;
  readonly place: Place;
}

const keyPattern: Readonly<Record<KeyType, RegExp>> = {
  int8: /^-?\d{1,18}$/,
  date: /^\d{4,6}-\d\d-\d\d$/,
  timestamptz: /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2}$/,
  // Any text is a text; a NUL would not reach the database.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what must not come through
  text: /^[^\u0000]*$/,
};

/** `order` names list, column and direction: a cursor is of no use in another order. */
export function writeCursor(order: string, plan: Plan, place: Place): string {
  return Buffer.from(JSON.stringify([order, plan === 'walk' ? 0 : 1, place.key, place.id])).toString('base64url');
}

/** @throws Failure `invalid-input` for a cursor of another order, or one that somebody made up */
export function readCursor(order: string, type: KeyType, text: string | null): Cursor | null {
  if (text === null) return null;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    refuse('foreign-cursor');
  }
  if (!Array.isArray(parts) || parts.length !== 4 || parts[0] !== order) return refuse('foreign-cursor');
  const [, plan, key, id] = parts as unknown[];
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    return refuse('foreign-cursor');
  if (key !== null && (typeof key !== 'string' || !keyPattern[type].test(key))) return refuse('foreign-cursor');
  return { plan: plan === 1 ? 'gather' : 'walk', place: { key, id } };
}
