import type { Claim, Standing, Value } from '#engines/survivorship/index.ts';
import { fieldsOf, type RecordKind } from '../fields/index.ts';

/** A record while it is being derived: what stood when the batch began, and what stands now. */
export interface Golden {
  readonly id: string;
  readonly isNew: boolean;
  readonly before: Standing;
  standing: Standing;
}

export type Row = Readonly<Record<string, unknown>>;
/** How much the source of a standing value weighs. */
export interface Rank {
  readonly byPerson: boolean;
  readonly trust: number;
  readonly at: number;
}

/** A value without a known origin (removed source, a standard): any claim beats it. */
export const unclaimed = (value: Value): Claim => ({ value, observation: 0, byPerson: false, trust: -1, at: 0 });

const plain = (value: unknown): Value =>
  value instanceof Date ? value.toISOString() : value === undefined ? null : (value as Value);

/** What stands in a row, with the rank of each value's origin. */
export function standingOf(kind: RecordKind, row: Row, ranks: ReadonlyMap<number, Rank>): Standing {
  const origin = row['origin'] as Readonly<Record<string, number>>;
  const custom = row['custom'] as Readonly<Record<string, Value>>;
  const standing: Record<string, Claim> = {};
  const put = (field: string, value: Value) => {
    const number = origin[field];
    const rank = number === undefined ? undefined : ranks.get(number);
    if (number !== undefined && rank !== undefined) standing[field] = { value, observation: number, ...rank };
    // Read off the name where nobody gave it: it must follow a new name instead of standing on as somebody's word.
    else if (value !== null && field !== 'legal_form') standing[field] = unclaimed(value);
  };
  for (const field of Object.keys(fieldsOf[kind])) put(field, plain(row[field]));
  for (const key of new Set([
    ...Object.keys(custom),
    ...Object.keys(origin)
      .filter((one) => one.startsWith('custom.'))
      .map((one) => one.slice(7)),
  ]))
    put(`custom.${key}`, custom[key] ?? null);
  return standing;
}

/** The values that stand, standards filled in; own fields as `custom.<key>`. */
export function valuesOf(kind: RecordKind, standing: Standing): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const [field, { standard }] of Object.entries(fieldsOf[kind])) values[field] = standard ?? null;
  for (const field in standing) {
    const value = standing[field]?.value ?? null;
    if (value !== null || fieldsOf[kind][field]?.standard === undefined) values[field] = value;
  }
  return values;
}

export function changedFields(kind: RecordKind, before: Standing, after: Standing): string[] {
  if (before === after) return [];
  const [old, now] = [valuesOf(kind, before), valuesOf(kind, after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (key) => (old[key] ?? null) !== (now[key] ?? null),
  );
}

/** Per field, the number of the observation that stands. */
export function originOf(standing: Standing): Record<string, number> {
  const origin: Record<string, number> = {};
  for (const field in standing) {
    const number = standing[field]?.observation ?? 0;
    if (number > 0) origin[field] = number;
  }
  return origin;
}

const DAY = 86_400_000;

/**
 * Whether the same values now rest on something worth writing down: another rank, or a day newer. That the thousandth order line of a list
 * names its customer once more is none, and would rewrite the customer each time.
 */
export function restsOnAnother(before: Standing, after: Standing): boolean {
  return Object.entries(after).some(([field, claim]) => {
    const old = before[field];
    if (old === claim) return false;
    return old === undefined || claim.byPerson || claim.trust !== old.trust || claim.at - old.at >= DAY;
  });
}
