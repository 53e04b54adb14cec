import type { Db } from '#server/platform/db/index.ts';
import { namedBy } from './store-notice.ts';
import { fieldLabel } from './words.ts';
import { type NamedSource, noticeText } from './words-notice.ts';

/** Kept for reading and comparing, no fact about anybody. */
const OURS = new Set(['detail', 'news', 'currency', 'unit', 'from']);

export interface OriginNotice {
  readonly sources: readonly NamedSource[];
  /** The last day to say it; null where no watched source named these records. */
  readonly dueOn: string | null;
  readonly text: string;
}

/**
 * Where the data of these records came from, said as Art. 14 GDPR wants it: with the first contact, at the latest a month after they were read.
 * Only watched sources are told of; who imported a list knows where it is from.
 */
export async function writeNotice(db: Db, records: readonly string[], language: 'de' | 'en'): Promise<OriginNotice> {
  const rows = await namedBy(db, records);
  const sources = rows.map(({ fields, ...source }) => ({
    ...source,
    fields: ['name', ...Object.keys(fields).filter((field) => !OURS.has(field))].map((field) =>
      fieldLabel(field, language),
    ),
  }));
  const first = sources[0];
  return {
    sources,
    dueOn: first ? monthAfter(first.day) : null,
    text: first ? noticeText(sources, language) : '',
  };
}

/** The same day of the next month, or its last (§ 188 (3) BGB, Regulation 1182/71). */
export function monthAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}
