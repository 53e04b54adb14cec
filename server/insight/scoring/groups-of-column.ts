import { type Column, isMissing, readLevel, recogniseColumn } from '#engines/scoring/index.ts';
import type { Language } from './words.ts';

const MOST_GROUPS = 20;

/** The group of each row by one column: its values where they are few, thirds of a number. Null where it makes no groups. */
export function groupsOf(column: Column, rows: readonly number[], language: Language): readonly string[] | null {
  const facts = recogniseColumn(column);
  if (facts.kind === 'category' || (facts.kind === 'number' && facts.distinct <= 6)) {
    if (facts.distinct > MOST_GROUPS || facts.distinct < 2) return null;
    const names = column.values.map((value) => (isMissing(value) ? '' : readLevel(value)));
    return rows.map((row) => names[column.codes[row]!]!);
  }
  if (facts.kind !== 'number') return null;
  const values = rows.map((row) => facts.numbers[column.codes[row]!]!);
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const low = sorted[Math.floor(sorted.length / 3)];
  const high = sorted[Math.floor((2 * sorted.length) / 3)];
  if (low === undefined || high === undefined || low === high) return null;
  const [below, middle, above] =
    language === 'de'
      ? [`unter ${low}`, `${low} bis unter ${high}`, `ab ${high}`]
      : [`below ${low}`, `${low} to below ${high}`, `from ${high}`];
  return values.map((value) => (Number.isNaN(value) ? '' : value < low ? below! : value < high ? middle! : above!));
}
