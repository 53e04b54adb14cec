import { fold, isParsed, parseDomain } from '#engines/text/index.ts';
import type { Page } from '../page/read-page.ts';
import type { Span } from './spans.ts';

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
