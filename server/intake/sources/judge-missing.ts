import type { EntryDiff } from '#engines/extraction/index.ts';
import { fail } from '#server/platform/failure.ts';
import type { Seen } from './keep-reading.ts';
import type { Reading } from './read-source.ts';

export interface Judged {
  /** Told as gone. */
  readonly gone: readonly Seen[];
  /** Not on the page, but not believed yet: told if the next reading misses them as well. */
  readonly missing: readonly Seen[];
}

// A list that lost so many of its entries at once has been rebuilt, or was cut off: a person looks before anything is believed.
const LEAST_LEFT = 0.5;
const FEW = 6;
// Within a week a few firms leave a directory. More at once is more likely a page that did not come.
const USUAL = 5;
const USUAL_SHARE = 0.03;

/**
 * What is missing is gone only where nothing else explains it: the whole list was read, every record had a name, and few are missing.
 * Otherwise a second reading has to say the same. `believed`: a person has looked and says that it is so.
 *
 * @throws Failure `entries-dropped`, or the reading's own doubt (`page-empty`, `page-repeated`, `page-cut`)
 */
export function judgeMissing(
  difference: EntryDiff<Seen>,
  reading: Pick<Reading, 'doubt' | 'nameless'>,
  believed: boolean,
): Judged {
  const { gone, same } = difference;
  if (believed) return { gone, missing: [] };
  const present = same.length + gone.length;
  if (gone.length > 0 && reading.doubt !== null) fail(reading.doubt, { missing: gone.length });
  if (present >= FEW && same.length < present * LEAST_LEFT)
    fail('entries-dropped', { expected: present, found: same.length });
  const isUsual = reading.nameless === 0 && gone.length <= Math.max(USUAL, present * USUAL_SHARE);
  const isGone = (entry: Seen): boolean => isUsual || entry.stored?.missing_at != null;
  return { gone: gone.filter(isGone), missing: gone.filter((entry) => !isGone(entry)) };
}
