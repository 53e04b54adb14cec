import { collapse } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import { resolveLink, sameSite } from '../page/resolve.ts';
import { elementsOf, rawText } from '../page/tree.ts';

export type LinkKind =
  | 'imprint'
  | 'contact'
  | 'team'
  | 'about'
  | 'jobs'
  | 'news'
  | 'products'
  | 'privacy'
  | 'next'
  | 'feed'
  | 'sitemap';
export interface FoundLink {
  readonly kind: LinkKind;
  /** Absolute where the page's address is known, else as written. */
  readonly href: string;
  readonly text: string;
  /** 0 to 1, for comparing links of one kind. */
  readonly score: number;
}

const KINDS: readonly (readonly [LinkKind, RegExp, RegExp])[] = [
  [
    'imprint',
    /^(?:impressum|imprint|legal notice|site notice|anbieterkennzeichnung|offenlegung|mentions légales|impressum.{0,25})$/i,
    /impressum|imprint|legal-?notice|offenlegung|anbieterkennzeichnung/i,
  ],
  ['contact', /^(?:kontakt|contact(?: us)?|so erreichen sie uns|anfahrt|kontakt.{0,25})$/i, /kontakt|contact|anfahrt/i],
  [
    'team',
    /^(?:(?:unser |das |our )?team|ansprechpartner(?:innen)?|mitarbeiter(?:innen)?|ihre ansprechpartner|menschen|people|köpfe|our people|geschäftsführung|management)$/i,
    /(?:^|[/_-])(?:team|ansprechpartner|mitarbeiter|people|management|kontaktpersonen)(?:[/_.-]|$)/i,
  ],
  [
    'about',
    /^(?:über uns|ueber uns|unternehmen|wir über uns|about(?: us)?|company|firma|profil|das unternehmen|historie|geschichte)$/i,
    /(?:^|[/_-])(?:ueber-?uns|unternehmen|about|company|firma|profil|historie|geschichte)(?:[/_.-]|$)/i,
  ],
  [
    'jobs',
    /^(?:karriere|jobs?|stellenangebote|stellen|career(?:s)?|offene stellen|ausbildung|bewerbung|jobs & karriere|arbeiten bei.{0,30})$/i,
    /(?:^|[/_-])(?:karriere|jobs?|stellen\w*|careers?|bewerb\w*)(?:[/_.-]|$)/i,
  ],
  [
    'news',
    /^(?:news|aktuelles|neuigkeiten|presse|pressemitteilungen|blog|nachrichten|press|meldungen|news ?& ?events|newsroom|termine)$/i,
    /(?:^|[/_-])(?:news|aktuelles|presse\w*|blog|neuigkeiten|press|newsroom)(?:[/_.-]|$)/i,
  ],
  [
    'products',
    /^(?:produkte|products|leistungen|portfolio|sortiment|services|lösungen|solutions|produktübersicht)$/i,
    /(?:^|[/_-])(?:produkte?|products?|leistungen|portfolio|sortiment)(?:[/_.-]|$)/i,
  ],
  ['privacy', /^(?:datenschutz(?:erklärung|hinweise?)?|privacy(?: policy)?)$/i, /datenschutz|privacy/i],
  [
    'next',
    /^(?:(?:nächste|naechste|next|weiter|vor|older|ältere)(?: seite| page| einträge| posts| ergebnisse| beiträge)?\s*[›»→>]*|[›»→>]|>>|&gt;)$/i,
    /(?!)/,
  ],
  ['sitemap', /^(?:sitemap|inhaltsverzeichnis|seitenübersicht)$/i, /sitemap/i],
];

/** The links worth following to learn about a company, ranked within their kind, and where the next page of a list, feeds and the sitemap are. */
export function findLinks(page: Page): FoundLink[] {
  const found = new Map<string, FoundLink>();
  const put = (kind: LinkKind, href: string, text: string, score: number): void => {
    const absolute =
      resolveLink(href, page.base) ??
      (page.base === null && !/^(?:mailto|tel|javascript|data):|^#/i.test(href) ? href : null);
    if (!absolute) return;
    const key = `${kind}|${absolute}`;
    const known = found.get(key);
    const away = page.base !== null && /^https?:/.test(absolute) && !sameSite(absolute, page.base) ? 0.4 : 0;
    const sure = Math.max(0, Math.round((score - away) * 100) / 100);
    if (sure > 0.2 && (!known || known.score < sure)) found.set(key, { kind, href: absolute, text, score: sure });
  };
  for (const element of elementsOf(page.root)) {
    const { name, attributes } = element;
    const href = attributes['href'];
    if (!href) continue;
    const rel = attributes['rel'] ?? '';
    if (name === 'link') {
      if (/alternate/i.test(rel) && /rss|atom|feed\+json/i.test(attributes['type'] ?? ''))
        put(
          'feed',
          href,
          attributes['title'] ?? '',
          /comment|kommentar/i.test(`${attributes['title']} ${href}`) ? 0.4 : 0.95,
        );
      if (/\bnext\b/i.test(rel)) put('next', href, '', 0.97);
      if (/sitemap/i.test(rel)) put('sitemap', href, '', 0.9);
      continue;
    }
    if (name !== 'a' && name !== 'area') continue;
    const text = collapse(rawText(element)) || attributes['aria-label'] || attributes['title'] || '';
    if (
      /\bnext\b/i.test(rel) ||
      /(?:^|[\s_-])(?:next|pagination-next|naechste)(?:$|[\s_-])/i.test(attributes['class'] ?? '')
    )
      put('next', href, text, 0.95);
    if (/(?:\.rss|\.atom|\/feed\/?|rss\.xml|atom\.xml|feed\.xml)(?:$|\?)/i.test(href)) put('feed', href, text, 0.8);
    const path = href.replace(/^https?:\/\/[^/]+/i, '').split(/[?#]/)[0] ?? '';
    for (const [kind, words, paths] of KINDS) {
      const byText = text.length < 60 && words.test(text);
      const byPath = paths.test(path);
      if (byText || byPath)
        put(
          kind,
          href,
          text,
          (byText ? 0.75 : 0.45) + (byPath ? 0.2 : 0) - Math.min(0.15, path.split('/').length * 0.02),
        );
    }
  }
  const ranked = [...found.values()].toSorted((a, b) => b.score - a.score);
  const numbered = nextByNumber(page);
  if (numbered && !ranked.some((link) => link.kind === 'next')) ranked.push(numbered);
  return ranked;
}

/** "1 2 3": the link behind the number of the page one is on. */
function nextByNumber(page: Page): FoundLink | undefined {
  const numbers: { number: number; href: string | null }[] = [];
  for (const element of elementsOf(page.root)) {
    if (!/^(?:a|span|strong|b|li|em)$/.test(element.name)) continue;
    const text = collapse(rawText(element));
    if (
      /^\d{1,4}$/.test(text) &&
      !(element.name === 'li' && element.children.some((child) => child.kind === 'element'))
    )
      numbers.push({ number: Number(text), href: element.name === 'a' ? (element.attributes['href'] ?? null) : null });
  }
  for (let at = 0; at + 1 < numbers.length; at++) {
    const here = numbers[at];
    const next = numbers[at + 1];
    if (here && next && here.href === null && next.href && next.number === here.number + 1) {
      const href = resolveLink(next.href, page.base) ?? next.href;
      return { kind: 'next', href, text: String(next.number), score: 0.7 };
    }
  }
  return undefined;
}
