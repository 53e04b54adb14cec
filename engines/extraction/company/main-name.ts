import { fold, isParsed, parseDomain } from '#engines/text/index.ts';
import type { Line } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import type { Item } from '../page/structured.ts';
import { personNamesIn } from '../people/person-names.ts';
import { placeOf, snippetOf } from './candidate.ts';
import {
  companyNamesIn,
  isLegalFormOnly,
  legalFormOf,
  nameIdentity,
  nameKey,
  nameOfLine,
  tidyName,
} from './company-names.ts';
import { isForeign, labelOf } from './labels.ts';
import type { PostalAddress } from './postal-addresses.ts';
import type { Span } from './spans.ts';
import { isOrganisation, leaf } from './structured-facts.ts';

export interface NameReading {
  readonly name: string;
  readonly identity: string;
  readonly score: number;
  readonly confidence: number;
  readonly snippet: string;
  readonly where: string;
  readonly at: number;
  readonly whole: boolean;
  /** A postal address follows right below. */
  readonly address: PostalAddress | null;
  readonly line: Line | null;
}

const IMPRINT =
  /impressum|imprint|legal (?:notice|information)|anbieter|angaben gem|dienste?anbieter|herausgeber|medieninhaber|verantwortlich|offenlegung|kontakt|contact|anschrift|betreiber|site notice/i;
const NO_BRAND =
  /^(?:impressum|imprint|kontakt|contact|home|start|startseite|willkommen|über uns|about|team|datenschutz|navigation|menü|suche|adresse|anschrift|angaben|hauptsitz|zentrale|standort|deutschland|österreich|schweiz|so erreichen|verantwortlich|postanschrift|hausanschrift|sitz|ihr weg|anfahrt|firmensitz|besuchen|schreiben|rufen|anbieter|legal notice|rechtliche|links|news|jobs|karriere|herr|frau)/i;

/** Every name that may be the company's, best first: by legal form, by a label, or as the first line of an address. */
export function namesOfPage(
  page: Page,
  spans: readonly Span[],
  addresses: readonly PostalAddress[],
  items: readonly Item[],
): NameReading[] {
  const firstAddress = addresses.find((address) => address.zone === null && address.street !== null);
  const found: NameReading[] = [];
  const domain = ownDomain(page, spans);
  const title = fold(`${page.title} ${page.meta.get('og:site_name') ?? ''}`);
  const counts = new Map<string, number>();
  const put = (name: string, line: Line, score: number, whole: boolean, address: PostalAddress | null): void => {
    const identity = nameIdentity(name);
    counts.set(identity, (counts.get(identity) ?? 0) + 1);
    found.push({
      name,
      identity,
      score,
      confidence: 0,
      snippet: snippetOf(line, name),
      where: placeOf(line),
      at: line.index,
      whole,
      address,
      line,
    });
  };
  const seen = new Set<string>();
  for (const span of spans) {
    const { line, value } = span;
    if (value.length > 1500 || value === '') continue;
    const joined = isLegalFormOnly(line.text) ? joinedAbove(page, line) : undefined;
    const whole = joined ?? nameOfLine(value)?.name;
    const names = whole ? [{ name: whole, whole: true }] : companyNamesIn(value);
    // A label says that this is the name: then it needs no legal form.
    if (
      names.length === 0 &&
      span.label === 'name' &&
      span.firm &&
      value.length < 80 &&
      !/[@]|https?:|\d{4}/.test(value) &&
      /^[\p{Lu}\d]/u.test(value) &&
      !NO_BRAND.test(value) &&
      value.split(' ').length <= 8
    )
      put(
        tidyName(value.split(/\s*[,|·]\s*/)[0] ?? value),
        line,
        base(span, true, null) - 2 - (line.heading > 0 ? 3 : 0),
        true,
        null,
      );
    for (const { name, whole: isWhole } of names) {
      const key = `${line.index}|${name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const address =
        addresses.find(
          (one) =>
            one.line.index >= line.index &&
            one.line.index <= line.index + 5 &&
            (one.above.includes(line) || one.line === line),
        ) ?? null;
      let score = base(span, isWhole, address);
      if (
        /vertreten durch|represented by/i.test(line.text.slice(0, line.text.indexOf(name))) ||
        span.label === 'represented'
      )
        score -= 5;
      if (
        span.label === 'director' ||
        span.label === 'chamber' ||
        span.label === 'court' ||
        span.label === 'supervisory' ||
        span.label === 'bank'
      )
        score -= 4;
      if (
        /(?:ein unternehmen der|part of|gehört zur?|mitglied der|member of|tochter(?:gesellschaft|unternehmen)? der|partner|kunde|referenz|bank|sparkasse|versicherung|google|facebook|meta platforms|etracker|hetzner|strato|ionos|wix|jimdo|automattic)/i.test(
          line.text,
        )
      )
        score -= 3;
      put(name, line, score + (address !== null && address === firstAddress ? 1.5 : 0), isWhole, address);
    }
  }
  for (const address of addresses) {
    if (address.zone !== null || (address.postBox && address.street === null)) continue;
    const brand = brandAbove(address);
    if (brand && legalFormOf(brand.text) === null)
      put(
        brand.text,
        brand.line,
        2.2 +
          (IMPRINT.test(headingOf(spans, brand.line)) ? 2 : 0) +
          regionScore(brand.line) +
          (address.street ? 1 : 0) +
          (address === firstAddress ? 1.5 : 0) +
          (brand.line.heading > 0 ? 1 : 0),
        true,
        address,
      );
  }
  for (const item of items) {
    if (!isOrganisation(item)) continue;
    const name = leaf(item, 'legalName') ?? leaf(item, 'name');
    if (!name || name.text.length > 120) continue;
    const score =
      (legalFormOf(name.text) ? 6 : 2.5) + (item.under === null ? 1 : 0) + (item.properties.has('address') ? 1 : 0);
    const tidy = tidyName(name.text);
    const identity = nameIdentity(tidy);
    counts.set(identity, (counts.get(identity) ?? 0) + 1);
    found.push({
      name: tidy,
      identity,
      score,
      confidence: 0,
      snippet: name.snippet,
      where: name.where,
      at: -1,
      whole: true,
      address: null,
      line: null,
    });
  }
  for (const key of ['og:site_name', 'author', 'copyright', 'publisher', 'dc.publisher', 'company'] as const) {
    const content = page.meta.get(key);
    const name =
      content && content.length < 90
        ? (nameOfLine(content)?.name ??
          companyNamesIn(content)[0]?.name ??
          (key === 'og:site_name' ? tidyName(content) : undefined))
        : undefined;
    if (!name || /^https?:|\.(?:de|com|at|ch)$/.test(name)) continue;
    found.push({
      name,
      identity: nameIdentity(name),
      score: legalFormOf(name) ? 3 : 0.8,
      confidence: 0,
      snippet: content ?? '',
      where: `meta[${key}]`,
      at: -1,
      whole: true,
      address: null,
      line: null,
    });
  }
  const titled = companyNamesIn(page.title)[0];
  if (titled)
    found.push({
      name: titled.name,
      identity: nameIdentity(titled.name),
      score: 3.5,
      confidence: 0,
      snippet: page.title,
      where: 'title',
      at: -1,
      whole: false,
      address: null,
      line: null,
    });
  return found
    .map((reading) => {
      const key = fold(nameKey(reading.name)).replace(/ /g, '');
      let score = reading.score + Math.min(2, ((counts.get(reading.identity) ?? 1) - 1) * 0.5);
      if (domain && likeDomain(reading.name, key, domain)) score += 3;
      if (key.length > 3 && title.replace(/ /g, '').includes(key)) score += 1.5;
      return { ...reading, score };
    })
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
    .map((reading, at, all) => ({
      ...reading,
      confidence: confidenceOf(
        reading,
        all[0],
        all.find((one) => one.identity !== all[0]?.identity),
        at,
      ),
    }));
}

function base(span: Span, whole: boolean, address: PostalAddress | null): number {
  const { line } = span;
  let score = whole ? 3 : 1.2;
  if (address) score += 3.5;
  if (span.label === 'name' && span.firm) score += 4;
  if (IMPRINT.test(span.heading)) score += 2;
  if (line.heading > 0 && whole) score += 1;
  if (/©|copyright|\(c\)/i.test(line.text)) score += 1.2;
  if (isForeign(span.zone)) score -= 9;
  if (span.zone === 'partner') score -= 6;
  return score + regionScore(line);
}

const regionScore = (line: Line): number =>
  line.region === 'nav' ? -1.5 : line.region === 'aside' ? -0.5 : line.region === 'footer' ? -0.4 : 0;
const headingOf = (spans: readonly Span[], line: Line): string =>
  spans.find((span) => span.line === line)?.heading ?? '';

/** "Muster Maschinenbau" and "GmbH & Co. KG" on two lines. */
function joinedAbove(page: Page, line: Line): string | undefined {
  const above = page.lines[line.index - 1];
  return above && above.text.length < 70 && !/[:.]$/.test(above.text) ? `${above.text} ${line.text}` : undefined;
}

/** First line of the block that ends in this address, where it carries no legal form: a sole trader, an office, a brand. */
function brandAbove(address: PostalAddress): { text: string; line: Line } | undefined {
  const inline = tidyName(address.inlineName.split(/\s*[,|·•]\s*/)[0] ?? '');
  if (
    inline.length > 2 &&
    inline.length < 80 &&
    !NO_BRAND.test(inline) &&
    /\p{L}{2}/u.test(inline) &&
    !/[:@]/.test(inline)
  )
    return { text: inline, line: address.line };
  let best: Line | undefined;
  for (const line of address.above.toReversed()) {
    const next = best ?? address.streetLine ?? address.line;
    if (next.gap && best) break;
    if (
      line.text.length > 80 ||
      NO_BRAND.test(line.text) ||
      labelOf(line.text) !== null ||
      /[:@]|\d{4}|^©/.test(line.text) ||
      line.region === 'nav'
    )
      break;
    if (/^(?:inh(?:aber)?\.?|gf|geschäftsführer|z\.\s?hd)/i.test(line.text)) continue;
    // The person below the firm's name is not the firm.
    if (best && personNamesIn(best.text, false).some((person) => person.original === best?.text)) best = line;
    else best = line;
  }
  if (!best) return undefined;
  const below = address.above[address.above.indexOf(best) + 1];
  // "Max Schreiner" above "Schreinerei Schreiner": the generators put the owner first, the firm second.
  if (
    below &&
    isPerson(best.text) &&
    !isPerson(below.text) &&
    below.text.length < 70 &&
    !below.gap &&
    labelOf(below.text) === null &&
    !/[:@]|\d{4}/.test(below.text) &&
    below !== address.streetLine &&
    !/^(?:inh|gf|gesch|dipl|meister|z\.|c\/o)/i.test(below.text)
  )
    return { text: tidyName(below.text), line: below };
  // "Malermeister" above "Max Muster" is half of a name.
  const next = address.above[address.above.indexOf(best) + 1];
  const half =
    /(?:meister(?:in|betrieb)?|ingenieurb(?:ü|ue)ro|architekturb(?:ü|ue)ro|b(?:ü|ue)ro|kanzlei|werkstatt|firma|betrieb|agentur|praxis|atelier|handel|service)$/i.test(
      best.text,
    ) && best.text.split(' ').length <= 2;
  if (half && next && personNamesIn(next.text, false)[0]?.original === next.text)
    return { text: tidyName(`${best.text} ${next.text}`), line: best };
  return { text: tidyName(best.text), line: best };
}

const isPerson = (text: string): boolean =>
  personNamesIn(text, false).some((person) => person.known && person.original.length >= text.length - 2);

export function likeDomain(name: string, key: string, domain: string): boolean {
  const host = fold(domain.replace(/[-.]/g, ' ')).replace(/ /g, '');
  if (key.length < 3 || host.length < 3) return false;
  if (host.includes(key) || key.includes(host)) return true;
  const words = fold(name)
    .split(' ')
    .filter((word) => word.length > 3);
  if (words.some((word) => host.startsWith(word) && word.length >= 4)) return true;
  const initials = fold(name)
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('');
  return host.length <= 5 && initials.startsWith(host);
}

/** The company's own domain without its ending: from the page's address, its canonical link, or its mails. */
export function ownDomain(page: Page, spans: readonly Span[]): string | null {
  for (const address of [page.base, page.meta.get('og:url')]) {
    const parsed = address && /^https?:/.test(address) ? parseDomain(address) : undefined;
    if (parsed && isParsed(parsed)) return parsed.value.domain.replace(/\.[a-z.]+$/, '');
  }
  const counts = new Map<string, number>();
  for (const span of spans) {
    if (span.zone !== null) continue;
    for (const match of span.line.text.matchAll(
      /(?:@|\(at\)|\[at\]|www\.)\s?([\p{L}\p{N}-]{2,})\.(?:[a-z]{2,6})\b/giu,
    )) {
      const host = (match[1] ?? '').toLowerCase();
      if (
        !/^(?:gmx|web|t-online|gmail|outlook|hotmail|yahoo|aol|freenet|bluewin|icloud|online|e-recht24|europa|facebook|google)$/.test(
          host,
        )
      )
        counts.set(host, (counts.get(host) ?? 0) + 1);
    }
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function confidenceOf(
  reading: NameReading,
  best: NameReading | undefined,
  rival: NameReading | undefined,
  at: number,
): number {
  if (!best || reading.identity !== best.identity) return Math.max(0.05, Math.min(0.4, 0.05 * reading.score));
  const lead = best.score - (rival?.score ?? 0);
  const absolute =
    best.score >= 9
      ? 0.97
      : best.score >= 7
        ? 0.95
        : best.score >= 5
          ? 0.91
          : best.score >= 3.5
            ? 0.8
            : best.score >= 2
              ? 0.65
              : 0.45;
  const formless = legalFormOf(best.name) === null ? 0.1 : 0;
  return Math.max(0.2, absolute - (lead < 1 ? 0.12 : lead < 2 ? 0.04 : 0) - formless - (at > 0 ? 0.005 : 0));
}
