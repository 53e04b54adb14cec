import { createHash } from 'node:crypto';

/** SHA-256 over the payload with sorted keys: jsonb keeps neither order nor spacing, so the text itself cannot be hashed. */
export function payloadHash(payload: unknown): Buffer {
  return createHash('sha256').update(canonical(payload)).digest();
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}
