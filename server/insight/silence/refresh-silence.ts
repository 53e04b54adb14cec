import {
  type CustomerOrders,
  checkInTime,
  fitPopulation,
  judgeCustomer,
  type Population,
  reasonsOf,
} from '#engines/order-rhythm/index.ts';
import type { App } from '#server/platform/app.ts';
import { type Progress, readAll, readChanged } from '../changes/index.ts';
import { newestPopulation, type OutlookRow, putOutlooks, putPopulation } from './store.ts';
import { customersToLearnFrom, type OrderBook, orderBooks } from './store-orders.ts';

const OF_ORDERS = 'silence:order';
const OF_COMPANIES = 'silence:company';
const DAY = 86_400_000;
const SLICE = 1000;
/** Of a full pass: all order lines are walked through once a slice. */
const FULL_SLICE = 10_000;
/** As many as the engine learns from itself; more would only take time. */
const LEARNT_FROM = 5000;

const todayOf = (app: Pick<App, 'clock'>): number => Math.floor(app.clock.now().getTime() / DAY);

/** How customers order, learnt anew once a day, with how that would have done on the last ninety days. */
async function populationOf(app: App): Promise<Population> {
  const today = todayOf(app);
  const day = new Date(today * DAY).toISOString().slice(0, 10);
  const known = await newestPopulation(app.db);
  if (known?.day === day) return known.population;
  const ids = await customersToLearnFrom(app.db, LEARNT_FROM);
  const customers: CustomerOrders[] = [];
  for (let from = 0; from < ids.length; from += SLICE) {
    const books = await orderBooks(app.db, ids.slice(from, from + SLICE), app.clock.now());
    customers.push(...books.map(customerOf));
  }
  const population = fitPopulation(customers, today);
  const checked = checkInTime(customers, today);
  if (customers.length > 0)
    await putPopulation(app.db, { day, customers: customers.length, population, checked }, app.clock.now());
  return population;
}

async function judgeSlice(app: App, population: Population, ids: readonly string[]): Promise<void> {
  const today = todayOf(app);
  const books = await orderBooks(app.db, ids, app.clock.now());
  await putOutlooks(
    app.db,
    ids,
    books.flatMap((book) => rowOf(book, population, today) ?? []),
    app.clock.now(),
  );
}

/** Every customer: silence grows by itself as days go by. */
export async function refreshAllSilence(app: App, progress?: Progress): Promise<number> {
  const population = await populationOf(app);
  const startedAt = app.clock.now().toISOString();
  const names = [OF_ORDERS, OF_COMPANIES];
  const options = { names, table: 'company', startedAt, slice: FULL_SLICE, ...(progress ? { progress } : {}) } as const;
  return readAll(app, options, (ids) => judgeSlice(app, population, ids));
}

/** Customers whose orders, owner or team changed. */
export async function refreshChangedSilence(app: App): Promise<void> {
  const population = await populationOf(app);
  const slice = (ids: readonly string[]) => judgeSlice(app, population, ids);
  const orders = await readChanged(app, { name: OF_ORDERS, table: 'sales_order', of: 'company' }, slice);
  if (orders === null) await refreshAllSilence(app);
  else await readChanged(app, { name: OF_COMPANIES, table: 'company', of: 'record' }, slice);
}

const customerOf = ({ companyId, days, values, breadth, returned }: OrderBook): CustomerOrders => ({
  customer: companyId,
  days,
  values,
  breadth,
  returned,
});

/** A chance of 1e-50 is none, and the column could not hold it. */
const short = (share: number): number => Math.round(share * 1e6) / 1e6;

function rowOf(book: OrderBook, population: Population, today: number): OutlookRow | null {
  const outlook = judgeCustomer(population, customerOf(book), today);
  if (outlook === null) return null;
  const { next, value } = outlook;
  const cents = (amount: number | undefined): number | null => (amount === undefined ? null : Math.round(amount));
  return {
    company_id: book.companyId,
    owner_id: book.ownerId,
    team_id: book.teamId,
    state: outlook.state,
    active: short(outlook.active),
    overdue: short(outlook.overdue),
    order_chance: short(outlook.orderChance),
    expected_orders: short(outlook.expectedOrders),
    order_days: outlook.orderDays,
    last_day: outlook.lastDay,
    usual_gap: Math.round(outlook.usualGap),
    next_low: next?.low ?? null,
    next_on: next?.expected ?? null,
    next_high: next?.high ?? null,
    order_cents: cents(value?.perOrder),
    expected_cents: cents(value?.expected),
    at_risk_cents: cents(value?.atRisk),
    falling: outlook.valueFall !== null || outlook.breadthFall !== null,
    reasons: reasonsOf(outlook, today, book.returned).map(({ code, text }) => ({ code, de: text.de, en: text.en })),
  };
}
