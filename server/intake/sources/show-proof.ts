import { readPage } from '#engines/extraction/index.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { readSnapshot } from './store-snapshots.ts';

/** A page as it was when it was read, its text only: what strangers wrote is never shown as a page of ours. @throws Failure `not-found`, `snapshot-damaged` */
export async function showProof(app: App, id: number) {
  const one = (await readSnapshot(app.db, id)) ?? fail('not-found', { kind: 'snapshot' });
  const page =
    one.body === null ? null : readPage(one.body, one.contentType === null ? {} : { contentType: one.contentType });
  return {
    url: one.url,
    firstSeenAt: one.firstSeenAt.toISOString(),
    lastSeenAt: one.lastSeenAt.toISOString(),
    sha256: one.sha256,
    contentType: one.contentType,
    bytes: one.body?.length ?? 0,
    text: page === null || page.problem !== null ? null : page.lines.map(({ text }) => text).join('\n'),
  };
}
