import { readSitemap } from '#engines/extraction/index.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import { fetchPolitely, type Keeper, type PoliteOptions } from './fetch-politely.ts';
import { companyEntry, readAll } from './read-company.ts';
import { pageOf, plain, type Readable, type Reading } from './reading.ts';
import type { EntryFacts } from './store.ts';

const MOST_SITEMAPS = 50;
const MOST_PAGES = 5000;
/** Who only looks sees that it works by these. */
const GLANCE = 5;
/** Of so many pages in a row none came: the server is in trouble, and going on would only be rude. */
const AFTER_FAILURES = 10;

/**
 * Every page that a sitemap names and that presents a company: one entry each. Pages without one (imprints of the operator apart, news,
 * terms) are passed over. What the sitemap says is unchanged since last time is not fetched again.
 *
 * @throws Failure `no-sitemap`, `no-entries`, or why its pages did not come
 */
export async function readPagesOfSitemap(
  app: Keeper,
  watch: Readable,
  options: PoliteOptions,
  progress: (pages: number) => Promise<void>,
): Promise<Reading> {
  const named = await addressesOf(app, watch.url, options);
  const addresses = watch.glance ? named.slice(0, GLANCE) : named;
  const known = new Map((watch.known ?? []).flatMap((one) => (one.url ? [[one.url, one] as const] : [])));
  const entries = new Map<string, EntryFacts>();
  let [pages, inARow, missing] = [1, 0, 0];
  let unchanged = true;
  for (const { href, day } of addresses) {
    const before = known.get(href);
    if (before && day !== null && watch.since && day < watch.since) {
      entries.set(href, before);
      continue;
    }
    try {
      const got = await fetchPolitely(app, href, options);
      unchanged &&= got.unchanged;
      const entry = companyEntry(readAll([pageOf(got)]), href);
      if (entry)
        entries.set(href, {
          ...entry,
          url: href,
          snapshotId: got.snapshotId,
          fields: { ...entry.fields, detail: href },
        });
      inARow = 0;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // A page that did not come is not gone: what is known of it stands for it.
      if (before) entries.set(href, before);
      missing++;
      if (++inARow >= AFTER_FAILURES) throw error;
    }
    pages++;
    await progress(pages);
  }
  if (entries.size === 0) fail('no-entries', { url: watch.url });
  return { ...plain, entries: [...entries.values()], pages, unchanged: unchanged && missing === 0 };
}

async function addressesOf(app: Keeper, url: string, options: PoliteOptions) {
  const waiting = [url];
  const visited = new Set<string>();
  const found = new Map<string, { readonly href: string; readonly day: string | null }>();
  const approved = (href: string): boolean => URL.canParse(href) && options.hosts.includes(new URL(href).host);
  for (let next = waiting.shift(); next !== undefined && visited.size < MOST_SITEMAPS; next = waiting.shift()) {
    if (visited.has(next)) continue;
    visited.add(next);
    const got = await fetchPolitely(app, next, options);
    const map = readSitemap(got.body, got.contentType);
    if (!map) fail('no-sitemap', { url: next });
    for (const address of map.addresses.filter(({ href }) => approved(href))) {
      if (map.kind === 'index') waiting.push(address.href);
      else if (found.size < MOST_PAGES) found.set(address.href, address);
    }
  }
  return [...found.values()];
}
