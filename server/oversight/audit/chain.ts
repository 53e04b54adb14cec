import { createHmac } from 'node:crypto';

/** One entry as the chain sees it: every column as the text that stands in the database. */
export interface ChainedEntry {
  readonly seq: number;
  /** UTC with microseconds, `2026-11-21T05:00:00.000000Z`. */
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  /** JSON exactly as written. */
  readonly facts: string;
}

/** What stands before the first entry. */
export const chainStart: Buffer = Buffer.alloc(32);

/**
 * HMAC-SHA-256 over the previous hash and the entry (RFC 2104). A JSON array, not joined text: no two entries share a form.
 * Keyed, because whoever can write the table could otherwise compute a whole new chain.
 */
export function hashEntry(key: string, previous: Uint8Array, entry: ChainedEntry): Buffer {
  const content = JSON.stringify([
    entry.seq,
    entry.at,
    entry.actorKind,
    entry.actorId,
    entry.actorName,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.facts,
  ]);
  return createHmac('sha256', key).update(previous).update(content).digest();
}

/** A moment in the form that the chain hashes. The clock gives milliseconds; the column could hold microseconds, so they count. */
export function chainMoment(at: Date): string {
  return at.toISOString().replace('Z', '000Z');
}
