import type { App } from '#server/platform/app.ts';
import type { Progress } from '../changes/index.ts';
import type { Suggested, SuggestionTask } from './make-suggestions.ts';
import { dropSuggestionsOfOthers, putCheck, putSuggestions, type SuggestionRow } from './store.ts';
import { buyersAfter, type Held, purchasesOf, type SoldProduct, soldProducts } from './store-purchases.ts';
import { suggestInWorker } from './suggest-in-worker.ts';

const DAY = 86_400_000;
/** Many at a time: every slice walks through all order lines once. */
const READ = 20_000;
const WRITTEN = 5000;
const SHOWN = 3;
const CHECKED_DAYS = 90;

/** Learns from all orders and writes the suggestions of every customer anew. @returns how many customers have one */
export async function refreshSuggestions(app: App, progress: Progress = async () => {}): Promise<number> {
  const now = app.clock.now();
  const today = Math.floor(now.getTime() / DAY);
  const products = await soldProducts(app.db, now);
  const keys = products.map(({ key }) => key);
  const customers: string[] = [];
  const lines = createLines();
  for (let after: string | null = null; ; ) {
    const ids: readonly string[] = await buyersAfter(app.db, after, READ);
    if (ids.length === 0) break;
    for (const held of await purchasesOf(app.db, ids, { keys, known: today - CHECKED_DAYS, now })) {
      lines.add(customers.length, held);
      customers.push(held.companyId);
    }
    after = ids.at(-1) ?? null;
    await progress(customers.length, null);
  }
  const { suggested, checked } = await suggestInWorker(lines.finish(customers.length, products, today));
  const rows = Map.groupBy(suggested, ({ customer }) => customer);
  for (let from = 0; from < customers.length; from += WRITTEN) {
    const ids = customers.slice(from, from + WRITTEN);
    await putSuggestions(
      app.db,
      ids,
      ids.flatMap((id, at) => (rows.get(from + at) ?? []).map((one, rank) => rowOf(id, rank + 1, one))),
      products,
    );
    await progress(from + ids.length, customers.length);
  }
  await dropSuggestionsOfOthers(app.db);
  const counts = { population: customers.length, customers: rows.size, suggestions: suggested.length };
  await putCheck(app.db, { ...counts, checked }, now);
  return rows.size;
}

/**
 * What a line of each product is worth to us. Where costs are known, the margin; one without a cost then counts with the margin that the others have on
 * average, else turnover would be weighed against margins.
 */
function worthOf(products: readonly SoldProduct[]): Float64Array {
  const known = products.flatMap(({ marginShare }) => (marginShare === null ? [] : [marginShare]));
  const usual = known.length === 0 ? 1 : known.reduce((sum, share) => sum + share, 0) / known.length;
  return Float64Array.from(products, ({ lineCents, marginShare }) =>
    lineCents === null ? Number.NaN : Math.max(0, lineCents * (marginShare ?? usual)),
  );
}

/** A tenth of a percent is as fine as a chance is known, and keeps yesterday's rows as they are. */
const FINE = 1000;

function rowOf(companyId: string, rank: number, { product, chance, because, buyers }: Suggested): SuggestionRow {
  return {
    companyId,
    rank,
    product,
    chance: chance === null ? null : Math.round(chance * FINE) / FINE,
    because: because.product,
    becauseBuyers: because.buyers,
    becauseAfter: because.after,
    buyers,
  };
}

/** Pairs of customer and product as lines of the engine: the first purchase, the last, the last one that could be known ninety days ago, what came back. */
function createLines() {
  const customer: number[] = [];
  const product: number[] = [];
  const day: number[] = [];
  const bought: number[] = [];
  const push = (who: number, what: number, on: number, sign: 1 | -1): void => {
    if (on < 0) return;
    customer.push(who);
    product.push(what);
    day.push(on);
    bought.push(sign);
  };
  return {
    add(who: number, { codes, first, last, before, returned }: Held): void {
      for (const [at, code] of codes.entries()) {
        push(who, code, first[at]!, 1);
        if (before[at]! > first[at]!) push(who, code, before[at]!, 1);
        if (last[at]! > Math.max(first[at]!, before[at]!)) push(who, code, last[at]!, 1);
        push(who, code, returned[at]!, -1);
      }
    },
    finish: (customers: number, products: readonly SoldProduct[], today: number): SuggestionTask => ({
      lines: {
        customers,
        products: products.map(({ number }) => number),
        customer: Int32Array.from(customer),
        product: Int32Array.from(product),
        day: Int32Array.from(day),
        bought: Int8Array.from(bought),
      },
      names: products.map(({ name }) => name),
      worthCents: worthOf(products),
      today,
      most: SHOWN,
    }),
  };
}
