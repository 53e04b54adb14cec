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

export interface Reading {
  readonly entries: readonly EntryFacts[];
  readonly pages: number;
  /** As it is now: proposed at the first reading, mended when the page's markup changed. */
  readonly recipe: Recipe | null;
  readonly repaired: boolean;
  /** Nothing on any page differs from last time. */
  readonly unchanged: boolean;
}

const MOST_PAGES = 50;
const MOST_ENTRIES = 20_000;

/**
 * Fetches a source and reads what stands there. Writes nothing but snapshots.
 * @throws Failure of `fetchPolitely`, `no-page` (facts.problem), `no-entries`, `markup-changed` (facts.troubles)
 */
export async function readSource(
  app: Keeper,
  watch: Pick<Watch, 'kind' | 'url' | 'recipe'>,
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
  watch: Pick<Watch, 'url' | 'recipe'>,
  options: PoliteOptions,
  progress: (pages: number) => Promise<void>,
): Promise<Reading> {
  const entries = new Map<string, EntryFacts>();
  const visited = new Set<string>();
  let recipe = watch.recipe;
  let repaired = false;
  let unchanged = true;
  let next: string | null = watch.url;
  while (next !== null && visited.size < MOST_PAGES && entries.size < MOST_ENTRIES) {
    visited.add(next);
    const got = await fetchPolitely(app, next, options);
    visited.add(got.url);
    unchanged &&= got.unchanged;
    const page = pageOf(got);
    const first: boolean = visited.size <= 2 && entries.size === 0;
    const read = readOnePage(page, recipe, first);
    recipe = read.recipe;
    repaired ||= read.repaired;
    for (const entry of read.entries) {
      const facts = {
        name: entry.name,
        fields: entry.fields,
        snippet: entry.snippet,
        place: entry.where,
        url: got.url,
        confidence: entry.confidence,
      };
      entries.set(
        `${entry.name}|${entry.fields['postalCode'] ?? ''}|${entry.fields['place'] ?? ''}|${entry.fields['street'] ?? ''}`,
        facts,
      );
    }
    await progress(visited.size);
    next = read.entries.length === 0 ? null : nextPage(page, visited, options.hosts);
  }
  return { entries: [...entries.values()], pages: visited.size, recipe, repaired, unchanged: unchanged && !repaired };
}

function readOnePage(page: Page, recipe: Recipe | null, first: boolean) {
  if (recipe === null) {
    const proposal = proposeRecipe(page)[0];
    if (!proposal) fail('no-entries', { url: page.base ?? '' });
    return { entries: proposal.entries, recipe: proposal.recipe, repaired: false };
  }
  // Later pages of one list end where they end: only the first one is held against what a healthy page looks like.
  if (!first) return { entries: applyRecipe(page, recipe).entries, recipe, repaired: false };
  const repair = repairRecipe(page, recipe);
  if (repair.kind === 'lost') fail('markup-changed', { troubles: repair.troubles });
  return { entries: repair.entries, recipe: repair.recipe, repaired: repair.kind === 'repaired' };
}

function nextPage(page: Page, visited: ReadonlySet<string>, hosts: readonly string[]): string | null {
  const link = findLinks(page).find(({ kind, href }) => kind === 'next' && !visited.has(href));
  if (!link || !URL.canParse(link.href) || !hosts.includes(new URL(link.href).host)) return null;
  return link.href;
}

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
  return { entries: [company, ...news], pages: pages.length, recipe: null, repaired: false, unchanged };
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
  return { entries, pages: 1, recipe: null, repaired: false, unchanged: got.unchanged };
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
