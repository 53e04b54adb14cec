import { placeOf } from '../company/candidate.ts';
import { mainText } from '../page/main-text.ts';
import type { Page } from '../page/read-page.ts';
import { type NewsSignal, readSentence, sentencesOf } from './read-news.ts';

export interface NewsItem extends NewsSignal {
  readonly snippet: string;
  readonly where: string;
}

/** Events that the page's main text tells of, each with its sentence; one a kind and company, the surest. */
export function extractNews(page: Page, config: { readonly today?: string } = {}): NewsItem[] {
  const main = mainText(page);
  const kept = new Set(main.text.split('\n'));
  const found = new Map<string, NewsItem>();
  const published = page.meta.get('article:published_time')?.slice(0, 10);
  const today = config.today ?? published;
  for (const line of page.lines) {
    if (line.region === 'nav' || line.region === 'cookie' || line.region === 'footer') continue;
    if (!kept.has(line.text) && !(line.heading > 0 && line.heading < 4)) continue;
    for (const sentence of sentencesOf(line.text)) {
      const signal = readSentence(sentence, today ? { today } : {});
      if (!signal) continue;
      const key = `${signal.kind}|${signal.company ?? ''}`;
      const known =
        found.get(key) ??
        [...found].find(
          ([other, item]) => other.startsWith(`${signal.kind}|`) && (item.company === null || signal.company === null),
        )?.[1];
      const merged: NewsItem = {
        ...signal,
        date: signal.date ?? known?.date ?? published ?? null,
        snippet: sentence,
        where: placeOf(line),
      };
      if (!known) found.set(key, merged);
      else if (signal.confidence > known.confidence || (known.company === null && signal.company !== null)) {
        found.delete(`${known.kind}|${known.company ?? ''}`);
        found.set(key, { ...merged, company: signal.company ?? known.company, person: signal.person ?? known.person });
      }
    }
  }
  return [...found.values()].toSorted((a, b) => b.confidence - a.confidence);
}
