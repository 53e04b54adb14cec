import { findLinks, type Page, readOffers } from '#engines/extraction/index.ts';
import { fetchPolitely, type Keeper, type PoliteOptions } from './fetch-politely.ts';
import { nothingOn, pageOf, plain, type Readable, type Reading } from './reading.ts';
import type { EntryFacts } from './store.ts';

const MOST_PAGES = 50;

/**
 * Products and prices of a named competitor, from an approved page and the pages it goes on with. A product is an entry of its own; its
 * price is compared from visit to visit and kept with its snippet. @throws Failure `no-prices`
 */
export async function readPrices(app: Keeper, watch: Readable, options: PoliteOptions): Promise<Reading> {
  const entries = new Map<string, EntryFacts>();
  const visited = new Set<string>();
  let unchanged = true;
  let first: Page | null = null;
  let next: string | null = watch.url;
  while (next !== null && visited.size < (watch.glance ? 1 : MOST_PAGES)) {
    visited.add(next);
    const got = await fetchPolitely(app, next, options);
    unchanged &&= got.unchanged;
    const page: Page = pageOf(got);
    first ??= page;
    for (const offer of readOffers(page)) {
      const fields = {
        price: (offer.cents / 100).toFixed(2),
        currency: offer.currency,
        ...(offer.unit !== null && { unit: offer.unit }),
        ...(offer.from && { from: 'yes' }),
      };
      const { product: name, snippet, where: place, confidence } = offer;
      if (!entries.has(name))
        entries.set(name, { name, fields, snippet, place, url: got.url, confidence, snapshotId: got.snapshotId });
    }
    const link = findLinks(page).find(({ kind, href }) => kind === 'next' && !visited.has(href));
    next = link && URL.canParse(link.href) && options.hosts.includes(new URL(link.href).host) ? link.href : null;
  }
  if (entries.size === 0 && first) nothingOn(first, 'no-prices', { url: watch.url });
  return { ...plain, entries: [...entries.values()], pages: visited.size, unchanged };
}
