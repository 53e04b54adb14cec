import { readFeed, readSentence, sentencesOf } from '#engines/extraction/index.ts';
import { fail } from '#server/platform/failure.ts';
import { fetchPolitely, type Keeper, type PoliteOptions } from './fetch-politely.ts';
import { newsEntry, plain, type Reading } from './reading.ts';
import type { EntryFacts, Watch } from './store.ts';

export async function readNewsFeed(app: Keeper, watch: Pick<Watch, 'url'>, options: PoliteOptions): Promise<Reading> {
  const got = await fetchPolitely(app, watch.url, options);
  const feed = readFeed(got.body, got.contentType);
  if (!feed) fail('no-feed', { url: watch.url });
  const entries = feed.items.flatMap((item): EntryFacts[] => {
    for (const sentence of [item.title, ...sentencesOf(item.summary)]) {
      const signal = readSentence(sentence, item.day ? { today: item.day } : {});
      if (signal) {
        const entry = newsEntry({ ...signal, snippet: sentence, where: 'feed' }, item.link ?? watch.url, item.day);
        return [{ ...entry, snapshotId: got.snapshotId }];
      }
    }
    return [];
  });
  return { ...plain, entries, pages: 1, unchanged: got.unchanged };
}
