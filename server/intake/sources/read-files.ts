import { readFile } from 'node:fs/promises';
import { findEntries, readPage } from '#engines/extraction/index.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import { openZip, READ_LIMITS } from '../sheets/index.ts';
import type { Keeper } from './fetch-politely.ts';
import { companyEntry, readAll } from './read-company.ts';
import { readCompanyTable } from './read-table.ts';
import { plain, type Readable, type Reading, sameEntry } from './reading.ts';
import type { EntryFacts } from './store.ts';
import { latestDelivery } from './store-files.ts';
import { keepSnapshot, latestSnapshot } from './store-snapshots.ts';

const MOST_FILES = 5000;
const LIMITS = { ...READ_LIMITS, inflatedBytes: 256 * 1024 ** 2, entries: MOST_FILES };

interface Dropped {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * What was delivered last, as the source's whole state: saved pages, a zip of them, tables. A file that holds nothing is passed over; why
 * is said only where no file held anything. Needs no network.
 *
 * @throws Failure `no-files`, `no-entries`, or what is wrong with the only file
 */
export async function readDelivered(app: Keeper, watch: Readable): Promise<Reading> {
  const files = app === null || !watch.id ? [] : await latestDelivery(app.db, app.home, watch.id);
  if (app === null || !watch.id || files.length === 0) fail('no-files', {});
  const entries = new Map<string, EntryFacts>();
  let count = 0;
  let unchanged = true;
  let problem: Failure | null = null;
  for (const file of files) {
    for await (const dropped of unpacked(file)) {
      if (++count > MOST_FILES) break;
      const url = `file:///${encodeURI(dropped.name)}`;
      const before = await latestSnapshot(app.db, watch.id, url).catch(() => null);
      const page = {
        watchId: watch.id,
        url,
        contentType: null,
        etag: null,
        lastModified: null,
        body: dropped.bytes,
        at: app.clock.now(),
      };
      const snapshotId = await keepSnapshot(app.db, page, before);
      unchanged &&= before?.id === snapshotId;
      try {
        for (const entry of await entriesOf(dropped, url, app.clock.now().getUTCFullYear()))
          entries.set(sameEntry(entry), { ...entry, snapshotId });
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        problem ??= error;
      }
    }
  }
  if (entries.size === 0) throw problem ?? new Failure('no-entries', { url: watch.url });
  return { ...plain, entries: [...entries.values()], pages: count, unchanged };
}

async function* unpacked(file: { readonly name: string; readonly path: string }): AsyncGenerator<Dropped> {
  const head = Buffer.from(await readFile(file.path));
  const isZip = head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
  const zip = isZip ? await openZip(file.path, LIMITS) : null;
  if (zip === null || zip.has('[Content_Types].xml')) {
    zip?.close();
    yield { name: file.name, bytes: head };
    return;
  }
  try {
    for (const name of zip.names()) {
      // What a Mac leaves in archives, pictures and styles of saved pages.
      if (/(?:^|\/)(?:__MACOSX|\.)|\/$|\.(?:png|jpe?g|gif|svg|ico|webp|css|js|woff2?|ttf|map)$/i.test(name)) continue;
      yield { name, bytes: await zip.bytes(name) };
    }
  } finally {
    zip.close();
  }
}

async function entriesOf({ name, bytes }: Dropped, url: string, year: number): Promise<readonly EntryFacts[]> {
  const text = bytes.subarray(0, 2000).toString('latin1');
  if (!/<(?:!doctype|html|head|body|table|div|ul)\b/i.test(text) && !/\.x?html?$/i.test(name))
    return readCompanyTable(bytes, { url, year });
  const page = readPage(bytes, {
    base: /<base[^>]+href=["']?(https?:[^"'\s>]+)/i.exec(text)?.[1] ?? 'https://datei.invalid/',
  });
  if (page.problem !== null) fail('no-page', { problem: page.problem, url });
  const list = findEntries(page).map(({ where, ...entry }) => ({ ...entry, place: where, url }));
  const company = list.length >= 3 ? null : companyEntry(readAll([page]), url);
  return company ? [{ ...company, url }] : list;
}
