import type { Claim, Value } from '#engines/survivorship/index.ts';
import type { Observation } from '#server/intake/observations/index.ts';
import { type Field, fieldsOf, type RecordKind } from '../fields/index.ts';

export type Claims = Readonly<Record<string, Claim>>;
export interface Reason {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}
/** Type and choices of own fields, by key; and the deal stages that exist. */
export interface Vocabulary {
  readonly custom: ReadonlyMap<string, { readonly type: string; readonly choices: readonly string[] }>;
  readonly stages: ReadonlyMap<string, 'open' | 'won' | 'lost'>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CUSTOM: Readonly<Record<string, Field>> = {
  text: { type: 'text' },
  choice: { type: 'text' },
  date: { type: 'day' },
};

/**
 * What an observation claims, each value checked against its field. A value that does not fit is left out with a reason; it stays in the
 * observation, so nothing is lost and the history shows it.
 */
export function claimsOf(
  kind: RecordKind,
  one: Observation,
  vocabulary: Vocabulary,
): { claims: Claims; reasons: Reason[] } {
  const claims: Record<string, Claim> = {};
  const reasons: Reason[] = [];
  for (const [key, observed] of Object.entries(one.fields)) {
    if (key === 'lines') continue;
    const value = fitting(kind, key, observed.value as Value, vocabulary);
    if (value === undefined) reasons.push({ code: 'value-refused', facts: { field: key } });
    else claims[key] = claim(one, value);
  }
  return { claims, reasons };
}

export function claim(one: Observation, value: Value): Claim {
  return { value, observation: one.id, byPerson: one.byPerson, trust: one.trust, at: one.observedAt };
}

function fitting(kind: RecordKind, key: string, value: Value, vocabulary: Vocabulary): Value | undefined {
  if (value === null || value === '') return null;
  if (key.startsWith('custom.')) {
    const own = vocabulary.custom.get(key.slice(7));
    if (own === undefined) return undefined;
    if (own.type === 'boolean') return typeof value === 'boolean' ? value : undefined;
    if (own.type === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    if (own.type === 'choice' && !own.choices.includes(String(value))) return undefined;
    return taken(CUSTOM[own.type] ?? { type: 'text' }, value);
  }
  const field = fieldsOf[kind][key];
  if (field === undefined) return undefined;
  if (key === 'stage_id' && !vocabulary.stages.has(String(value))) return undefined;
  return taken(field, value);
}

/** The value as the column takes it, or undefined where it does not fit. */
function taken(field: Field, value: Value): Value | undefined {
  switch (field.type) {
    case 'text':
      return typeof value === 'boolean' ? undefined : String(value).trim().slice(0, 50_000) || null;
    case 'choice':
      return typeof value === 'string' && field.choices?.includes(value) ? value : undefined;
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2_147_483_648
        ? value
        : undefined;
    case 'cents':
      return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
    case 'day':
      return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
    case 'moment': {
      const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
      return Number.isNaN(at) ? undefined : new Date(at).toISOString();
    }
    case 'id':
      return typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : undefined;
  }
}
