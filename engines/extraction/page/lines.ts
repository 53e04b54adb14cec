import { fromAttributes } from '../company/mails.ts';
import { BLOCK, firstText, isBadge, isPart } from './blocks.ts';
import { isHidden, isReversed, type StyleHints } from './styles.ts';
import { type Element, type Node, rawText } from './tree.ts';

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
      // An address drawn as a picture against spam, with its text for the blind.
      const alt = node.attributes['alt'] ?? '';
      if (/^\s*[\w.+-]+@[\w.-]+\.\w{2,}\s*$/.test(alt)) pieces.push({ text: ` ${alt.trim()}`, bold: false });
      const words = [node.attributes['alt'], node.attributes['title'], fileStem(node.attributes['src'])];
      icons.push(...words.filter((word): word is string => word !== undefined && word !== ''));
      return;
    }
    if (name === 'svg' || name === 'use') icons.push(iconWords(node));
    if (SKIP.has(name) || isHidden(node, styles)) return;
    const flared = name !== 'a' && node.attributes['data-cfemail'] ? fromAttributes(node)?.email : undefined;
    if (flared) {
      pieces.push({ text: flared, bold: context.bold });
      return;
    }
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
      const text = collapse(rawText(node));
      if (href || attributesOf(node)) links.push({ href, text, element: node });
      // An icon alone, or words that a script writes: without text of its own the address would fall to the next line.
      if (text === '') pieces.push({ text: ` ${targetOf(node)} `, bold: false });
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

const attributesOf = (link: Element): boolean =>
  Object.keys(link.attributes).some((name) => /^data-.*(?:mail|user|domain)/.test(name));

function targetOf(link: Element): string {
  const direct = /^(?:mailto|tel):([^?]+)/i.exec(link.attributes['href'] ?? '')?.[1];
  return (direct && /^[^%]+$/.test(direct) ? direct : fromAttributes(link)?.email) ?? '';
}

const LOOSE = /[^\S ]|\s\s|^\s|\s$|[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/;

export const collapse = (text: string): string =>
  !LOOSE.test(text)
    ? text
    : text
        .replace(/[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/g, '')
        .replace(/[\s\u00a0]+/g, ' ')
        .trim();

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
  if (next.name === 'a' && /^(?:tel|mailto|https?):/.test(next.attributes['href'] ?? '') && !/[\s@.]$/.test(before))
    return true;
  if (LABEL.test(collapse(before)) && /^[\p{L}\d+(]/u.test(after)) return true;
  if (/[\s@.]$/.test(before) || !after) return false;
  // "<strong>Ralf Tepe</strong><em>Vertrieb</em>": neighbours of two kinds are two things, or the author would have seen them glued.
  if (next.name !== last.name && next.name !== 'a' && /\p{Ll}$/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after))
    return true;
  if (/\d$/.test(before) && /^\d/.test(after))
    return next.attributes['itemprop'] !== undefined || next.attributes['class'] !== last.attributes['class'];
  if (/\p{L}$/u.test(before) && /^[\d+(]/.test(after)) return true;
  return /[\p{L}\d:).,]$/u.test(before) && /^[\p{Lu}\d+(]/u.test(after) && next.attributes['class'] !== undefined;
}

const LABEL =
  /^(?:tel(?:efon|\.)?|fon|phone|mobil(?:e|telefon)?|handy|(?:tele)?fax|e-?mail|mail|web|internet|uid|ust-?id(?:nr\.?)?|adresse|anschrift)$/i;

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
