import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '#server/platform/app.ts';
import { readHash, readHead } from './store.ts';

/** The newest entry that was seen committed, kept outside the database: without it, cutting off the end of the log would leave a whole chain. */
export interface Anchor {
  readonly seq: number;
  /** Hex. */
  readonly hash: string;
}

const fileName = 'audit-head.json';
/** How long a committed entry may stand without an anchor: what a crash or an attacker could hide is at most this young. */
const delay = 500;

type Anchored = Pick<App, 'db' | 'home' | 'log'>;

/** null where there is none yet. A file that cannot be read as an anchor counts as tampering: it answers entry 0 with an empty hash. */
export function readAnchor(home: string): Anchor | null {
  let text: string;
  try {
    text = readFileSync(join(home, fileName), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && 'seq' in read && 'hash' in read) {
      const { seq, hash } = read;
      if (typeof seq === 'number' && Number.isSafeInteger(seq) && typeof hash === 'string') return { seq, hash };
    }
  } catch {
    // falls through: unreadable
  }
  return { seq: 0, hash: '' };
}

/**
 * Moves the anchor to the newest committed entry, never backwards, and never past an entry that no longer is what was anchored:
 * evidence of a cut must survive the entries written after it.
 *
 * @returns the anchor that now stands
 */
export async function anchorAudit(app: Anchored): Promise<Anchor | null> {
  const anchor = readAnchor(app.home);
  if (anchor !== null) {
    const found = await readHash(app.db, anchor.seq);
    if (found?.toString('hex') !== anchor.hash) {
      app.log.error('the audit log does not hold the entry it was anchored at; run "lotse audit verify"');
      return anchor;
    }
  }
  const head = await readHead(app.db);
  if (head === null || head.seq === anchor?.seq) return anchor;
  return writeAnchor(app.home, { seq: head.seq, hash: head.hash.toString('hex') });
}

/** Puts the anchor where the log now ends, whatever stood there: only after a restore, which is logged and run by a person. */
export async function resetAnchor(app: Pick<App, 'db' | 'home'>): Promise<Anchor | null> {
  const head = await readHead(app.db);
  return head === null ? null : writeAnchor(app.home, { seq: head.seq, hash: head.hash.toString('hex') });
}

function writeAnchor(home: string, anchor: Anchor): Anchor {
  const path = join(home, fileName);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(anchor), { mode: 0o600, flush: true });
  renameSync(draft, path);
  return anchor;
}

const waiting = new WeakMap<object, NodeJS.Timeout>();

/** Anchors shortly after the current transaction, which this cannot see ending. Many calls become one; a process that ends first is made up for by the next start. */
export function anchorSoon(app: Anchored): void {
  if (waiting.has(app.db)) return;
  const timer = setTimeout(() => {
    waiting.delete(app.db);
    // A database that is closing or away is no reason to fail: the anchor stays behind and the next entry moves it.
    anchorAudit(app).catch(() => app.log.debug('the audit anchor was not moved'));
  }, delay);
  timer.unref();
  waiting.set(app.db, timer);
}
