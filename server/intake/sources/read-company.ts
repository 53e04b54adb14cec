import { extractCompany, extractNews, type Fact, findLinks, type Page } from '#engines/extraction/index.ts';
import { addProposals } from './add-proposals.ts';
import { companyFields, SEVERAL, SURE_ENOUGH } from './company-fields.ts';
import { fetchPolitely, type Keeper, type PoliteOptions } from './fetch-politely.ts';
import type { ReadPage } from './propose-facts.ts';
import { newsEntry, nothingOn, pageOf, plain, type Readable, type Reading } from './reading.ts';
import type { EntryFacts } from './store.ts';

export async function readCompanySite(
  app: Keeper,
  watch: Pick<Readable, 'url' | 'ask' | 'askAnew' | 'known'>,
  options: PoliteOptions,
): Promise<Reading> {
  const start = await fetchPolitely(app, watch.url, options);
  const home = pageOf(start);
  const pages = [home];
  const kept = new Map([[home.base, start.snapshotId]]);
  let unchanged = start.unchanged;
  for (const kind of ['imprint', 'contact'] as const) {
    const link = findLinks(home).find((one) => one.kind === kind);
    if (!link || !URL.canParse(link.href) || !options.hosts.includes(new URL(link.href).host)) continue;
    if (pages.some((page) => page.base === link.href)) continue;
    const got = await fetchPolitely(app, link.href, options);
    unchanged &&= got.unchanged;
    const page = pageOf(got);
    kept.set(page.base, got.snapshotId);
    pages.push(page);
  }
  const read = readAll(pages);
  const { entry: company, refusal } = await addProposals(companyEntry(read, watch.url), read, { ...watch, unchanged });
  if (company === null) nothingOn(home, 'no-entries', { url: watch.url });
  const news = pages.flatMap((page) =>
    extractNews(page).map((item) => ({
      ...newsEntry(item, page.base ?? watch.url),
      snapshotId: kept.get(page.base) ?? null,
    })),
  );
  const proof = kept.get(company.url) ?? start.snapshotId;
  return { ...plain, entries: [{ ...company, snapshotId: proof }, ...news], pages: pages.length, unchanged, refusal };
}

export const readAll = (pages: readonly Page[]): readonly ReadPage[] =>
  pages.map((page) => ({ page, company: extractCompany(page) }));

/** The company whose pages these are, as an entry; null where no page says its name. */
export function companyEntry(read: readonly ReadPage[], url: string): EntryFacts | null {
  const best = new Map<string, Fact & { readonly url: string }>();
  for (const { page, company } of read) {
    for (const [field, facts] of Object.entries(company.facts)) {
      const top = facts[0];
      if (!top) continue;
      const value = SEVERAL.has(field) ? facts.map((fact) => fact.value).join(', ') : top.value;
      if ((best.get(field)?.confidence ?? 0) < top.confidence)
        best.set(field, { ...top, value, url: page.base ?? url });
    }
  }
  const name = best.get('legalName');
  if (!name) return null;
  const fields: Record<string, string> = {};
  for (const [from, to] of Object.entries(companyFields)) {
    const fact = best.get(from);
    if (fact && fact.confidence >= (SURE_ENOUGH[to] ?? 0.5)) fields[to] = fact.value;
  }
  return {
    name: name.value,
    fields,
    snippet: name.snippet,
    place: name.where,
    url: name.url,
    confidence: name.confidence,
  };
}
