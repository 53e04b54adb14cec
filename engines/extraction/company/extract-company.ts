import { fold } from '#engines/text/index.ts';
import { readLists } from '../entries/find-entries.ts';
import type { Page } from '../page/read-page.ts';
import { type Item, readItems } from '../page/structured.ts';
import { extractPeople, type PersonFacts } from '../people/extract-people.ts';
import { addressFacts } from './address-facts.ts';
import { isPerson } from './brand-name.ts';
import type { Candidate, Field } from './candidate.ts';
import { legalFormOf, nameKey } from './company-names.ts';
import { contactPointsOf, mailHost } from './contact-points.ts';
import { countryOfPage } from './country-of-page.ts';
import { isForeign } from './labels.ts';
import { leadersOf, leadersOfTeam, personKey, unlabelledLeaders } from './leaders.ts';
import { type NameReading, namesOfPage } from './main-name.ts';
import { otherCompaniesLines, strangersAmong } from './other-companies.ts';
import { otherFactsOf } from './other-facts.ts';
import { likeDomain } from './own-domain.ts';
import { addressesOf } from './postal-addresses.ts';
import { registerFacts } from './register-facts.ts';
import { readSpans } from './spans.ts';
import { siteKey, siteOf, structuredFactsOf } from './structured-facts.ts';
import { weigh } from './weigh.ts';

export interface Fact {
  /** As a person would write it into a database; telephone numbers in E.164. */
  readonly value: string;
  /** Share of such readings that are right, measured on the engine's bench. */
  readonly confidence: number;
  readonly snippet: string;
  /** CSS path, with the label or property in parentheses. */
  readonly where: string;
}
export interface Conflict {
  readonly field: Field;
  readonly values: readonly Fact[];
}
export interface CompanyFacts {
  readonly facts: Readonly<Record<Field, readonly Fact[]>>;
  /** Fields for which places on the page say different things about one company. */
  readonly conflicts: readonly Conflict[];
  /** Other companies that the page describes, whose facts were left out. */
  readonly others: readonly string[];
  /** Lines (by index) that speak of somebody else: other companies, agencies, authorities, entries of a list, the cookie dialogue. */
  readonly strangers: ReadonlySet<number>;
}

/** What a page says of the company whose page it is. Best value first; every list may be empty. */
export function extractCompany(page: Page): CompanyFacts {
  const listed = listedLines(page);
  const spans = readSpans(page).filter(
    (span) => !listed.has(span.line.index) && isNearAnEnd(span.line.index, page.lines.length),
  );
  const items = readItems(page.root);
  const country = countryOfPage(page, spans, items);
  const addresses = addressesOf(page, spans, country).filter((address) => !listed.has(address.line.index));
  const names = namesOfPage(page, spans, addresses, items);
  const main = names[0];
  const owned = otherCompaniesLines(page, names, main);
  const mine = spans.filter((span) => !owned.lines.has(span.line.index));
  // Merchants and partnerships stand in division A of the register, companies limited by shares in B; a KGaA is one of those.
  const partnership = main ? /KG(?!aA)|OHG|e\. ?K/.test(legalFormOf(main.name) ?? '') : false;
  const people = extractPeople(page);
  const own = main ? nameKey(main.name) : null;
  const candidates: Candidate[] = withoutPersonal(
    [
      ...names.filter((name) => name.identity === main?.identity && name.score > 0).map(nameCandidate),
      ...addressFacts(
        addresses.filter((address) => !owned.lines.has(address.line.index)),
        main,
        country,
      ),
      ...contactPointsOf(mine, country),
      ...registerFacts(mine, country, partnership),
      // A general partner is another company, and yet its directors are the partnership's.
      ...leadersOf(
        spans.filter((span) => !isForeign(span.zone) && (span.zone === 'partner' || !owned.lines.has(span.line.index))),
        own,
      ),
      ...leadersOfTeam(people, own),
      ...ownersByName(main),
      ...(main?.address && main.line ? unlabelledLeaders(main.address.above, main.at) : []),
      ...otherFactsOf(mine.filter((span) => span.zone === null)),
      ...ownGroup(structuredFactsOf(items, country), main, items),
      ...pageFacts(page),
    ],
    people,
  ).filter((candidate) => candidate.zone === null || !isForeign(candidate.zone));
  return {
    ...weigh(candidates, { main, country, host: hostOf(page, candidates, main), partnership }),
    others: owned.names,
    strangers: strangersAmong(page, spans, [owned.lines, listed]),
  };
}

const MOBILE = /^\+(?:49(?:15|16|17)|436[5-9]|417[5-9])/;

/** A firm that is called like a person is that person's. */
const ownersByName = (main: NameReading | undefined): Candidate[] =>
  main?.line && isPerson(main.name)
    ? [
        {
          ...nameCandidate(main),
          field: 'managingDirectors',
          value: main.name,
          key: personKey(main.name),
          confidence: 0.75,
        },
      ]
    : [];

/**
 * Numbers and mails of members of staff are theirs, not the company's: left out where the page gives them for several people, or gives the
 * company one of its own beside them.
 */
function withoutPersonal(candidates: readonly Candidate[], people: readonly PersonFacts[]): Candidate[] {
  const personal = new Map<string, string>();
  for (const { name, email, telephone } of people) {
    const parts = fold(name)
      .split(' ')
      .filter((part) => part.length > 2);
    if (email && parts.some((part) => fold(email.split('@')[0] ?? '').includes(part))) personal.set(email, 'email');
    if (telephone) personal.set(telephone, 'telephone');
  }
  const left = candidates.filter((candidate) => personal.get(candidate.value) !== candidate.field);
  return candidates.filter((candidate) => {
    if (personal.get(candidate.value) !== candidate.field) return true;
    const several = [...personal.values()].filter((field) => field === candidate.field).length > 1;
    const better = left.filter((other) => other.field === candidate.field && other.confidence >= 0.6);
    // One person's office with a mobile beside it: the line is the office's.
    return !several && better.every(({ field, value }) => field === 'telephone' && MOBILE.test(value));
  });
}

/** A company tells of itself at the head or foot of its pages; between lie lists, whose every name and address would be weighed against every other. */
const isNearAnEnd = (at: number, all: number): boolean => at < 2500 || at >= all - 300;

/** Lines of a directory on the page: its entries are other companies. An imprint of two or three firms is no directory. */
function listedLines(page: Page): ReadonlySet<number> {
  const best = readLists(page)[0];
  const imprint = /impressum|imprint|legal notice|kontakt|contact|offenlegung/i.test(
    `${page.title} ${page.lines.find((line) => line.heading === 1)?.text ?? ''}`,
  );
  if (!best || best.score < 4 || best.rows.length < (imprint ? 7 : 4)) return new Set();
  if (new Set(best.rows.map((row) => nameKey(row.name))).size < 4) return new Set();
  return new Set(best.rows.flatMap((row) => row.region.lines.map((line) => line.index)));
}

const nameCandidate = (name: NameReading): Candidate => ({
  field: 'legalName',
  value: name.name,
  key: name.identity,
  confidence: name.confidence,
  snippet: name.snippet,
  where: name.where,
  at: name.at,
  zone: null,
});

/** Structured facts of the page's own company; another organisation's (a publisher of the template, a partner) are left out. */
function ownGroup(
  candidates: readonly Candidate[],
  main: NameReading | undefined,
  items: readonly Item[],
): Candidate[] {
  const groups = new Set(candidates.map((candidate) => candidate.group ?? ''));
  if (!main || groups.size === 0) return [...candidates];
  const key = fold(nameKey(main.name)).replace(/ /g, '');
  const alike = (group: string): boolean => {
    const other = fold(nameKey(group)).replace(/ /g, '');
    return (
      other === '' ||
      other === key ||
      (other.length > 3 && key.includes(other)) ||
      (key.length > 3 && other.includes(key)) ||
      (other.length > 3 && firstWord(group) === firstWord(main.name))
    );
  };
  const own = candidates.filter((candidate) => alike(candidate.group ?? ''));
  return own.length > 0 || items.length === 0
    ? own.map((candidate) =>
        candidate.field === 'legalName' && candidate.key !== main.identity
          ? { ...candidate, confidence: Math.min(candidate.confidence, 0.5) }
          : candidate,
      )
    : [];
}
const firstWord = (name: string): string => fold(name).split(' ')[0] ?? '';

function pageFacts(page: Page): Candidate[] {
  const address = page.meta.get('og:url') ?? page.base;
  if (!address || !/^https?:\/\/[^/]+\.[a-z]{2,}/i.test(address)) return [];
  const site = siteOf(/^https?:\/\/[^/?#]+/i.exec(address)?.[0] ?? address);
  const isMeta = page.meta.has('og:url');
  return [
    {
      field: 'url',
      value: site,
      key: siteKey(site),
      confidence: isMeta ? 0.9 : 0.85,
      snippet: isMeta ? address : '',
      where: isMeta ? 'meta[og:url]' : 'address of the page',
      at: -1,
      zone: null,
    },
  ];
}

/** The domain of the company's own contact points: like its name, near it on the page, or named most often. */
function hostOf(page: Page, candidates: readonly Candidate[], main: NameReading | undefined): string | null {
  const base = page.base ? siteKey(page.base) : null;
  if (base?.includes('.')) return base.split('.').slice(-2).join('.');
  const counts = new Map<string, number>();
  for (const candidate of candidates) {
    const host =
      candidate.field === 'email'
        ? mailHost(candidate.value)
        : candidate.field === 'url'
          ? candidate.key.split('.').slice(-2).join('.')
          : null;
    if (!host) continue;
    const near = main && candidate.at >= main.at && candidate.at - main.at < 15 ? 0.6 : 0;
    const alike =
      main && likeDomain(main.name, fold(nameKey(main.name)).replace(/ /g, ''), host.replace(/\.[a-z]+$/, '')) ? 2 : 0;
    counts.set(host, Math.max(counts.get(host) ?? 0, near + alike) + candidate.confidence * 0.5);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
