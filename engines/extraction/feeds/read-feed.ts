import { decodeBytes } from '../page/decode.ts';
import { collapse } from '../page/lines.ts';
import { childElements, type Element, elementsOf, parseTree, rawText } from '../page/tree.ts';

export interface FeedItem {
  readonly title: string;
  readonly link: string | null;
  /** Stable name the publisher gave it; the link where it gave none. */
  readonly id: string | null;
  /** YYYY-MM-DD */
  readonly day: string | null;
  /** Plain words, markup left out. */
  readonly summary: string;
}
export interface Feed {
  readonly kind: 'rss' | 'atom' | 'json';
  readonly title: string;
  readonly items: readonly FeedItem[];
}

/** RSS 0.9–2.0, RSS 1.0 (RDF), Atom and JSON Feed; undefined where it is none of them. Broken XML is read as far as it goes. */
export function readFeed(source: Uint8Array | string, contentType?: string): Feed | undefined {
  const text = typeof source === 'string' ? source : decodeBytes(source, contentType).html;
  if (/^\s*\{/.test(text)) return readJsonFeed(text);
  // HTML rules would take <link> for a void element and lose its address: it is renamed before the tree is built.
  const { root } = parseTree(
    text
      .replace(/<(?:atom:)?link\b([^>]*)\/>/gi, '<feedlink$1></feedlink>')
      .replace(/<(\/?)(?:atom:)?link\b/gi, '<$1feedlink')
      .replace(/<(\/?)title\b/gi, '<$1feedtitle')
      .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) => escaped(inner)),
  );
  const elements = [...elementsOf(root)];
  const top = elements.find((element) => /^(?:rss|feed|rdf:rdf|channel)$/.test(element.name));
  if (!top) return undefined;
  const kind = top.name === 'feed' ? 'atom' : 'rss';
  const items = elements.filter((element) => element.name === 'item' || element.name === 'entry').map(readItem);
  const home = elements.find((element) => element.name === 'channel') ?? top;
  const title = childElements(home).find((child) => child.name === 'feedtitle');
  return { kind, title: title ? plain(rawText(title)) : '', items };
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function readItem(item: Element): FeedItem {
  const children = childElements(item);
  const text = (...names: string[]): string => {
    for (const name of names) {
      const child = children.find((one) => one.name === name);
      if (child) return rawText(child);
    }
    return '';
  };
  const links = children.filter((child) => child.name === 'feedlink');
  const main = links.find((one) => !one.attributes['rel'] || one.attributes['rel'] === 'alternate') ?? links[0];
  const link = main ? (main.attributes['href'] ?? rawText(main)).trim() : '';
  const id = text('guid', 'id', 'dc:identifier').trim();
  return {
    title: plain(text('feedtitle')),
    link: link || (/^https?:/.test(id) ? id : null),
    id: id || link || null,
    day: dayOf(text('pubdate', 'published', 'dc:date', 'updated', 'date')),
    summary: plain(text('description', 'summary', 'content:encoded', 'content')).slice(0, 2000),
  };
}

function plain(markup: string): string {
  const once = markup.includes('<')
    ? markup
    : markup.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
  return collapse(rawText(parseTree(once.replace(/<\/(?:p|div|li|h\d|br)>|<br\s*\/?>/gi, ' $&')).root));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function dayOf(text: string): string | null {
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (iso) return iso[0];
  const rfc = /(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?\s+(\d{4})/.exec(text);
  const month = rfc ? MONTHS.indexOf((rfc[2] ?? '').toLowerCase()) : -1;
  return rfc && month >= 0
    ? `${rfc[3]}-${String(month + 1).padStart(2, '0')}-${(rfc[1] ?? '').padStart(2, '0')}`
    : null;
}

function readJsonFeed(text: string): Feed | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || !('items' in json) || !Array.isArray(json.items)) return undefined;
    const string = (from: unknown, name: string): string =>
      typeof from === 'object' && from !== null && typeof Reflect.get(from, name) === 'string'
        ? String(Reflect.get(from, name))
        : '';
    return {
      kind: 'json',
      title: string(json, 'title'),
      items: json.items.map((item: unknown) => ({
        title: string(item, 'title'),
        link: string(item, 'url') || null,
        id: string(item, 'id') || string(item, 'url') || null,
        day: dayOf(string(item, 'date_published') || string(item, 'date_modified')),
        summary: plain(string(item, 'summary') || string(item, 'content_text') || string(item, 'content_html')).slice(
          0,
          2000,
        ),
      })),
    };
  } catch {
    return undefined;
  }
}

export interface Sitemap {
  /** `index` names further sitemaps, `urlset` pages. */
  readonly kind: 'index' | 'urlset' | 'text';
  readonly addresses: readonly { readonly href: string /** YYYY-MM-DD */; readonly day: string | null }[];
}

/** A sitemap after sitemaps.org, XML or one address a line; undefined where it is none. At most 50,000 addresses, the protocol's limit. */
export function readSitemap(source: Uint8Array | string, contentType?: string): Sitemap | undefined {
  const text = typeof source === 'string' ? source : decodeBytes(source, contentType).html;
  const kind = /<sitemapindex\b/i.test(text) ? 'index' : /<urlset\b/i.test(text) ? 'urlset' : undefined;
  if (!kind) {
    const lines = text.split(/\s+/).filter(Boolean);
    const isList = lines.length > 0 && lines.every((line) => /^https?:\/\/\S+$/.test(line));
    return isList
      ? { kind: 'text', addresses: lines.slice(0, 50_000).map((href) => ({ href, day: null })) }
      : undefined;
  }
  const addresses: { href: string; day: string | null }[] = [];
  for (const match of text.matchAll(/<(?:url|sitemap)\b[^>]*>([\s\S]*?)<\/(?:url|sitemap)>/gi)) {
    const inner = match[1] ?? '';
    const href = /<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]+?)\s*(?:\]\]>)?\s*<\/loc>/i
      .exec(inner)?.[1]
      ?.replace(/&amp;/g, '&');
    if (href && /^https?:/i.test(href) && addresses.length < 50_000)
      addresses.push({ href, day: /<lastmod>\s*(\d{4}-\d{2}-\d{2})/i.exec(inner)?.[1] ?? null });
  }
  return { kind, addresses };
}
