import type { Keeper, PoliteOptions } from './fetch-politely.ts';
import { readCompanySite } from './read-company.ts';
import { readDownload } from './read-download.ts';
import { readNewsFeed } from './read-feed.ts';
import { readDelivered } from './read-files.ts';
import { readListPages } from './read-list.ts';
import { readPrices } from './read-prices.ts';
import { readPagesOfSitemap } from './read-sitemap.ts';
import type { Readable, Reading } from './reading.ts';

export { pageOf, type Readable, type Reading, sameEntry } from './reading.ts';

/**
 * Fetches a source and reads what stands there. Writes nothing but snapshots.
 * @throws Failure of `fetchPolitely`, `no-page` (facts.problem), `no-entries`, `markup-changed` (facts.troubles), `no-feed`, `no-sitemap`,
 *   `no-prices`, `no-table`, `no-files`, and those of reading tables
 */
export async function readSource(
  app: Keeper,
  watch: Readable,
  options: PoliteOptions,
  progress: (pages: number) => Promise<void> = async () => {},
): Promise<Reading> {
  switch (watch.kind) {
    case 'list':
      return readListPages(app, watch, options, progress);
    case 'company':
      return readCompanySite(app, watch, options);
    case 'feed':
      return readNewsFeed(app, watch, options);
    case 'sitemap':
      return readPagesOfSitemap(app, watch, options, progress);
    case 'download':
      return readDownload(app, watch, options);
    case 'files':
      return readDelivered(app, watch);
    case 'prices':
      return readPrices(app, watch, options);
  }
}
