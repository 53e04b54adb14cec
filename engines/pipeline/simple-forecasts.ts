import type { Day, DealRecord, Period } from './deals.ts';

export type Method = 'simulation' | 'stage-weights' | 'last-year' | 'reps-word';

export interface WeighedDeal {
  readonly valueCents: number;
  /** What the company's table says of the deal's stage, 0 to 1. */
  readonly stageWeight: number;
  /** When it is expected to close; null where nobody said. */
  readonly expectedDay: Day | null;
  /** Whether whoever leads the deal says that it will be won; where nobody says so, a deal expected within the period counts as promised. */
  readonly promised: boolean | null;
}

/** The simple forecasts, in cents; null where there is nothing to make one of. */
export function simpleForecasts(
  deals: readonly WeighedDeal[],
  records: readonly DealRecord[],
  bookedCents: number,
  period: Period,
): Readonly<Record<Exclude<Method, 'simulation'>, number | null>> {
  const within = deals.filter(({ expectedDay }) => expectedDay !== null && expectedDay <= period.to);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const promised = within
    .filter((deal) => deal.promised !== false)
    .concat(deals.filter((deal) => deal.promised === true && !within.includes(deal)));
  return {
    'stage-weights': bookedCents + sum(within.map(({ valueCents, stageWeight }) => valueCents * stageWeight)),
    'last-year': bookedLastYear(records, period),
    'reps-word': bookedCents + sum(promised.map(({ valueCents }) => valueCents)),
  };
}

/** What was won in the same period a year ago; null where no deal had been decided before it: a history that begins later would say that nothing was won. */
export function bookedLastYear(records: readonly DealRecord[], { from, to }: Period): number | null {
  const first = records.reduce(
    (least, { closedDay }) => Math.min(least, closedDay ?? Number.POSITIVE_INFINITY),
    Number.POSITIVE_INFINITY,
  );
  if (first > from - 365) return null;
  return bookedIn(records, { from: from - 365, to: to - 365 });
}

export function bookedIn(records: readonly DealRecord[], { from, to }: Period): number {
  return records.reduce(
    (sum, { won, closedDay, valueCents }) =>
      won && closedDay !== null && closedDay >= from && closedDay <= to ? sum + valueCents : sum,
    0,
  );
}
