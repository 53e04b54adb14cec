import { fold } from '#engines/text/index.ts';
import type { Line } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import type { Item } from '../page/structured.ts';
import { brandAbove, NO_BRAND } from './brand-name.ts';
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
import { likeDomain, ownDomain } from './own-domain.ts';
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

/** What somebody is by trade, alone on a line above the name. */
const TRADE =
  /^(?:\p{L}+meister(?:in|betrieb)?|(?:dipl\.?-?\s?)?ing(?:enieur(?:in)?|\.)|steuerberater(?:in)?|rechtsanw(?:alt|ältin)|architekt(?:in)?|freiberufler(?:in)?|einzelunternehmen|kleinunternehmer)$/iu;

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
    // "Pumpen-Wendt Inh. Karsten Wendt e.K.": the owner's label stands inside the firm's name.
    const isInside =
      span.label === 'owner' && !span.firm && /\sInh/.test(line.text) && nameOfLine(line.text) !== undefined;
    const joined = isInside
      ? line.text
      : isLegalFormOnly(line.text) || isSecondHalf(page, line)
        ? joinedAbove(page, line)
        : undefined;
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
      !TRADE.test(value) &&
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
      // A brand, where the page itself names a firm with its address: the firm it is.
      (legalFormOf(name.text)
        ? 6
        : found.some((one) => one.address !== null && one.score >= 5 && one.whole && legalFormOf(one.name))
          ? 0.5
          : 2.5) +
      (item.under === null ? 1 : 0) +
      (item.properties.has('address') ? 1 : 0);
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

/** "Prüfstand Nord" above "Ingenieurgesellschaft mbH": a second line that begins with a trade is no name of its own. */
const isSecondHalf = (page: Page, line: Line): boolean => {
  const above = page.lines[line.index - 1];
  return (
    above?.element === line.element &&
    !line.gap &&
    above.text.split(' ').length <= 5 &&
    /^\p{L}+(?:gesellschaft|büro|fabrik)\s\S+$/u.test(line.text) &&
    nameOfLine(line.text) !== undefined &&
    legalFormOf(above.text) === null &&
    labelOf(above.text) === null
  );
};

/** "Muster Maschinenbau" and "GmbH & Co. KG" on two lines. */
function joinedAbove(page: Page, line: Line): string | undefined {
  const above = page.lines[line.index - 1];
  return above && above.text.length < 70 && !/[:.]$/.test(above.text) ? `${above.text} ${line.text}` : undefined;
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
