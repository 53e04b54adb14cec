import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { anchorSoon } from './anchor.ts';
import { chainMoment, chainStart, hashEntry } from './chain.ts';
import { insertEntries, lockHead, type StoredEntry } from './store.ts';

export interface AuditEntry {
  readonly actor: Pick<Actor, 'kind' | 'id' | 'name'>;
  /** `noun.verb-in-the-past`, e.g. `company.merged`. */
  readonly action: string;
  readonly subject?: { readonly kind: string; readonly id: string } | null;
  /** What and why, as JSON. Ids, codes and counts; no personal data, since an entry can never be erased. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

type Chained = Pick<App, 'secrets' | 'clock' | 'db' | 'home' | 'log'>;

export function auditKey(app: Pick<App, 'secrets'>): string {
  return app.secrets.of('audit-chain');
}

/**
 * Appends to the log inside the caller's transaction: if that is rolled back, nothing was logged.
 *
 * Call it as the **last** thing before the transaction ends: from here on every other writer of the log waits, and row locks taken
 * afterwards can end in a deadlock. For many entries hand over an array (an import logs once a batch, not once a row).
 */
export async function audit(app: Chained, tx: Db, entries: AuditEntry | readonly AuditEntry[]): Promise<void> {
  const list: readonly AuditEntry[] = 'action' in entries ? [entries] : entries;
  if (list.length === 0) return;
  const key = auditKey(app);
  const at = chainMoment(app.clock.now());
  const head = await lockHead(tx);
  let previous: Uint8Array = head?.hash ?? chainStart;
  let seq = head?.seq ?? 0;
  const rows = list.map((entry): StoredEntry => {
    seq += 1;
    const row = {
      seq,
      at,
      actorKind: entry.actor.kind,
      actorId: entry.actor.id,
      actorName: entry.actor.name,
      action: entry.action,
      subjectKind: entry.subject?.kind ?? null,
      subjectId: entry.subject?.id ?? null,
      facts: JSON.stringify(entry.facts ?? {}),
    };
    const hash = hashEntry(key, previous, row);
    previous = hash;
    return { ...row, hash };
  });
  await insertEntries(tx, rows);
  anchorSoon(app);
}
