import { collapse } from './lines.ts';
import { classesOf, cssPath, type Element, elementsOf, rawText } from './tree.ts';

/** One thing that the page describes for machines, whatever notation it chose. Property names are schema.org's. */
export interface Item {
  readonly types: readonly string[];
  readonly properties: ReadonlyMap<string, readonly (Leaf | Item)[]>;
  readonly source: 'json-ld' | 'microdata' | 'rdfa' | 'microformat';
  /** Property through which another thing holds this one; null at the top. */
  readonly under: string | null;
}
export interface Leaf {
  readonly text: string;
  /** Stands so in the page's source. */
  readonly snippet: string;
  readonly where: string;
}
export const isLeaf = (value: Leaf | Item): value is Leaf => 'text' in value;

const MOST_ITEMS = 2000;

/** All things described by JSON-LD, microdata, RDFa and microformats, nested ones as well, in order. */
export function readItems(root: Element): readonly Item[] {
  const known = read.get(root);
  if (known) return known;
  const items = itemsOf(root);
  read.set(root, items);
  return items;
}
const read = new WeakMap<Element, readonly Item[]>();

function itemsOf(root: Element): Item[] {
  const items: Item[] = [];
  const add = (item: Item): void => {
    if (items.length < MOST_ITEMS) items.push(item);
  };
  for (const element of elementsOf(root)) {
    const { attributes, name } = element;
    if (name === 'script' && /ld\+json/i.test(attributes['type'] ?? ''))
      for (const item of fromJsonLd(rawText(element))) add(item);
    else if (attributes['itemscope'] !== undefined && !attributes['itemprop'])
      collect(fromMarkup(element, 'microdata', null), add);
    else if (attributes['typeof'] !== undefined && !attributes['property'])
      collect(fromMarkup(element, 'rdfa', null), add);
    else if (attributes['class'] && isCard(element) && !hasCardAbove(element)) add(fromCard(element));
  }
  return items;
}

function collect(item: Item, add: (item: Item) => void): void {
  add(item);
  for (const values of item.properties.values()) for (const value of values) if (!isLeaf(value)) collect(value, add);
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function fromJsonLd(source: string): Item[] {
  const json = parseJson(source);
  if (json === undefined) return [];
  const byId = new Map<string, { readonly [key: string]: Json }>();
  const index = (value: Json, depth: number): void => {
    if (depth > 20 || value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) for (const one of value) index(one, depth + 1);
    else {
      const record = value as { readonly [key: string]: Json };
      const id = record['@id'];
      if (typeof id === 'string' && Object.keys(record).length > 1 && !byId.has(id)) byId.set(id, record);
      for (const one of Object.values(record)) index(one, depth + 1);
    }
  };
  index(json, 0);
  const items: Item[] = [];
  const visit = (value: Json, under: string | null, depth: number, seen: readonly Json[]): Item | undefined => {
    if (depth > 12 || value === null || typeof value !== 'object' || items.length > MOST_ITEMS) return undefined;
    if (Array.isArray(value)) {
      for (const one of value) visit(one, under, depth + 1, seen);
      return undefined;
    }
    let record = value as { readonly [key: string]: Json };
    const id = record['@id'];
    if (typeof id === 'string' && Object.keys(record).length === 1) record = byId.get(id) ?? record;
    if (seen.includes(record)) return undefined;
    const properties = new Map<string, (Leaf | Item)[]>();
    const types = [record['@type'] ?? []]
      .flat()
      .filter((type) => typeof type === 'string')
      .map(bareName);
    const item: Item = { types, properties, source: 'json-ld', under };
    if (types.length > 0) items.push(item);
    for (const [key, inner] of Object.entries(record)) {
      if (key.startsWith('@') && key !== '@graph') continue;
      const name = bareName(key);
      const values: (Leaf | Item)[] = [];
      for (const one of (Array.isArray(inner) ? inner : [inner]) as readonly Json[]) {
        if (typeof one === 'string' || typeof one === 'number') {
          const text = collapse(unescapeHtml(String(one)));
          if (text !== '')
            values.push({
              text,
              snippet: jsonSnippet(source, key, one),
              where: `script[type="application/ld+json"] ${name}`,
            });
        } else {
          const child = visit(one, key === '@graph' ? null : name, depth + 1, [...seen, record]);
          if (child) values.push(child);
        }
      }
      if (values.length > 0 && key !== '@graph') properties.set(name, values);
    }
    return item;
  };
  visit(json, null, 0, []);
  return items;
}

/** Lenient as pages need it: comments, CDATA, trailing commas, raw line breaks inside strings. */
function parseJson(source: string): Json | undefined {
  const plain = source
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[|\/\/\s*<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/, '')
    .trim()
    .replace(/;$/, '');
  for (const attempt of [
    plain,
    plain.replace(/,\s*([}\]])/g, '$1'),
    plain.replace(/[\r\n\t]+/g, ' ').replace(/,\s*([}\]])/g, '$1'),
    plain
      .replace(/[\r\n\t]+/g, ' ')
      .replace(/,\s*([}\]])/g, '$1')
      .replace(/&quot;/g, '"'),
  ]) {
    try {
      return JSON.parse(attempt) as Json;
    } catch {}
  }
  return undefined;
}

const bareName = (name: string): string => name.replace(/^.*[/#:]/, '');

const unescapeHtml = (text: string): string =>
  text.includes('&')
    ? text
        .replace(/&amp;/g, '&')
        .replace(/&quot;/g, '"')
        .replace(/&#0?39;|&apos;/g, "'")
        .replace(/&auml;/g, 'ä')
        .replace(/&ouml;/g, 'ö')
        .replace(/&uuml;/g, 'ü')
        .replace(/&szlig;/g, 'ß')
        .replace(/&nbsp;/g, ' ')
    : text;

function jsonSnippet(source: string, key: string, value: string | number): string {
  const quoted = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  for (const match of source.matchAll(new RegExp(`"${quoted}"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*"|[\\d.]+)`, 'g'))) {
    try {
      if (String(JSON.parse(match[1] ?? '')) === String(value)) return collapse(match[0]);
    } catch {}
  }
  return source.includes(String(value)) ? collapse(String(value)) : String(value);
}

function fromMarkup(element: Element, source: 'microdata' | 'rdfa', under: string | null, depth = 0): Item {
  const properties = new Map<string, (Leaf | Item)[]>();
  const [scope, property, type] =
    source === 'microdata' ? ['itemscope', 'itemprop', 'itemtype'] : ['typeof', 'property', 'typeof'];
  const put = (names: string, value: Leaf | Item): void => {
    for (const name of names.split(/\s+/).filter(Boolean).map(bareName)) {
      const known = properties.get(name);
      if (known) known.push(value);
      else properties.set(name, [value]);
    }
  };
  const walk = (parent: Element): void => {
    for (const child of parent.children) {
      if (child.kind !== 'element') continue;
      const names = child.attributes[property] ?? (source === 'rdfa' ? child.attributes['rel'] : undefined);
      if (child.attributes[scope] !== undefined) {
        if (names && depth < 12) put(names, fromMarkup(child, source, bareName(names), depth + 1));
        continue;
      }
      if (names && child.attributes[property]) put(names, leafOf(child));
      walk(child);
    }
  };
  walk(element);
  const types = (element.attributes[type] ?? '').split(/\s+/).filter(Boolean).map(bareName);
  return { types, properties, source, under };
}

function leafOf(element: Element): Leaf {
  const { attributes, name } = element;
  const where = cssPath(element);
  const target = attributes['href'] ?? (name === 'img' ? attributes['src'] : undefined);
  const given = attributes['content'] ?? (name === 'time' ? attributes['datetime'] : undefined);
  if (given !== undefined) return { text: collapse(given), snippet: collapse(given), where };
  const text = collapse(rawText(element));
  if (target && (!text || /^(?:mailto|tel):/i.test(target)))
    return { text: target.replace(/^(?:mailto|tel):/i, '').split('?')[0] ?? '', snippet: text || target, where };
  if (target && name === 'a' && /^https?:/.test(target) && !/\.[a-z]{2}/.test(text))
    return { text: target, snippet: target, where };
  return { text, snippet: text, where };
}

const isCard = (element: Element): boolean => classesOf(element).some((one) => one === 'vcard' || one === 'h-card');
function hasCardAbove(element: Element): boolean {
  for (let at = element.parent; at; at = at.parent) if (at.attributes['class'] && isCard(at)) return true;
  return false;
}
const CARD: Readonly<Record<string, string>> = {
  fn: 'name',
  'p-name': 'name',
  org: 'org',
  'p-org': 'org',
  'organization-name': 'org',
  'street-address': 'streetAddress',
  'p-street-address': 'streetAddress',
  'postal-code': 'postalCode',
  'p-postal-code': 'postalCode',
  locality: 'addressLocality',
  'p-locality': 'addressLocality',
  'country-name': 'addressCountry',
  'p-country-name': 'addressCountry',
  tel: 'telephone',
  'p-tel': 'telephone',
  'p-tel-fax': 'faxNumber',
  fax: 'faxNumber',
  email: 'email',
  'u-email': 'email',
  url: 'url',
  'u-url': 'url',
  title: 'jobTitle',
  'p-job-title': 'jobTitle',
  role: 'jobTitle',
  'p-role': 'jobTitle',
};

/** hCard and h-card: class names instead of attributes; a number of type fax is a fax number. */
function fromCard(element: Element): Item {
  const properties = new Map<string, (Leaf | Item)[]>();
  for (const inner of elementsOf(element)) {
    for (const one of classesOf(inner)) {
      const name = CARD[one];
      if (!name) continue;
      const type = [...elementsOf(inner)].find((part) => classesOf(part).includes('type'));
      const isFax =
        name === 'telephone' &&
        (/fax/i.test(type ? rawText(type) : '') || /fax/i.test(inner.attributes['class'] ?? ''));
      const value = [...elementsOf(inner)].find((part) => classesOf(part).includes('value'));
      const key = isFax ? 'faxNumber' : name;
      const leaf = leafOf(value ?? inner);
      if (leaf.text) properties.set(key, [...(properties.get(key) ?? []), leaf]);
    }
  }
  const org = properties.get('org');
  const isPerson =
    properties.has('jobTitle') ||
    (org !== undefined && properties.has('name') && textOf(org[0]) !== textOf(properties.get('name')?.[0]));
  if (org && !isPerson) properties.set('name', org);
  return { types: [isPerson ? 'Person' : 'Organization'], properties, source: 'microformat', under: null };
}

const textOf = (value: Leaf | Item | undefined): string => (value && isLeaf(value) ? value.text : '');
