import { fold } from '#engines/text/index.ts';
import type { Line } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import { legalFormOf, nameKey } from './company-names.ts';
import { isForeign } from './labels.ts';
import type { NameReading } from './main-name.ts';
import type { Span } from './spans.ts';

/** Lines that speak of another company named on the page, from its name to the next name or heading. */
export function otherCompaniesLines(
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

/** Lines that nobody should read the page's own company from. */
export function strangersAmong(
  page: Page,
  spans: readonly Span[],
  known: readonly ReadonlySet<number>[],
): ReadonlySet<number> {
  const own = new Set(spans.filter((span) => !isForeign(span.zone)).map((span) => span.line.index));
  const foreign = spans.filter((span) => !own.has(span.line.index)).map((span) => span.line.index);
  const cookies = page.lines.filter((line) => line.region === 'cookie').map((line) => line.index);
  return new Set([...known.flatMap((lines) => [...lines]), ...foreign, ...cookies]);
}
