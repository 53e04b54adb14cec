import { countsOf } from './counts.ts';
import { type Fall, findFall } from './find-fall.ts';
import { fitModel } from './fit-model.ts';
import type { RhythmModel } from './model.ts';
import { judge } from './posterior.ts';
import { orderDaysOf, type RhythmState, stateOn, turningDays } from './rhythm.ts';
import { expectedValue, fitValues, type Spending, type ValueModel } from './value.ts';

/** Orders of one customer by day, ascending and distinct. Amounts may be in any unit, cents as well; the answer is in the same. */
export interface CustomerOrders {
  readonly customer: string;
  readonly days: readonly number[];
  /** Value ordered on each of the days; null where values are not known. */
  readonly values: readonly number[] | null;
  /** Different products ordered on each of the days; null where not known. */
  readonly breadth: readonly number[] | null;
  /** Share of what was ordered that came back, 0 to 1. */
  readonly returned: number;
}

export interface Population {
  readonly rhythm: RhythmModel;
  readonly values: ValueModel | null;
  readonly customers: number;
}

export interface CustomerOutlook {
  readonly customer: string;
  readonly state: RhythmState;
  readonly orderDays: number;
  readonly lastDay: number;
  readonly active: number;
  /** Chance that a customer like this one, still active, would have ordered by now. */
  readonly overdue: number;
  /** Chance of an order within the horizon, and their mean number. */
  readonly orderChance: number;
  readonly expectedOrders: number;
  /** The next order if the customer is still active: the middle, and the 80 % interval around it. Null where that is no longer to be expected. */
  readonly next: { readonly low: number; readonly expected: number; readonly high: number } | null;
  /** Days between two orders as they are to be expected of this customer. */
  readonly usualGap: number;
  readonly overdueDay: number;
  readonly lapsedDay: number;
  readonly regularity: number;
  readonly value: {
    readonly perOrder: number;
    /** Over the horizon. */
    readonly expected: number;
    /** What an active customer would bring within a year, times the chance that this one is lost. */
    readonly atRisk: number;
  } | null;
  readonly valueFall: Fall | null;
  readonly breadthFall: Fall | null;
}

const YEAR = 365;
/** Below this chance a date for the next order would be a promise about somebody who is most likely gone. */
const GONE = 0.05;

/** Learns how the customers of one company order, from all of them. */
export function fitPopulation(customers: readonly CustomerOrders[], today: number): Population {
  const known = customers.map(({ days }) => orderDaysOf(days, today)).filter((days) => days.length > 0);
  return {
    rhythm: fitModel(known.map((days) => countsOf(days, today))),
    values: fitValues(customers.flatMap((customer) => spendingOf(customer, today) ?? [])),
    customers: known.length,
  };
}

/** One customer through the population; null for somebody without an order up to today. */
export function judgeCustomer(
  population: Population,
  orders: CustomerOrders,
  today: number,
  horizon = 90,
): CustomerOutlook | null {
  const days = orderDaysOf(orders.days, today);
  const lastDay = days.at(-1);
  if (lastDay === undefined) return null;
  const posterior = judge(population.rhythm, countsOf(days, today));
  const { active } = posterior;
  const { dueDay, ...turning } = turningDays(posterior, lastDay);
  const expectedOrders = posterior.expectedOrders(horizon);
  const at = (p: number): number | null => {
    const ahead = posterior.nextOrder(p);
    return ahead === null || ahead > 50 * YEAR ? null : today + Math.max(1, Math.ceil(ahead));
  };
  const [low, expected, high] = active < GONE ? [null, null, null] : [at(0.1), at(0.5), at(0.9)];
  const spending = spendingOf(orders, today);
  const kept = 1 - orders.returned;
  const perOrder =
    spending === null ? null : (population.values ? expectedValue(population.values, spending) : spending.mean) * kept;
  const until = orders.days.filter((day) => day <= today).length;
  return {
    customer: orders.customer,
    state: stateOn(today, { dueDay, ...turning }),
    orderDays: until,
    lastDay,
    active,
    overdue: posterior.overdue,
    orderChance: posterior.orderWithin(horizon),
    expectedOrders,
    next: low === null || expected === null || high === null ? null : { low, expected, high },
    usualGap: turning.expectedDay - lastDay,
    overdueDay: turning.overdueDay,
    lapsedDay: turning.lapsedDay,
    regularity: turning.regularity,
    value:
      perOrder === null
        ? null
        : {
            perOrder,
            expected: perOrder * expectedOrders,
            atRisk: active > 1e-9 ? (perOrder * posterior.expectedOrders(YEAR) * (1 - active)) / active : 0,
          },
    // A day in another currency has no value: it is no fall to nothing.
    valueFall: orders.values && findFall(orders.values.slice(0, until).filter((value) => value > 0)),
    breadthFall: orders.breadth && findFall(orders.breadth.slice(0, until)),
  };
}

function spendingOf({ days, values }: CustomerOrders, today: number): Spending | null {
  if (values === null) return null;
  let orders = 0;
  let sum = 0;
  for (const [at, day] of days.entries()) {
    if (day > today || !(values[at]! > 0)) continue;
    orders += 1;
    sum += values[at]!;
  }
  return orders === 0 ? null : { orders, mean: sum / orders };
}
