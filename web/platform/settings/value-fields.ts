import type { client } from '../../app/api.ts';

export type Setting = Awaited<ReturnType<typeof client.platform.settings.list>>['rows'][number];
export type Json = Setting['value'];
type Schema = Setting['schema'];

export interface ValueField {
  /** Property of the value; null: the value itself. */
  readonly name: string | null;
  readonly kind: 'text' | 'integer' | 'number' | 'boolean' | 'choice' | 'json';
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly maxLength: number | undefined;
  readonly choices: readonly string[];
}

/** The fields of a form for a JSON Schema: one for a plain value, one a property for an object; what has no form of its own is edited as JSON. */
export function valueFields(schema: Schema): readonly ValueField[] {
  const properties = schema['type'] === 'object' ? schema['properties'] : undefined;
  if (!isObject(properties)) return [fieldOf(null, schema)];
  return Object.entries(properties).map(([name, part]) => fieldOf(name, isObject(part) ? part : {}));
}

function fieldOf(name: string | null, schema: Schema): ValueField {
  const bound = (key: string) => {
    const value = schema[key];
    return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
  };
  const choices = Array.isArray(schema['enum']) ? schema['enum'].filter((one) => typeof one === 'string') : [];
  const bounds = { min: bound('minimum'), max: bound('maximum'), maxLength: bound('maxLength') };
  return { name, kind: kindOf(schema, choices), ...bounds, choices };
}

function kindOf(schema: Schema, choices: readonly string[]): ValueField['kind'] {
  if (choices.length > 0) return 'choice';
  const type = schema['type'];
  if (type === 'string') return 'text';
  if (type === 'integer' || type === 'number' || type === 'boolean') return type;
  return 'json';
}

export function partOf(value: Json, name: string | null): Json {
  if (name === null) return value;
  return isObject(value) ? (value[name] ?? null) : null;
}

export function withPart(value: Json, name: string | null, part: Json): Json {
  if (name === null) return part;
  return { ...(isObject(value) ? value : {}), [name]: part };
}

export const sameJson = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
