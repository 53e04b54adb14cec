import { Failure } from '#server/platform/failure.ts';
import { fetchPolitely, type Keeper, type PoliteOptions } from './fetch-politely.ts';
import { companyEntry, readAll } from './read-company.ts';
import { pageOf, type Readable } from './reading.ts';
import type { EntryFacts } from './store.ts';

// At two seconds a page ten minutes. New entries come first; of those that are known a part is read again each time.
const MOST_DETAILS = 300;
const AFTER_FAILURES = 5;

/**
 * Adds to each entry what its own page says. Pages that are not due, or do not come, leave what is known of them as it is: an entry's page
 * that is down is no change of the firm.
 */
export async function withDetails(
  app: Keeper,
  watch: Readable,
  entries: readonly EntryFacts[],
  options: PoliteOptions,
  progress: (pages: number) => Promise<void>,
): Promise<EntryFacts[]> {
  const known = new Map(
    (watch.known ?? []).flatMap((one) => (one.fields['detail'] ? [[one.fields['detail'], one] as const] : [])),
  );
  const due = dueDetails(entries, new Set(known.keys()), watch.turn ?? 0);
  const all: EntryFacts[] = [];
  let [read, failed] = [0, 0];
  for (const entry of entries) {
    const detail = entry.fields['detail'];
    const before = detail === undefined ? undefined : known.get(detail);
    let own: Readonly<Record<string, string>> | null = null;
    if (detail !== undefined && due.has(detail) && failed < AFTER_FAILURES && mayVisit(detail, options)) {
      own = await detailFields(app, detail, options);
      failed = own === null ? failed + 1 : 0;
      read++;
      await progress(read);
    }
    // What the list says stands above what the entry's page says: it is what is compared from week to week.
    all.push({ ...entry, fields: { ...before?.fields, ...own, ...entry.fields } });
  }
  return all;
}

const mayVisit = (url: string, { hosts }: PoliteOptions): boolean =>
  URL.canParse(url) && hosts.includes(new URL(url).host);

async function detailFields(
  app: Keeper,
  url: string,
  options: PoliteOptions,
): Promise<Readonly<Record<string, string>> | null> {
  try {
    const got = await fetchPolitely(app, url, options);
    return companyEntry(readAll([pageOf(got)]), url)?.fields ?? {};
  } catch (error) {
    if (error instanceof Failure && error.code !== 'robots-forbid') return null;
    throw error;
  }
}

/** All that are new, and every so many-th of the others, another part each turn. */
function dueDetails(entries: readonly EntryFacts[], known: ReadonlySet<string>, turn: number): ReadonlySet<string> {
  const all = entries.flatMap(({ fields }) => (fields['detail'] ? [fields['detail']] : []));
  const fresh = all.filter((url) => !known.has(url));
  const others = all.filter((url) => known.has(url));
  const room = Math.max(0, MOST_DETAILS - fresh.length);
  const parts = Math.max(1, Math.ceil(others.length / Math.max(1, room)));
  const again = others.filter((_, at) => at % parts === turn % parts).slice(0, room);
  return new Set([...fresh.slice(0, MOST_DETAILS), ...again]);
}
