import {
  extractCompany,
  extractNews,
  extractPeople,
  type Fact,
  FIELDS,
  findEntries,
  type NewsItem,
  type Page,
  type PersonFacts,
  wallOf,
} from '#engines/extraction/index.ts';

/** Everything one page says, in the shape that `lotse extract --json` promises. */
export interface PageFacts {
  readonly company: Readonly<Record<string, readonly Fact[]>>;
  readonly people: readonly PersonFacts[];
  readonly news: readonly NewsItem[];
  readonly entries: readonly Readonly<Record<string, string | number>>[];
  readonly conflicts: readonly { readonly field: string; readonly values: readonly string[] }[];
  readonly others: readonly string[];
  readonly warnings: readonly string[];
}

/** @param today YYYY-MM-DD, from where "in March" is read */
export function readFacts(page: Page, today: string | undefined): PageFacts {
  const { facts, conflicts, others } = extractCompany(page);
  const entries = findEntries(page);
  // Why a page without a company and a list may hold nothing: a login, a question about cookies, scripts that would build it.
  const wall = facts.legalName.length === 0 && entries.length === 0 ? wallOf(page) : null;
  return {
    company: Object.fromEntries(FIELDS.map((field) => [field, facts[field]])),
    people: extractPeople(page),
    news: extractNews(page, today === undefined ? {} : { today }),
    entries: entries.map(({ name, fields, confidence, snippet, where }) => ({
      name,
      ...fields,
      confidence,
      snippet,
      where,
    })),
    conflicts: conflicts.map(({ field, values }) => ({ field, values: values.map((one) => one.value) })),
    others,
    warnings: [...(page.cut ? ['page-cut'] : []), ...(wall === null ? [] : [wall])],
  };
}
