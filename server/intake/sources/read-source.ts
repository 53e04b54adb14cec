import {
  applyRecipe,
  extractCompany,
  extractNews,
  type Fact,
  findLinks,
  type NewsItem,
  type Page,
  proposeRecipe,
  type Recipe,
  readFeed,
  readPage,
  readSentence,
  repairRecipe,
  sentencesOf,
} from '#engines/extraction/index.ts';
import { fail } from '#server/platform/failure.ts';
import { fetchPolitely, type GotPage, type Keeper, type PoliteOptions } from './fetch-politely.ts';
import type { EntryFacts, Watch } from './store.ts';

/** What is asked of a reading: where, how it was read last time, and entries by whose names a rebuilt page is recognised. */
export type Readable = Pick<Watch, 'kind' | 'url' | 'recipe'> & { readonly known?: Recipe['samples'] };

export interface Reading {
  readonly entries: readonly EntryFacts[];
  readonly pages: number;
  /** As it is now: proposed at the first reading, mended when the page's markup changed. */
  readonly recipe: Recipe | null;
  readonly repaired: boolean;
  /** Nothing on any page differs from last time. */
  readonly unchanged: boolean;
  /** Records whose name could not be read: what is missing may stand there. */
  readonly nameless: number;
  /** A page that came but cannot be the whole truth; what is missing is then not missing. */
  readonly doubt: 'page-empty' | 'page-repeated' | 'page-cut' | null;
}

/** Two entries with this key are one. */
export const sameEntry = ({ name, fields }: EntryFacts): string =>
  `${name}|${fields['postalCode'] ?? ''}|${fields['place'] ?? ''}|${fields['street'] ?? ''}`;

const MOST_PAGES = 500;
const MOST_ENTRIES = 20_000;

/**
 * Fetches a source and reads what stands there. Writes nothing but snapshots.
 * @throws Failure of `fetchPolitely`, `no-page` (facts.problem), `no-entries`, `markup-changed` (facts.troubles)
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
  }
}

export function pageOf(got: GotPage): Page {
  const page = readPage(got.body, {
    base: got.url,
    ...(got.contentType !== undefined && { contentType: got.contentType }),
  });
  if (page.problem !== null) fail('no-page', { problem: page.problem, url: got.url });
  return page;
}

async function readListPages(
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
  for (let pages = 0; next !== null && pages < MOST_PAGES && entries.size < MOST_ENTRIES; pages++) {
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
      const { name, fields, snippet, confidence } = entry;
      if (!isName(name, fields)) nameless++;
      else {
        const facts = { name, fields, snippet, place: entry.where, url: got.url, confidence };
        entries.set(sameEntry(facts), facts);
      }
    }
    if (pages > 0 && entries.size === before) doubt ??= read.entries.length === 0 ? 'page-empty' : 'page-repeated';
    await progress(pages + 1);
    next = read.entries.length === 0 ? null : nextPage(page, visited, options.hosts);
  }
  const all = [...entries.values()];
  return { entries: all, pages: visited.size, recipe, repaired, unchanged: unchanged && !repaired, nameless, doubt };
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
    if (!proposal) fail('no-entries', { url: page.base ?? '' });
    return { entries: proposal.entries, recipe: proposal.recipe, repaired: false, nameless: 0 };
  }
  // Later pages of one list end where they end: only the first one is held against what a healthy page looks like.
  if (!first) {
    const { entries, nameless } = applyRecipe(page, recipe);
    return { entries, recipe, repaired: false, nameless };
  }
  const repair = repairRecipe(page, known && known.length > 0 ? { ...recipe, samples: known } : recipe);
  if (repair.kind === 'lost') fail('markup-changed', { troubles: repair.troubles });
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

/** For kinds that are no lists. */
const plain = { recipe: null, repaired: false, nameless: 0, doubt: null } as const;

/** Field names of the company's facts as entries call them, so that both kinds are compared and taken over alike. */
const companyFields = {
  streetAddress: 'street',
  postalCode: 'postalCode',
  addressLocality: 'place',
  addressCountry: 'country',
  telephone: 'phone',
  faxNumber: 'fax',
  email: 'mail',
  url: 'site',
  managingDirectors: 'directors',
  registerCourt: 'registerCourt',
  registerNumber: 'registerNumber',
  vatID: 'vatId',
  foundingYear: 'foundingYear',
  employees: 'employees',
} as const;

async function readCompanySite(app: Keeper, watch: Pick<Watch, 'url'>, options: PoliteOptions): Promise<Reading> {
  const start = await fetchPolitely(app, watch.url, options);
  const home = pageOf(start);
  const pages = [home];
  let unchanged = start.unchanged;
  for (const kind of ['imprint', 'contact'] as const) {
    const link = findLinks(home).find((one) => one.kind === kind);
    if (!link || !URL.canParse(link.href) || !options.hosts.includes(new URL(link.href).host)) continue;
    if (pages.some((page) => page.base === link.href)) continue;
    const got = await fetchPolitely(app, link.href, options);
    unchanged &&= got.unchanged;
    pages.push(pageOf(got));
  }
  const best = new Map<string, Fact & { readonly url: string }>();
  for (const page of pages) {
    for (const [field, facts] of Object.entries(extractCompany(page).facts)) {
      const top = facts[0];
      if (!top) continue;
      const value = field === 'managingDirectors' ? facts.map((fact) => fact.value).join(', ') : top.value;
      if ((best.get(field)?.confidence ?? 0) < top.confidence)
        best.set(field, { ...top, value, url: page.base ?? watch.url });
    }
  }
  const name = best.get('legalName');
  if (!name) fail('no-entries', { url: watch.url });
  const fields: Record<string, string> = {};
  for (const [from, to] of Object.entries(companyFields)) {
    const fact = best.get(from);
    if (fact && fact.confidence >= 0.5) fields[to] = fact.value;
  }
  const company: EntryFacts = {
    name: name.value,
    fields,
    snippet: name.snippet,
    place: name.where,
    url: name.url,
    confidence: name.confidence,
  };
  const news = pages.flatMap((page) => extractNews(page).map((item) => newsEntry(item, page.base ?? watch.url)));
  return { ...plain, entries: [company, ...news], pages: pages.length, unchanged };
}

async function readNewsFeed(app: Keeper, watch: Pick<Watch, 'url'>, options: PoliteOptions): Promise<Reading> {
  const got = await fetchPolitely(app, watch.url, options);
  const feed = readFeed(got.body, got.contentType);
  if (!feed) fail('no-feed', { url: watch.url });
  const entries = feed.items.flatMap((item): EntryFacts[] => {
    for (const sentence of [item.title, ...sentencesOf(item.summary)]) {
      const signal = readSentence(sentence, item.day ? { today: item.day } : {});
      if (signal) return [newsEntry({ ...signal, snippet: sentence, where: 'feed' }, item.link ?? watch.url, item.day)];
    }
    return [];
  });
  return { ...plain, entries, pages: 1, unchanged: got.unchanged };
}

/** News stand among the entries under their sentence: told once, they are known. */
function newsEntry(item: NewsItem, url: string, day: string | null = null): EntryFacts {
  const fields: Record<string, string> = { news: item.kind };
  if (item.company) fields['company'] = item.company;
  const when = item.date ?? day;
  if (when) fields['day'] = when;
  return {
    name: item.snippet.slice(0, 500),
    fields,
    snippet: item.snippet,
    place: item.where,
    url,
    confidence: item.confidence,
  };
}
