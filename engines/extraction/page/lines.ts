import { classesOf, type Element, type Node, rawText } from './tree.ts';

export type Region = 'main' | 'header' | 'nav' | 'aside' | 'footer' | 'cookie';
export interface Link {
  readonly href: string;
  readonly text: string;
  readonly element: Element;
}
/** What a reader sees as one line: text between two block borders or `<br>`, with where and how it stands. */
export interface Line {
  readonly index: number;
  /** Spaces collapsed, entities decoded, spam traps left out, text written backwards turned round. */
  readonly text: string;
  readonly element: Element;
  readonly region: Region;
  /** 1–6 as marked up, 7 where a short bold line stands for a heading, 0 otherwise. */
  readonly heading: number;
  /** The bold words that a line begins with (`<b>Telefon</b> 0731 …`), else empty. */
  readonly lead: string;
  readonly links: readonly Link[];
  /** Class names, titles and alternative texts of icons on the line: often the only label of a number. */
  readonly icons: string;
  /** A border that a reader sees as a new paragraph stands before it. */
  readonly gap: boolean;
  readonly cell: Cell | null;
}
export interface Cell {
  readonly element: Element;
  readonly row: Element;
  /** Zero-based. */
  readonly column: number;
  readonly columns: number;
}

export const BLOCK = new Set(
  `address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup
  hr html legend li main menu nav noscript ol p pre search section summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
);
const SKIP = new Set(
  'head script style template svg math iframe object embed canvas video audio select datalist textarea map'.split(' '),
);
const PARAGRAPH = new Set(
  'p div section article li dd dt td th tr table blockquote address ul ol dl h1 h2 h3 h4 h5 h6 footer header main aside hr'.split(
    ' ',
  ),
);
const COOKIE =
  /cookie|consent|borlabs|usercentrics|onetrust|(?:^|[-_ ])cmp(?:$|[-_ ])|ccm-|klaro|complianz|cmplz|didomi|gdpr-banner/i;

/** Small inline boxes beside other words (a trade, a status) are lines of their own to a reader. */
const isBadge = (element: Element): boolean =>
  (element.name === 'span' || element.name === 'a' || element.name === 'small' || element.name === 'em') &&
  /(?:^|[\s_-])(?:badge|chip|pill|categor(?:y|ies)|kategorie|branche|gewerk)(?:$|[\s_-])/i.test(
    element.attributes['class'] ?? '',
  );

const INLINE_PART = new Set(['span', 'strong', 'b', 'em', 'small', 'i', 'a', 'time', 'label']);
const PART_CLASS =
  /(?:^|[\s_-])(?:title|name|firma|company|headline|heading|label|value|key|phone|tel|telefon|mail|email|category|sector|branche|date|datum|role|position|funktion|city|town|place|location|stars|region|info|meta|k|v)(?:$|[\s_-])/i;
const NO_PART =
  /(?:given|family|first|last|vor|nach)-?name|honorific|postal|zip|plz|street|locality|country|area-?code|prefix|suffix|host|domain|local|user/i;

/**
 * A span that a style sheet sets apart as a line or column: its parent holds nothing but such spans, each with a class of its own.
 * Names, addresses and mails that are split into spans stay whole.
 */
function isPart(element: Element): boolean {
  const { parent } = element;
  if (!INLINE_PART.has(element.name) || !parent || parent.children.length > 24) return false;
  let parts = 0;
  let named = 0;
  let tight = true;
  let before: Node | undefined;
  for (const child of parent.children) {
    if (child.kind === 'text') {
      if (/\S/.test(child.text)) return false;
      before = child;
      continue;
    }
    const mark = child.attributes['class'];
    if (!INLINE_PART.has(child.name)) {
      if (child.name === 'br' || child.name === 'img' || child.name === 'svg') continue;
      if (!BLOCK.has(child.name)) return false;
      before = undefined;
      continue;
    }
    const text = firstText(child).trim();
    if ((!mark && child.name !== 'a') || NO_PART.test(mark ?? '') || /^[@.[({&]|^\d{4,5}$/.test(text)) return false;
    if (before?.kind === 'text') tight = false;
    if (text !== '') {
      parts++;
      if (PART_CLASS.test(mark ?? '')) named++;
      if (tight && parts > 1 && named < 2 && !/^[\p{Lu}\d+(]/u.test(text)) return false;
    }
    before = child;
  }
  return parts >= 2 && (named >= 1 || tight);
}

interface Context {
  readonly region: Region;
  readonly bold: boolean;
  readonly pre: boolean;
  readonly reversed: boolean;
  readonly block: Element;
  readonly cell: Cell | null;
}
interface Piece {
  readonly text: string;
  readonly bold: boolean;
}

/** The page as its reader sees it, line by line, in the order of the document. */
export function readLines(root: Element, styles: StyleHints): Line[] {
  const lines: Line[] = [];
  let pieces: Piece[] = [];
  let links: Link[] = [];
  let icons: string[] = [];
  let gap = true;
  let breaks = 0;
  let lastInline: Element | null = null;

  const flush = (context: Context): void => {
    const whole = collapse(pieces.map((piece) => piece.text).join(''));
    if (whole !== '') {
      const heading = headingOf(context.block, pieces, whole);
      lines.push({
        index: lines.length,
        text: whole,
        element: context.block,
        region: context.region,
        heading,
        lead: leadOf(pieces),
        links,
        icons: icons.join(' '),
        gap,
        cell: context.cell,
      });
      gap = false;
      links = [];
      icons = [];
    }
    pieces = [];
    lastInline = null;
  };

  const addText = (text: string, context: Context): void => {
    if (context.pre && /\n/.test(text)) {
      const parts = text.split('\n');
      parts.forEach((part, at) => {
        if (at > 0) flush(context);
        if (at > 0 && part.trim() === '') gap = true;
        pieces.push({ text: part, bold: context.bold });
      });
      return;
    }
    if (text.trim() !== '') breaks = 0;
    pieces.push({ text: context.reversed ? [...text].reverse().join('') : text, bold: context.bold });
  };

  const visit = (node: Node, context: Context): void => {
    if (node.kind === 'text') {
      addText(node.text, context);
      if (/\S/.test(node.text)) lastInline = null;
      return;
    }
    const { name } = node;
    if (name === 'br') {
      flush(context);
      if (++breaks >= 2) gap = true;
      return;
    }
    if (name === 'img') {
      const words = [node.attributes['alt'], node.attributes['title'], fileStem(node.attributes['src'])];
      icons.push(...words.filter((word): word is string => word !== undefined && word !== ''));
      return;
    }
    if (name === 'svg' || name === 'use') icons.push(iconWords(node));
    if (SKIP.has(name) || isHidden(node, styles)) return;
    const block = BLOCK.has(name) || isBadge(node) || isPart(node);
    if (block) {
      flush(context);
      breaks = 0;
      if (PARAGRAPH.has(name)) gap = true;
    }
    if (name === 'i' || name === 'span' || name === 'em') {
      if (node.children.length === 0 || !/\S/.test(rawTextShort(node))) icons.push(iconWords(node));
    }
    const inner: Context = {
      region: regionOf(node, context.region),
      bold:
        context.bold ||
        /^(?:b|strong|th|dt|h[1-6]|u|legend|summary)$/.test(name) ||
        /font-weight:\s*(?:bold|[6-9]00)/.test(node.attributes['style'] ?? ''),
      pre: block ? name === 'pre' || /white-space:\s*pre/.test(node.attributes['style'] ?? '') : context.pre,
      reversed: isReversed(node, styles) ? !context.reversed : context.reversed,
      block: block ? node : context.block,
      cell: name === 'td' || name === 'th' ? cellOf(node) : context.cell,
    };
    if (!block && needsSpace(pieces, node, lastInline)) pieces.push({ text: ' ', bold: context.bold });
    if (name === 'a') {
      const href = (node.attributes['href'] ?? '').trim();
      if (href) links.push({ href, text: collapse(rawText(node)), element: node });
      icons.push(node.attributes['aria-label'] ?? '', node.attributes['title'] ?? '');
    }
    const children = inner.reversed && !context.reversed ? node.children.toReversed() : node.children;
    for (const child of children) visit(child, inner);
    if (block) {
      flush(inner);
      if (PARAGRAPH.has(name)) gap = true;
    } else if (name !== 'a' || node.children.length > 0) lastInline = node;
  };
  const base: Context = { region: 'main', bold: false, pre: false, reversed: false, block: root, cell: null };
  for (const child of root.children) visit(child, base);
  flush(base);
  return lines;
}

/** What the page's own style rules say about classes: which are never seen, which are written backwards. */
export interface StyleHints {
  readonly hidden: ReadonlySet<string>;
  readonly reversed: ReadonlySet<string>;
}

export function readStyles(css: string): StyleHints {
  const hidden = new Set<string>();
  const reversed = new Set<string>();
  for (const rule of css.slice(0, 200_000).matchAll(/([^{}]{1,400})\{([^{}]{0,600})\}/g)) {
    const isOff = /display\s*:\s*none/i.test(rule[2] ?? '');
    const isBack = /bidi-override/i.test(rule[2] ?? '') && /direction\s*:\s*rtl/i.test(rule[2] ?? '');
    if (!isOff && !isBack) continue;
    for (const selector of (rule[1] ?? '').split(',')) {
      const last = /^(?:[\w-]*|.*\s[\w-]*)[.#]([\w-]+)\s*$/.exec(selector.trim())?.[1];
      if (last) (isOff ? hidden : reversed).add(last);
    }
  }
  return { hidden, reversed };
}

export const collapse = (text: string): string =>
  text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

function isHidden(element: Element, styles: StyleHints): boolean {
  const { attributes, name } = element;
  if (attributes['hidden'] !== undefined) return true;
  const style = attributes['style'];
  if (style && /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px)?\s*(?:;|$)/i.test(style))
    return true;
  // A class that some style sheet rule hides may be shown again by a script (tabs, accordions): only for inline words, the spam traps.
  if (BLOCK.has(name) || name === 'a') return false;
  return classesOf(element).some((one) => styles.hidden.has(one));
}

function isReversed(element: Element, styles: StyleHints): boolean {
  const style = element.attributes['style'];
  if (style && /bidi-override/i.test(style) && /rtl/i.test(style)) return true;
  if (element.name === 'bdo' && element.attributes['dir'] === 'rtl') return true;
  return styles.reversed.size > 0 && classesOf(element).some((one) => styles.reversed.has(one));
}

function regionOf(element: Element, outer: Region): Region {
  const { name, attributes } = element;
  if (!BLOCK.has(name)) return outer;
  const words = `${attributes['id'] ?? ''} ${attributes['class'] ?? ''}`;
  if (outer === 'cookie' || (words.length > 1 && name !== 'body' && name !== 'html' && COOKIE.test(words)))
    return 'cookie';
  const role = attributes['role'];
  if (outer === 'footer') return 'footer';
  if (
    name === 'footer' ||
    role === 'contentinfo' ||
    /(?:^|[\s_-])(?:site-?|page-?|main-?)?(?:footer|fuss|fusszeile|colophon)(?:$|[\s_-])/i.test(words)
  ) {
    // Cards have feet of their own: only a foot of the page counts.
    return element.parent && /^(?:article|li|td)$/.test(element.parent.name) ? outer : 'footer';
  }
  if (
    name === 'nav' ||
    role === 'navigation' ||
    /(?:^|[\s_-])(?:nav|navi|navigation|navbar|menu|menue|breadcrumbs?)(?:$|[\s_-])/i.test(words)
  )
    return name === 'body' || name === 'html' ? outer : 'nav';
  if (name === 'main' || role === 'main') return 'main';
  if (name === 'header' && outer === 'main' && (element.parent?.name === 'body' || role === 'banner')) return 'header';
  if (name === 'aside' || /(?:^|[\s_-])(?:sidebar|widget-area)(?:$|[\s_-])/i.test(words)) return 'aside';
  return outer;
}

function cellOf(element: Element): Cell | null {
  const row = element.parent;
  if (!row) return null;
  const cells = row.children.filter(
    (child) => child.kind === 'element' && (child.name === 'td' || child.name === 'th'),
  );
  return { element, row, column: cells.indexOf(element), columns: cells.length };
}

function headingOf(block: Element, pieces: readonly Piece[], whole: string): number {
  for (let at: Element | null = block, up = 0; at && up < 3; at = at.parent, up++) {
    if (/^h[1-6]$/.test(at.name)) return Number(at.name[1]);
    if (at.name === 'legend' || at.name === 'summary' || at.name === 'caption') return 6;
    if (BLOCK.has(at.name) && up > 0) break;
  }
  if (/heading|headline|(?:^|[\s_-])title(?:$|[\s_-])/.test(block.attributes['class'] ?? '') && whole.length < 80)
    return 6;
  const boldOnly = pieces.every((piece) => piece.bold || !/[^\s:.]/.test(piece.text));
  return boldOnly && whole.length < 90 && block.name !== 'th' && block.name !== 'dt' ? 7 : 0;
}

function leadOf(pieces: readonly Piece[]): string {
  let lead = '';
  for (const piece of pieces) {
    if (!piece.bold && piece.text.trim() !== '') break;
    if (piece.bold) lead += piece.text;
  }
  return collapse(lead);
}

// "<span>Telefon</span><span>0731</span>" stands apart on the screen through its style; "info<span>@</span>firma.de" does not.
function needsSpace(pieces: readonly Piece[], next: Element, last: Element | null): boolean {
  if (!last || last.parent !== next.parent || pieces.length === 0) return false;
  const before = pieces[pieces.length - 1]?.text ?? '';
  const after = firstText(next);
  if (/[\s@.]$/.test(before) || !after) return false;
  if (/\d$/.test(before) && /^\d/.test(after))
    return next.attributes['itemprop'] !== undefined || next.attributes['class'] !== last.attributes['class'];
  if (/\p{L}$/u.test(before) && /^[\d+(]/.test(after)) return true;
  return /[\p{L}\d:).,]$/u.test(before) && /^[\p{Lu}\d+(]/u.test(after) && next.attributes['class'] !== undefined;
}

function firstText(element: Element): string {
  for (const child of element.children) {
    const text = child.kind === 'text' ? child.text : firstText(child);
    if (text) return text;
  }
  return '';
}

const rawTextShort = (element: Element): string => (element.children.length > 3 ? 'x' : rawText(element));

function iconWords(element: Element): string {
  const { attributes } = element;
  return [
    attributes['class'],
    attributes['title'],
    attributes['aria-label'],
    attributes['href'],
    attributes['xlink:href'],
  ]
    .filter((word) => word !== undefined)
    .join(' ');
}

const fileStem = (src = ''): string =>
  src.length < 300 ? (/([^/]+)\.(?:png|svg|gif|jpe?g|webp)/i.exec(src)?.[1] ?? '') : '';
