import { aucOf } from '#engines/scoring/measure.ts';
import { type CustomerOrders, fitPopulation, judgeCustomer } from './judge-customers.ts';

/** How the model did on the end of the very list it is used for, having seen only what came before. */
export interface TimeCheck {
  readonly from: number;
  readonly days: number;
  readonly customers: number;
  /** Mean chance said, and share of customers that did order. */
  readonly said: number;
  readonly came: number;
  /** Chance that a customer who ordered had the higher figure than one who did not: model, and number of orders so far alone. */
  readonly auc: number;
  readonly aucOfFrequency: number;
  /** Of the 80 % intervals for the next order that end within the list: share that should hold it (80 % of those still active), and share that did. */
  readonly intervals: { readonly cases: number; readonly said: number; readonly came: number };
}

/** Holds back the last `days` of a list; null where too little would be left on either side to say anything. */
export function checkInTime(customers: readonly CustomerOrders[], today: number, days = 90): TimeCheck | null {
  const from = today - days;
  const known = customers.filter((customer) => customer.days[0]! <= from);
  const first = known.reduce((least, { days: own }) => Math.min(least, own[0]!), Number.POSITIVE_INFINITY);
  if (known.length < 30 || from - first < days) return null;
  const population = fitPopulation(known, from);
  const chances: number[] = [];
  const frequencies: number[] = [];
  const ordered: number[] = [];
  const intervals = { cases: 0, said: 0, came: 0 };
  for (const customer of known) {
    const outlook = judgeCustomer(population, customer, from, days)!;
    const next = customer.days.find((day) => day > from && day <= today);
    chances.push(outlook.orderChance);
    frequencies.push(outlook.orderDays);
    ordered.push(next === undefined ? 0 : 1);
    if (outlook.next === null || outlook.next.high > today) continue;
    intervals.cases += 1;
    intervals.said += 0.8 * outlook.active;
    if (next !== undefined && next >= outlook.next.low && next <= outlook.next.high) intervals.came += 1;
  }
  const came = mean(ordered);
  if (came === 0 || came === 1) return null;
  const cases = Math.max(1, intervals.cases);
  return {
    from,
    days,
    customers: known.length,
    said: mean(chances),
    came,
    auc: aucOf(chances, ordered),
    aucOfFrequency: aucOf(frequencies, ordered),
    intervals: { cases: intervals.cases, said: intervals.said / cases, came: intervals.came / cases },
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
