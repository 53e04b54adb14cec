import { median } from '#engines/numerics/index.ts';
import { weekday } from './read-period.ts';

export type Spacing = 'day' | 'workday' | 'week' | 'month' | 'quarter' | 'year';

/** Periods after which a pattern may come back. */
export const SEASON: Readonly<Record<Spacing, number>> = {
  day: 7,
  workday: 5,
  week: 52,
  month: 12,
  quarter: 4,
  year: 1,
};

/** The spacing that ascending, distinct days keep; null where they keep none. */
export function recogniseSpacing(days: readonly number[]): Spacing | null {
  if (days.length < 2) return null;
  const gaps = days.slice(1).map((day, at) => day - days[at]!);
  const usual = median(gaps);
  const share = (low: number, high: number) => gaps.filter((gap) => gap >= low && gap <= high).length / gaps.length;
  if (usual <= 1.5) {
    const weekends = days.filter((day) => weekday(day) >= 5).length;
    return share(1, 4) > 0.7 ? (days.length >= 10 && weekends === 0 ? 'workday' : 'day') : null;
  }
  if (share(7, 7) > 0.7) return 'week';
  if (share(28, 31) > 0.7) return 'month';
  if (share(89, 92) > 0.7) return 'quarter';
  if (share(365, 366) > 0.7) return 'year';
  return null;
}

const monthOf = (day: number): number => {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** Number of the period a day lies in; consecutive periods have consecutive numbers. `anchor`: any day of the series, which fixes where weeks begin. */
export function periodOf(day: number, spacing: Spacing, anchor: number): number {
  switch (spacing) {
    case 'day':
      return day;
    case 'workday':
      return Math.floor((day + 3) / 7) * 5 + Math.min(4, weekday(day));
    case 'week':
      return Math.floor((day - anchor) / 7);
    case 'month':
      return monthOf(day);
    case 'quarter':
      return Math.floor(monthOf(day) / 3);
    case 'year':
      return Math.floor(monthOf(day) / 12);
  }
}

/** A day of the period, where its neighbours have theirs: the same day of the month as `anchor`, month ends kept. */
export function dayOf(period: number, spacing: Spacing, anchor: number): number {
  switch (spacing) {
    case 'day':
      return period;
    case 'workday':
      return Math.floor(period / 5) * 7 - 3 + (((period % 5) + 5) % 5);
    case 'week':
      return anchor + 7 * period;
    default: {
      const months = spacing === 'month' ? 1 : spacing === 'quarter' ? 3 : 12;
      const offset = monthOf(anchor) - months * Math.floor(monthOf(anchor) / months);
      const month = period * months + offset;
      const date = new Date(anchor * 86_400_000).getUTCDate();
      const isEnd = new Date((anchor + 1) * 86_400_000).getUTCDate() === 1;
      const length = new Date(Date.UTC(0, month + 1, 0)).getUTCDate();
      return Date.UTC(Math.floor(month / 12), month % 12, isEnd ? length : Math.min(date, length)) / 86_400_000;
    }
  }
}
