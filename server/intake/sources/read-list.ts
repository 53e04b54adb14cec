import {
  applyRecipe,
  findLinks,
  type Page,
  proposeRecipe,
  type Recipe,
  repairRecipe,
} from '#engines/extraction/index.ts';
import { fetchPolitely, type Keeper, type PoliteOptions } from './fetch-politely.ts';
import { withDetails } from './read-details.ts';
import { nothingOn, pageOf, type Readable, type Reading, sameEntry } from './reading.ts';
import type { EntryFacts } from './store.ts';

const MOST_PAGES = 500;
const MOST_ENTRIES = 20_000;

/** A list, page after page, and where it is asked for each entry's own page. */
export async function readListPages(
  app: Keeper,
  watch: Readable,
  options: PoliteOptions,
  progress: (pages: number) => Promise<void>,
): Promise<Reading> {
  const entries = new Map<string, EntryFacts>();
  const visited = new Set<string>();
  let recipe = watch.recipe;
  let repaired = false;
  let unchanged = true;
  let nameless = 0;
  let doubt: Reading['doubt'] = null;
  let closes = false;
  let next: string | null = watch.url;
  for (
    let pages = 0;
    next !== null && pages < (watch.glance ? 1 : MOST_PAGES) && entries.size < MOST_ENTRIES;
    pages++
  ) {
    visited.add(next);
    const got = await fetchPolitely(app, next, options);
    visited.add(got.url);
    unchanged &&= got.unchanged;
    const page = pageOf(got);
    // Who closes their pages closes all of them: without its end a page was cut off on the way, even if the server says that this is all.
    if (!isClosed(got.body) && (closes || (got.before !== null && isClosed(got.before)))) doubt ??= 'page-cut';
    closes ||= isClosed(got.body);
    const read = readOnePage(page, recipe, pages === 0, watch.known);
    recipe = read.recipe;
    repaired ||= read.repaired;
    nameless += read.nameless;
    const before = entries.size;
    for (const entry of read.entries) {
      const { name, snippet, confidence } = entry;
      const fields = withWholeAddress(entry.fields, got.url);
      if (!isName(name, fields)) nameless++;
      else {
        const facts = {
          name,
          fields,
          snippet,
          place: entry.where,
          url: got.url,
          confidence,
          snapshotId: got.snapshotId,
        };
        entries.set(sameEntry(facts), facts);
      }
    }
    if (pages > 0 && entries.size === before) doubt ??= read.entries.length === 0 ? 'page-empty' : 'page-repeated';
    await progress(pages + 1);
    next = read.entries.length === 0 ? null : nextPage(page, visited, options.hosts);
  }
  const listed = [...entries.values()];
  const all = watch.details
    ? await withDetails(app, watch, listed, options, (n) => progress(visited.size + n))
    : listed;
  return { entries: all, pages: visited.size, recipe, repaired, unchanged: unchanged && !repaired, nameless, doubt };
}

/** The page of an entry as an address of its own. */
function withWholeAddress(fields: Readonly<Record<string, string>>, base: string): Readonly<Record<string, string>> {
  const { detail } = fields;
  return detail !== undefined && URL.canParse(detail, base)
    ? { ...fields, detail: new URL(detail, base).href }
    : fields;
}

const isClosed = (body: Uint8Array): boolean =>
  /<\/html\s*>\s*(?:<!--[\s\S]*)?$/i.test(Buffer.from(body.subarray(-500)).toString('latin1'));

/** What templates leave where a name is missing, and what of the entry's other values slips into its place. */
function isName(name: string, fields: Readonly<Record<string, string>>): boolean {
  if (/^(?:undefined|null|nan|n\.?\s?n\.?|\[object object\]|\W*)$|\{\{|\$\{|<%/i.test(name.trim())) return false;
  return !Object.entries(fields).some(([field, value]) => field !== 'category' && field !== 'person' && value === name);
}

function readOnePage(page: Page, recipe: Recipe | null, first: boolean, known: Recipe['samples'] | undefined) {
  if (recipe === null) {
    const proposal = proposeRecipe(page)[0];
    if (!proposal) nothingOn(page, 'no-entries', { url: page.base ?? '' });
    return { entries: proposal.entries, recipe: proposal.recipe, repaired: false, nameless: 0 };
  }
  // Later pages of one list end where they end: only the first one is held against what a healthy page looks like.
  if (!first) {
    const { entries, nameless } = applyRecipe(page, recipe);
    return { entries, recipe, repaired: false, nameless };
  }
  const repair = repairRecipe(page, known && known.length > 0 ? { ...recipe, samples: known } : recipe);
  if (repair.kind === 'lost') nothingOn(page, 'markup-changed', { troubles: repair.troubles });
  // The samples that a healthy recipe was held against are ours, not its own.
  return {
    entries: repair.entries,
    recipe: repair.kind === 'repaired' ? repair.recipe : recipe,
    repaired: repair.kind === 'repaired',
    nameless: repair.nameless,
  };
}

function nextPage(page: Page, visited: ReadonlySet<string>, hosts: readonly string[]): string | null {
  const link = findLinks(page).find(({ kind, href }) => kind === 'next' && !visited.has(href));
  if (!link || !URL.canParse(link.href) || !hosts.includes(new URL(link.href).host)) return null;
  return link.href;
}
