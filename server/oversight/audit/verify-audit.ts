import type { App } from '#server/platform/app.ts';
import { type Anchor, readAnchor } from './anchor.ts';
import { chainStart, hashEntry } from './chain.ts';
import { countEntries, readEntries, type StoredEntry } from './store.ts';
import { auditKey } from './write-audit.ts';

export type AuditFault =
  /** The entry is not what was written, or was put there by somebody without the key. */
  | { readonly code: 'changed'; readonly seq: number }
  /** Entries `from` to `to` are gone from within the log. */
  | { readonly code: 'removed'; readonly from: number; readonly to: number }
  /** The log ends before the entry it was anchored at, or that entry is another one. */
  | { readonly code: 'cut'; readonly anchored: number; readonly last: number }
  | { readonly code: 'anchor-unreadable' };

export interface AuditVerdict {
  readonly ok: boolean;
  readonly entries: number;
  readonly last: number;
  /** Up to which entry the file outside the database vouches for the end of the log; null: there is no such file (yet). */
  readonly anchored: number | null;
  readonly faults: readonly AuditFault[];
  /** More faults than are listed. */
  readonly more: number;
}

export interface VerifyOptions {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
}

const pageSize = 5_000;
const listed = 100;

/**
 * Reads the whole log once, in flat memory, and finds any change, removal, insertion and cut-off end. An entry committed within the last
 * half second may not be anchored yet; everything before it is.
 */
export async function verifyAudit(
  app: Pick<App, 'db' | 'home' | 'secrets'>,
  options: VerifyOptions = {},
): Promise<AuditVerdict> {
  const key = auditKey(app);
  // Read before the log: an entry added meanwhile must not look like one that is missing.
  const anchor = readAnchor(app.home);
  const total = await countEntries(app.db);
  const faults: AuditFault[] = [];
  let previous: Uint8Array = chainStart;
  let last = 0;
  let entries = 0;
  let anchorSeen = anchor === null;
  for (;;) {
    const page = await readEntries(app.db, last, pageSize);
    for (const entry of page) {
      const fault = check(key, previous, last, entry);
      if (fault !== null) faults.push(fault);
      if (anchor?.seq === entry.seq && anchor.hash === entry.hash.toString('hex')) anchorSeen = true;
      previous = entry.hash;
      last = entry.seq;
      entries += 1;
    }
    options.onProgress?.(entries, Math.max(total, entries));
    options.signal?.throwIfAborted();
    if (page.length < pageSize) break;
  }
  if (!anchorSeen && anchor !== null) faults.push(anchorFault(anchor, last));
  return {
    ok: faults.length === 0,
    entries,
    last,
    anchored: anchor?.seq ?? null,
    faults: faults.slice(0, listed),
    more: Math.max(0, faults.length - listed),
  };
}

function check(key: string, previous: Uint8Array, last: number, entry: StoredEntry): AuditFault | null {
  // After a gap the hash before it is gone, so this one entry cannot be proved; those behind it can.
  if (entry.seq !== last + 1) return { code: 'removed', from: last + 1, to: entry.seq - 1 };
  return hashEntry(key, previous, entry).equals(entry.hash) ? null : { code: 'changed', seq: entry.seq };
}

function anchorFault(anchor: Anchor, last: number): AuditFault {
  return anchor.seq === 0 ? { code: 'anchor-unreadable' } : { code: 'cut', anchored: anchor.seq, last };
}
