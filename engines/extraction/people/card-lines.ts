import type { Line } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import type { Element } from '../page/tree.ts';
import type { Anchor } from './extract-people.ts';

/** The lines of the person's card: the largest container that holds no other person, or the lines up to the next name. */
export function linesAround(
  anchor: Anchor,
  page: Page,
  counts: ReadonlyMap<Element, number>,
  anchorLines: ReadonlySet<number>,
): Line[] {
  const { line } = anchor;
  let container: Element = line.element;
  const alone = (element: Element): boolean => (counts.get(element) ?? 0) <= 1;
  let shared = !alone(container);
  while (
    !shared &&
    container.parent &&
    alone(container.parent) &&
    !/^(?:body|main|html|#document)$/.test(container.parent.name)
  )
    container = container.parent;
  if (container.name === 'td' || container.name === 'th')
    container = alone(container.parent ?? container) ? (container.parent ?? container) : container;
  const inside = (one: Line): boolean => {
    for (let at: Element | null = one.element; at; at = at.parent) if (at === container) return true;
    return false;
  };
  const around = page.lines.slice(Math.max(0, line.index - 3), line.index + 14);
  let lines = around.filter(inside);
  // Headings and paragraphs beside each other without a container of their own.
  if (
    !shared &&
    lines.length <= 1 &&
    (container.name.startsWith('h') || container.name === 'p' || container.name === 'dt')
  )
    shared = true;
  if (!shared && lines.length <= 12) return lines;
  lines = [line];
  for (let at = line.index + 1; at < Math.min(page.lines.length, line.index + 9); at++) {
    const next = page.lines[at] as Line;
    if (
      anchorLines.has(at) ||
      next.region !== line.region ||
      (next.heading > 0 && next.heading <= Math.max(3, line.heading))
    )
      break;
    lines.push(next);
  }
  const before = page.lines[line.index - 1];
  // "Vertrieb" above the name, where the name itself is no heading.
  if (before && !anchorLines.has(before.index) && before.element === line.element && !line.gap) lines.unshift(before);
  return lines;
}
