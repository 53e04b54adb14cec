import { type NewsItem, type Page, type Recipe, readPage, wallOf } from '#engines/extraction/index.ts';
import { fail } from '#server/platform/failure.ts';
import type { Refusal } from '#server/platform/llm/index.ts';
import type { GotPage } from './fetch-politely.ts';
import type { Asker } from './propose-facts.ts';
import type { EntryFacts, Watch } from './store.ts';

/** What is asked of a reading: where, how it was read last time, and entries by whose names a rebuilt page is recognised. */
export interface Readable extends Pick<Watch, 'kind' | 'url' | 'recipe'> {
  readonly id?: string;
  readonly details?: boolean;
  /** Only to show a person what could be read: one page, of a sitemap a few. */
  readonly glance?: boolean;
  readonly known?: readonly EntryFacts[];
  /** YYYY-MM-DD of the last reading: what is older on a sitemap is known. */
  readonly since?: string | null;
  /** Counts up from reading to reading: what is not read all at once is read in turns. */
  readonly turn?: number;
  /** Asks a model for what the rules do not find, where a person allowed it for this source. */
  readonly ask?: Asker;
  /** It did not answer last time: an unchanged page is asked about again. */
  readonly askAnew?: boolean;
}

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
  /** A model was to be asked and did not answer: the rules read alone. */
  readonly refusal?: Refusal | null;
}

/** Two entries with this key are one. */
export const sameEntry = ({ name, fields }: EntryFacts): string =>
  `${name}|${fields['postalCode'] ?? ''}|${fields['place'] ?? ''}|${fields['street'] ?? ''}`;

export function pageOf(got: GotPage): Page {
  const page = readPage(got.body, {
    base: got.url,
    ...(got.contentType !== undefined && { contentType: got.contentType }),
  });
  if (page.problem !== null) fail('no-page', { problem: page.problem, url: got.url });
  return page;
}

/** Nothing was found: said by what stands in the way, where something does. @throws Failure always */
export function nothingOn(page: Page, code: string, facts: Readonly<Record<string, unknown>>): never {
  return fail(wallOf(page) ?? code, facts);
}

/** For kinds that are no lists. */
export const plain = { recipe: null, repaired: false, nameless: 0, doubt: null } as const;

/** News stand among the entries under their sentence: told once, they are known. */
export function newsEntry(item: NewsItem, url: string, day: string | null = null): EntryFacts {
  const fields: Record<string, string> = { news: item.kind };
  if (item.company) fields['company'] = item.company;
  if (item.person) fields['person'] = item.person;
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
