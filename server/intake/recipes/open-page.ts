import { type Page, readPage } from '#engines/extraction/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { fetchPolitely, findWatch, pageOf, readSnapshot } from '../sources/index.ts';
import { findCopy, listCopies } from './store.ts';

export interface OpenedPage {
  readonly page: Page;
  readonly url: string;
  readonly snapshotId: number | null;
}

const FOR_MS = 15 * 60_000;
const MOST = 20;
// A person who points at ten lines of a page must not fetch it ten times. Per process: another one fetches once more.
const looked = new Map<string, { readonly page: Page; readonly until: number }>();

/**
 * The page that a recipe is made for: of a new address, fetched once because this person asks; of a source, its newest stored copy, or the
 * one named.
 * @throws Failure `not-found`, `invalid-input`, those of `fetchPolitely` and `pageOf`
 */
export async function openPage(
  app: App,
  actor: Actor,
  what: {
    readonly url?: string | undefined;
    readonly sourceId?: string | undefined;
    readonly snapshotId?: number | undefined;
  },
): Promise<OpenedPage> {
  if (what.sourceId === undefined) {
    if (what.url === undefined) fail('invalid-input', { field: 'url' });
    return { page: await lookAt(app, actor, what.url), url: what.url, snapshotId: null };
  }
  const watch = (await findWatch(app.db, what.sourceId)) ?? fail('not-found', { kind: 'source' });
  const copy =
    what.snapshotId === undefined
      ? ((await listCopies(app.db, watch.id, 40)).find((one) => one.url === watch.url) ?? null)
      : ((await findCopy(app.db, watch.id, what.snapshotId)) ?? fail('not-found', { kind: 'snapshot' }));
  if (copy) return { page: await pageOfCopy(app.db, copy), url: copy.url, snapshotId: copy.id };
  return { page: await lookAt(app, actor, watch.url), url: watch.url, snapshotId: null };
}

export async function pageOfCopy(db: Db, copy: { readonly id: number; readonly url: string }): Promise<Page> {
  const stored = await readSnapshot(db, copy.id);
  if (!stored?.body) fail('not-found', { kind: 'snapshot' });
  return readPage(stored.body, {
    base: copy.url,
    ...(stored.contentType !== null && { contentType: stored.contentType }),
  });
}

async function lookAt(app: App, actor: Actor, url: string): Promise<Page> {
  const now = performance.now();
  const key = `${actor.id} ${url}`;
  const known = looked.get(key);
  if (known && known.until > now) return known.page;
  const { host } = new URL(url);
  await app.db
    .transaction()
    .execute((tx) =>
      audit(app, tx, { actor, action: 'source.looked-at', subject: { kind: 'address', id: host }, facts: { url } }),
    );
  const page = pageOf(await fetchPolitely(app, url, { hosts: [host], pauseMs: 0, watchId: null }));
  for (const [old, { until }] of looked) if (until <= now || looked.size >= MOST) looked.delete(old);
  looked.set(key, { page, until: now + FOR_MS });
  return page;
}
