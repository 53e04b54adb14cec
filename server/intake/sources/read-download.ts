import { fail } from '#server/platform/failure.ts';
import { fetchPolitely, type Keeper, type PoliteOptions } from './fetch-politely.ts';
import { readCompanyTable } from './read-table.ts';
import { plain, type Readable, type Reading } from './reading.ts';

const MOST_BYTES = 25 * 1024 * 1024;

/** A table that its owner offers for download. @throws Failure `no-table`, `no-entries`, `file-…` */
export async function readDownload(app: Keeper, watch: Readable, options: PoliteOptions): Promise<Reading> {
  const got = await fetchPolitely(app, watch.url, { ...options, maxBytes: MOST_BYTES });
  const year = (app?.clock.now() ?? new Date()).getUTCFullYear();
  const entries = await readCompanyTable(got.body, { url: got.url, year });
  if (entries.length === 0) fail('no-entries', { url: watch.url });
  return {
    ...plain,
    entries: entries.map((entry) => ({ ...entry, snapshotId: got.snapshotId })),
    pages: 1,
    unchanged: got.unchanged,
  };
}
