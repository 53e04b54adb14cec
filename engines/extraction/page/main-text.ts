import type { Line } from './lines.ts';
import type { Page } from './read-page.ts';
import { classesOf, type Element } from './tree.ts';

const BAD =
  /(?:^|[\s_-])(?:nav\w*|menu\w*|footer|sidebar|comment\w*|respond|disqus|share\w*|social\w*|related\w*|recommend\w*|teaser\w*|promo\w*|advert\w*|ads?|anzeige\w*|werbung|banner|newsletter|subscribe|signup|login|breadcrumb\w*|pagination|pager|paging|tags?|tag-?list|meta|byline|author-?box|cookie\w*|consent|popup|modal|widget\w*|outbrain|taboola|mehr-?zum-?thema|most-?read|toolbar|copyright|caption|credit\w*|print|sponsor\w*|paywall|rating|carousel|gallery|dropdown|search\w*|skip\w*)(?:$|[\s_-])/i;
const GOOD =
  /(?:^|[\s_-])(?:article\w*|artikel\w*|content|inhalt|main|haupt\w*|text|body|post|entry|story\w*|blog\w*|beitrag\w*|news-?detail|prose|richtext|ce-bodytext|page)(?:$|[\s_-])/i;
const UNWANTED =
  /^(?:teilen|drucken|share|tweet|print|mehr (?:lesen|erfahren)|weiterlesen|read more|kommentare?|comments?|anzeige|advertisement|werbung|zurück|zur übersicht|nach oben|follow us|folgen sie uns|related (?:articles|posts|stories)|das könnte sie auch interessieren|lesen sie auch|auch interessant|mehr zum thema|newsletter|schlagwörter?|tags?|kategorien?|quelle|foto|bild|image|photo|copyright|©)\b.{0,60}$/i;

export interface MainText {
  readonly title: string;
  /** Paragraphs in order, parted by one line break each. */
  readonly text: string;
  /** Share of the page's words that are in it. */
  readonly share: number;
}

interface Block {
  readonly element: Element;
  words: number;
  linkWords: number;
  score: number;
}

/**
 * The text that the page is there for. Each paragraph votes for what contains it (after Readability's scoring of parents and grandparents,
 * A. Christensen 2009, Mozilla Readability.js); the winner gives its paragraphs and those headings and lists between them that are no links.
 */
export function mainText(page: Page): MainText {
  const lines = page.lines.filter((line) => line.region !== 'nav' && line.region !== 'cookie');
  const blocks = new Map<Element, Block>();
  const all = words(page.lines.map((line) => line.text).join(' '));
  for (const line of lines) {
    if (line.region === 'footer' || isBad(line.element)) continue;
    const count = words(line.text);
    const linked = line.links.reduce((sum, link) => sum + words(link.text), 0);
    const value = paragraphValue(line, count, linked);
    let share = 1;
    let level = 0;
    for (let at: Element | null = line.element; at?.parent && level < 8; at = at.parent, level++) {
      const block = blocks.get(at) ?? { element: at, words: 0, linkWords: 0, score: prior(at) };
      block.words += count;
      block.linkWords += linked;
      block.score += value * share;
      blocks.set(at, block);
      share = level === 0 ? 1 : level === 1 ? 0.85 : share * 0.66;
    }
  }
  let best: Block | undefined;
  for (const block of blocks.values()) {
    const density = block.words === 0 ? 1 : block.linkWords / block.words;
    const score = block.score * (1 - density);
    if (
      block.words >= 8 &&
      /^(?!tr|td|th|li|p$|span|h\d)/.test(block.element.name) &&
      (!best || score > best.score * (1 - best.linkWords / Math.max(1, best.words)))
    )
      best = block;
  }
  const home = best ? widened(best, blocks) : undefined;
  const kept = home
    ? lines.filter((line) => isWithin(line.element, home) && !isBadWithin(line.element, home) && isWanted(line))
    : [];
  const cleaned = trimmed(
    kept.length > 0 ? kept : lines.filter((line) => line.region === 'main' && words(line.text) > 10),
  );
  const text = cleaned.map((line) => line.text).join('\n');
  return { title: titleOf(page, cleaned), text, share: all === 0 ? 0 : Math.round((words(text) / all) * 100) / 100 };
}

const words = (text: string): number => (text === '' ? 0 : (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0));

function paragraphValue(line: Line, count: number, linked: number): number {
  if (line.heading > 0 && line.heading < 7) return 0.5;
  if (count < 6) return 0.1;
  const commas = line.text.match(/[,;–]/g)?.length ?? 0;
  const ends = /[.!?:…"”“»]\s*$/.test(line.text) ? 1 : 0;
  return Math.max(
    0,
    (1 + Math.min(3, count / 25) + Math.min(3, commas * 0.4) + ends) * (1 - linked / Math.max(1, count)),
  );
}

function prior(element: Element): number {
  const mark = `${classesOf(element).join(' ')} ${element.attributes['id'] ?? ''} ${element.attributes['itemprop'] ?? ''}`;
  const tag =
    element.name === 'article' || element.name === 'main'
      ? 4
      : element.name === 'section'
        ? 1
        : element.name === 'form' || element.name === 'aside'
          ? -5
          : 0;
  return tag + (/articleBody/.test(mark) ? 10 : GOOD.test(mark) ? 3 : 0) - (BAD.test(mark) ? 6 : 0);
}

const markOf = (element: Element): string => `${element.attributes['class'] ?? ''} ${element.attributes['id'] ?? ''}`;
function isBad(element: Element): boolean {
  for (let at: Element | null = element, up = 0; at && up < 6; at = at.parent, up++) {
    if (/^(?:aside|form|figcaption|button|label)$/.test(at.name)) return true;
    if (/^(?:article|main|body)$/.test(at.name)) return false;
    if (BAD.test(markOf(at)) && !GOOD.test(markOf(at))) return true;
  }
  return false;
}
function isBadWithin(element: Element, home: Element): boolean {
  for (let at: Element | null = element; at && at !== home; at = at.parent) {
    if (/^(?:aside|form|figcaption|nav|footer|button|label)$/.test(at.name)) return true;
    if (BAD.test(markOf(at)) && !GOOD.test(markOf(at))) return true;
  }
  return false;
}
function isWithin(element: Element, home: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (at === home) return true;
  return false;
}

/** A parent that adds more text than links is the better home: articles whose lead stands beside their body. */
function widened(block: Block, blocks: ReadonlyMap<Element, Block>): Element {
  let home = block;
  for (let up = 0; up < 3; up++) {
    const parent = home.element.parent ? blocks.get(home.element.parent) : undefined;
    if (!parent || parent.element.name === 'body' || parent.element.name === 'html') break;
    const moreWords = parent.words - home.words;
    const moreLinks = parent.linkWords - home.linkWords;
    if (
      moreWords > 12 &&
      moreLinks < moreWords * 0.25 &&
      !BAD.test(markOf(parent.element)) &&
      parent.score > home.score * 0.75
    )
      home = parent;
    else break;
  }
  return home.element;
}

function isWanted(line: Line): boolean {
  const count = words(line.text);
  const linked = line.links.reduce((sum, link) => sum + words(link.text), 0);
  if (count > 0 && linked / count > 0.66 && count < 25 && line.heading === 0) return false;
  return !UNWANTED.test(line.text);
}

/** Short scraps before the first and after the last real paragraph go: dates, tags, "share". */
function trimmed(lines: readonly Line[]): Line[] {
  const real = (line: Line): boolean => words(line.text) >= 9 || (line.heading > 0 && line.heading < 7);
  let from = 0;
  let to = lines.length;
  while (from < to && !real(lines[from] as Line)) from++;
  while (to > from && (words((lines[to - 1] as Line).text) < 9 || (lines[to - 1] as Line).heading > 0)) to--;
  return from < to ? lines.slice(from, to) : [...lines];
}

function titleOf(page: Page, lines: readonly Line[]): string {
  const heading = lines.find((line) => line.heading === 1) ?? page.lines.find((line) => line.heading === 1);
  return heading?.text ?? page.meta.get('og:title') ?? page.title;
}
