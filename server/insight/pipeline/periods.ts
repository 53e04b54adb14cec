import type { Period } from '#engines/pipeline/index.ts';

export const DAY = 86_400_000;
export type PeriodName = 'month' | 'quarter' | 'next-quarter';

export const numberOf = (day: string): number => Math.floor(Date.parse(day) / DAY);
export const dayOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

const monthStart = (day: string, ahead: number): number => {
  const at = new Date(`${day}T00:00:00Z`);
  return Math.floor(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + ahead, 1) / DAY);
};
const sinceQuarter = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCMonth() % 3;

/** A calendar month or quarter; `back` of them ago. */
export function periodNamed(name: PeriodName, today: string, back = 0): Period {
  if (name === 'month') return { from: monthStart(today, -back), to: monthStart(today, 1 - back) - 1 };
  const ahead = (name === 'next-quarter' ? 3 : 0) - sinceQuarter(today) - 3 * back;
  return { from: monthStart(today, ahead), to: monthStart(today, ahead + 3) - 1 };
}

/** How far the period of today has gone, so that past ones are looked at from the same place. */
export function asOfIn(period: Period, today: number): number {
  return today - period.from;
}
