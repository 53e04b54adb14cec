import { type Fact, findLinks } from '#engines/extraction/index.ts';
import { Failure } from '#server/platform/failure.ts';
import type { Refusal } from '#server/platform/llm/index.ts';
import { fetchPolitely } from './fetch-politely.ts';
import { type Asker, type Proposed, type ReadPage, unanswered } from './propose-facts.ts';
import { readAll } from './read-company.ts';
import { pageOf } from './reading.ts';

/** What is looked for, in the order of the table. */
export const RESEARCHED = [
  'legalName',
  'streetAddress',
  'postalCode',
  'addressLocality',
  'addressCountry',
  'telephone',
  'email',
  'managingDirectors',
  'registerCourt',
  'registerNumber',
  'vatID',
  'foundingYear',
  'employees',
  'industries',
  'products',
] as const;
export type ResearchedField = (typeof RESEARCHED)[number];

export interface Finding {
  readonly state: 'found' | 'missing' | 'contradictory';
  /** Best first; several where a field has several (directors, products) or places contradict each other. */
  readonly values: readonly string[];
  readonly confidence: number | null;
  readonly snippet: string | null;
  readonly url: string | null;
  /** A model proposed it, and the snippet bears it out; left out where rules read it. */
  readonly isProposed?: boolean;
}
export interface Researched {
  readonly site: string;
  /** Why nothing could be read; null when it could. */
  readonly problem: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> } | null;
  readonly pages: readonly string[];
  /** Why a model that was to be asked did not answer; left out where none was to be asked, or it did. */
  readonly refusal?: Refusal;
  readonly findings: Readonly<Record<ResearchedField, Finding>>;
}

const MANY: readonly ResearchedField[] = ['managingDirectors', 'industries', 'products'];
const nothing = (): Finding => ({ state: 'missing', values: [], confidence: null, snippet: null, url: null });

/**
 * Visits a company's own pages (start, Impressum, contact, about, products) and says what they tell, each value with its snippet. Only
 * this one host is fetched. Never throws for what a site does: the problem is part of the answer.
 */
export async function researchSite(
  address: string,
  options: { readonly signal?: AbortSignal; readonly pauseMs?: number; readonly ask?: Asker } = {},
): Promise<Researched> {
  const site = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  const empty = Object.fromEntries(RESEARCHED.map((field) => [field, nothing()])) as Record<ResearchedField, Finding>;
  if (!URL.canParse(site))
    return { site, problem: { code: 'address-unusable', facts: {} }, pages: [], findings: empty };
  const { host } = new URL(site);
  // A site that lives at www. as well as without is one site.
  const hosts = [host, host.startsWith('www.') ? host.slice(4) : `www.${host}`];
  const polite = {
    hosts,
    pauseMs: options.pauseMs ?? 1000,
    watchId: null,
    ...(options.signal && { signal: options.signal }),
  };
  try {
    const home = pageOf(await fetchPolitely(null, site, polite));
    const pages = [home];
    for (const kind of ['imprint', 'contact', 'about', 'products'] as const) {
      const link = findLinks(home).find(
        (one) => one.kind === kind && URL.canParse(one.href) && hosts.includes(new URL(one.href).host),
      );
      if (!link || pages.some((page) => page.base === link.href)) continue;
      const page = await fetchPolitely(null, link.href, polite).then(pageOf, failedPage);
      if (page) pages.push(page);
    }
    const read = readAll(pages);
    const asked = await options.ask?.(
      read,
      unanswered(read).filter((field) => RESEARCHED.some((one) => one === field)),
    );
    const findings = Object.fromEntries(
      RESEARCHED.map((field) => [field, finding(field, read, asked?.held ?? [])]),
    ) as Record<ResearchedField, Finding>;
    return {
      site,
      problem: null,
      pages: pages.map((page) => page.base ?? site),
      findings,
      ...(asked?.refusal && { refusal: asked.refusal }),
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { site, problem: { code: error.code, facts: error.facts }, pages: [], findings: empty };
  }
}

/** A second page that does not come is no reason to lose the first. */
function failedPage(error: unknown): null {
  if (error instanceof Failure) return null;
  throw error;
}

function finding(field: ResearchedField, read: readonly ReadPage[], proposed: readonly Proposed[]): Finding {
  const all = read.flatMap(({ page, company }) =>
    company.facts[field].map((fact: Fact) => ({ ...fact, url: page.base })),
  );
  all.sort((a, b) => b.confidence - a.confidence);
  const best = all[0];
  if (!best) return findingProposed(proposed.filter((one) => one.field === field));
  const values = [...new Set(all.map(({ value }) => value))];
  const disputed =
    !MANY.includes(field) && read.some(({ company }) => company.conflicts.some((one) => one.field === field));
  return {
    state: disputed && values.length > 1 ? 'contradictory' : 'found',
    values: MANY.includes(field) || disputed ? values.slice(0, 20) : [best.value],
    confidence: best.confidence,
    snippet: best.snippet,
    url: best.url,
  };
}

/** Only for fields that no page answers by the rules. */
function findingProposed(proposed: readonly Proposed[]): Finding {
  const first = proposed[0];
  if (!first) return nothing();
  const several = MANY.includes(first.field as ResearchedField);
  return {
    state: 'found',
    values: several ? proposed.map(({ value }) => value) : [first.value],
    confidence: first.confidence,
    snippet: several ? [...new Set(proposed.map(({ snippet }) => snippet))].join(' … ') : first.snippet,
    url: first.url,
    isProposed: true,
  };
}
