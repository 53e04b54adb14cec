import { fold } from '#engines/text/index.ts';
import { readLists } from '../entries/find-entries.ts';
import type { Line } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import { type Item, readItems } from '../page/structured.ts';
import { type Candidate, candidateAt, type Field } from './candidate.ts';
import { legalFormOf, nameKey } from './company-names.ts';
import { contactPointsOf, mailHost } from './contact-points.ts';
import { countryOfPage } from './country-of-page.ts';
import { isForeign } from './labels.ts';
import { leadersOf, unlabelledLeaders } from './leaders.ts';
import { likeDomain, type NameReading, namesOfPage } from './main-name.ts';
import { otherFactsOf } from './other-facts.ts';
import { addressesOf, type PostalAddress } from './postal-addresses.ts';
import { courtsIn, registersIn, vatIdsIn } from './registers.ts';
import { readSpans, type Span } from './spans.ts';
import { siteKey, siteOf, streetKey, structuredFactsOf } from './structured-facts.ts';
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
  const candidates: Candidate[] = [
    ...names.filter((name) => name.identity === main?.identity && name.score > 0).map(nameCandidate),
    ...addressFacts(
      addresses.filter((address) => !owned.lines.has(address.line.index)),
      main,
      country,
    ),
    ...contactPointsOf(mine, country),
    ...registerFacts(mine, country, partnership),
    ...leadersOf(mine.filter((span) => !isForeign(span.zone))),
    ...(main?.address && main.line ? unlabelledLeaders(main.address.above, main.at) : []),
    ...otherFactsOf(mine.filter((span) => span.zone === null)),
    ...ownGroup(structuredFactsOf(items, country), main, items),
    ...pageFacts(page),
  ].filter((candidate) => candidate.zone === null || !isForeign(candidate.zone));
  return {
    ...weigh(candidates, { main, country, host: hostOf(page, candidates, main), partnership }),
    others: owned.names,
  };
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

/** Lines that speak of another company named on the page, from its name to the next name or heading. */
function otherCompaniesLines(
  page: Page,
  names: readonly NameReading[],
  main: NameReading | undefined,
): { lines: Set<number>; names: string[] } {
  const lines = new Set<number>();
  const others: string[] = [];
  if (!main) return { lines, names: others };
  const starts = new Map<number, NameReading>();
  for (const name of names) {
    if (!name.line || !name.whole) continue;
    if (name.identity === main.identity || name.address !== null) {
      const known = starts.get(name.line.index);
      if (!known || known.score < name.score) starts.set(name.line.index, name);
    }
  }
  const mainKey = fold(nameKey(main.name));
  const mainAddress = names.find((name) => name.identity === main.identity && name.address)?.address;
  for (const [at, name] of starts) {
    if (
      name.identity === main.identity ||
      fold(nameKey(name.name)) === mainKey ||
      legalFormOf(name.name) === null ||
      !name.line
    )
      continue;
    // Two names over one address are one house: a brand line above the firm, or the firm's branch name.
    if (name.address && mainAddress && name.address.line === mainAddress.line) continue;
    if (!others.includes(name.name)) others.push(name.name);
    const from = page.lines[at] as Line;
    for (let next = at; next < page.lines.length; next++) {
      const line = page.lines[next] as Line;
      if (next > at) {
        const other = starts.get(next);
        if (other && other.identity !== name.identity) break;
        if (from.heading > 0 && line.heading > 0 && line.heading <= from.heading) break;
        if (from.heading === 0 && line.heading > 0 && line.heading < 7) break;
        if (line.region !== from.region) break;
        // Beside each other in columns or cards: the block ends with its container.
        if (from.heading === 0 && line.gap && !sameContainer(from, line)) break;
      }
      lines.add(next);
    }
  }
  return { lines, names: others };
}

function sameContainer(from: Line, line: Line): boolean {
  const home = from.element.name === 'p' || /^h\d$/.test(from.element.name) ? from.element.parent : from.element;
  for (let at: typeof line.element | null = line.element; at; at = at.parent)
    if (at === home) return home?.name !== 'body';
  return false;
}

function addressFacts(
  addresses: readonly PostalAddress[],
  main: NameReading | undefined,
  country: string,
): Candidate[] {
  const found: Candidate[] = [];
  for (const address of addresses) {
    if (isForeign(address.zone)) continue;
    const bound = main?.line && (address.above.includes(main.line) || address.line === main.line);
    const authority = [...address.above.slice(-2).map((line) => line.text), address.inlineName].some((text) =>
      /amtsgericht|landgericht|kammer|behörde|landratsamt|bezirkshauptmannschaft|magistrat|versicherung|finanzamt|schlichtung|verbraucher|datenschutz|\bIHK\b|\bTÜV\b|bank\b/i.test(
        text,
      ),
    );
    let sure = bound ? 0.95 : 0.86;
    if (address.zone === 'partner') sure -= 0.5;
    if (address.zone === 'branch') sure -= 0.3;
    if (authority && !bound) sure -= 0.5;
    if (!address.valid) sure -= 0.08;
    if (address.postBox) sure -= 0.15;
    if (address.line.region === 'footer' || address.line.region === 'aside') sure -= 0.02;
    if (
      /niederlassung|zweigstelle|filiale|branch|werk \d|lager|außenstelle|büro \p{Lu}|showroom|rechnungsadresse|lieferanschrift|besucheradresse/iu.test(
        address.above
          .map((line) => line.text)
          .slice(-2)
          .join(' '),
      )
    )
      sure -= 0.25;
    const at = { line: address.line, zone: address.zone, label: address.label, labelText: address.label ?? '' };
    // Two addresses must not mix: town, code and street of one carry the same confidence.
    const group = `${address.line.index}|${address.postalCode}`;
    if (address.street && address.streetLine)
      found.push({
        ...candidateAt(
          { ...at, line: address.streetLine },
          'streetAddress',
          address.street,
          sure - (address.streetSure ? 0 : 0.12),
          streetKey(address.street),
        ),
        group,
      });
    found.push({
      ...candidateAt(at, 'postalCode', address.postalCode, address.street || bound ? sure : sure - 0.12),
      group,
    });
    if (address.city)
      found.push({
        ...candidateAt(at, 'addressLocality', address.city, address.street || bound ? sure - 0.005 : sure - 0.12),
        group,
      });
    const code = address.country;
    if (code && address.countryLine)
      found.push({
        ...candidateAt(
          { ...at, line: address.countryLine },
          'addressCountry',
          code,
          sure + 0.02,
          code.toLowerCase(),
          address.postalCode,
        ),
        group,
      });
    else
      found.push({
        ...candidateAt(at, 'addressCountry', country, sure - 0.03, country.toLowerCase(), address.postalCode),
        group,
      });
  }
  return found;
}

function registerFacts(spans: readonly Span[], country: string, partnership: boolean): Candidate[] {
  const found: Candidate[] = [];
  for (const span of spans) {
    const { label, value } = span;
    if (value === '' || value.length > 900 || isForeign(span.zone)) continue;
    const partner = span.zone === 'partner' ? 0.6 : 0;
    const isRegister = label === 'register' || label === 'court';
    const isBareNumber = span.firm && label === 'register';
    if (
      isRegister ||
      label === 'uid' ||
      label === null ||
      label === 'seat' ||
      label === 'name' ||
      /HR\s?[AB]|FN\s?\d|CHE-|registered in|company (?:no|number)/i.test(value)
    ) {
      for (const register of registersIn(
        `${/^(?:HR|FN|Gn|VR)/i.test(span.labelText) ? `${span.labelText.replace(/(?:-|\s)?(?:Nr\.?|Nummer)?\s*[:：]?\s*$/i, '')} ` : ''}${value}`,
        isBareNumber,
      )) {
        if (
          register.kind === 'CHE' &&
          (label === 'vat' || /MWST|TVA|VAT/.test(register.original)) &&
          label !== 'register' &&
          label !== 'uid'
        )
          continue;
        if (register.kind === 'bare' && (country === 'DE' || value.length > 40) && !/^\s*\d+\s*$/.test(value)) continue;
        const wrongDivision =
          (partnership && register.kind === 'HRB') || (!partnership && register.kind === 'HRA') ? 0.25 : 0;
        const sure =
          (register.kind === 'bare' ? 0.75 : isRegister || label === 'uid' ? 0.95 : 0.92) - partner - wrongDivision;
        found.push(
          candidateAt(
            span,
            'registerNumber',
            register.value,
            sure,
            register.value.replace(/\W/g, '').toLowerCase(),
            register.original,
          ),
        );
      }
    }
    if (label === 'court' || label === 'register' || /gericht|\bAG\b|Handelsregister|court/i.test(value)) {
      const labelled = label === 'court' && span.firm;
      const text = label === 'court' && !labelled ? `${span.labelText} ${value}` : value;
      const whole = courtsIn(span.line.text, false, country)[0];
      for (const court of courtsIn(text, labelled, country).slice(0, 1))
        found.push(
          candidateAt(
            span,
            'registerCourt',
            court.value,
            (labelled || label === 'register' ? 0.95 : 0.9) - partner - (/ /.test(court.value) ? 0 : 0.05),
            court.value.toLowerCase(),
            court.original,
          ),
        );
      if (found.every((one) => one.field !== 'registerCourt' || one.at !== span.line.index) && whole)
        found.push(
          candidateAt(span, 'registerCourt', whole.value, 0.88 - partner, whole.value.toLowerCase(), whole.original),
        );
    }
    const labelledVat = label === 'vat' || (label === 'uid' && country === 'AT');
    if (labelledVat || /(?:DE|ATU|CHE)[\s-]?\d/.test(value)) {
      if (label === 'tax' && !/^DE\d{9}$/.test(value)) continue;
      for (const vat of vatIdsIn(value, labelledVat).slice(0, 2)) {
        if (/-\d{5}$/.test(value) && label === 'tax') continue;
        found.push(
          candidateAt(
            span,
            'vatID',
            vat.value,
            (labelledVat ? 0.96 : 0.85) - (vat.checked ? 0 : 0.04) - (partner ? 0.5 : 0),
            vat.value.toLowerCase(),
            vat.original,
          ),
        );
      }
    }
  }
  return found;
}

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
