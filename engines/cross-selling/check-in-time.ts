import { calibrate, calibratedLogit, sigmoid } from '#engines/scoring/calibrate.ts';
import { learnNeighbours } from './neighbours.ts';
import { gatherPurchases, linesByCustomer, type PurchaseLines, type Purchases } from './purchases.ts';
import { createSuggester } from './suggest.ts';

export interface Ranking {
  /** Share of customers with at least one of ten suggestions bought. */
  readonly hitRate: number;
  /** Bought suggestions over what could be found among ten: the smaller of ten and what the customer bought anew. */
  readonly recall: number;
}

/** Suggestions as they would have been made `days` before the end of the list, against what was bought anew since. */
export interface SellingCheck {
  readonly from: number;
  readonly days: number;
  /** Known customers who bought something new afterwards. */
  readonly customers: number;
  readonly engine: Ranking;
  readonly popularity: Ranking;
  readonly popularityLately: Ranking;
  /** Of 100 suggestions made to everybody, how many were bought. */
  readonly bought: number;
  /** Chance that a suggestion with this score is bought within the days. */
  chanceOf(score: number): number;
}

const SHOWN = 10;

/** null where too little lies on either side: then nothing is known about how good suggestions are. */
export function checkSuggestions(
  lines: PurchaseLines,
  today: number,
  names: readonly string[] = [],
  days = 90,
): SellingCheck | null {
  const from = today - days;
  const purchases = gatherPurchases(lines, from, names);
  const anew = boughtAnew(lines, purchases, { from, today });
  const suggester = createSuggester(purchases, learnNeighbours(purchases));
  const popular = createPopular(purchases, purchases.buyers);
  const popularLately = createPopular(purchases, purchases.lately);
  const tallies = { engine: createTally(), popularity: createTally(), popularityLately: createTally() };
  const scores: number[] = [];
  const bought: number[] = [];
  let judged = 0;
  for (let u = 0; u < lines.customers; u++) {
    if (purchases.starts[u + 1] === purchases.starts[u]) continue;
    const ranked = suggester.rank(u, SHOWN);
    const isNew = anew.of(u);
    for (const { product, score } of ranked) {
      scores.push(Math.log(score));
      bought.push(isNew(product) ? 1 : 0);
    }
    const count = anew.count(u);
    if (count === 0) continue;
    judged += 1;
    tallies.engine.add(ranked.filter(({ product }) => isNew(product)).length, count);
    tallies.popularity.add(popular(u).filter(isNew).length, count);
    tallies.popularityLately.add(popularLately(u).filter(isNew).length, count);
  }
  if (judged < 20) return null;
  const hits = bought.reduce((sum, one) => sum + one, 0);
  return {
    from,
    days,
    customers: judged,
    engine: tallies.engine.mean(),
    popularity: tallies.popularity.mean(),
    popularityLately: tallies.popularityLately.mean(),
    bought: scores.length === 0 ? 0 : (100 * hits) / scores.length,
    chanceOf: chancesOf(scores, bought, hits),
  };
}

/** What each customer bought after `from` that they did not have. */
function boughtAnew(
  lines: PurchaseLines,
  { barred, barredStarts }: Purchases,
  { from, today }: { readonly from: number; readonly today: number },
) {
  const grouped = linesByCustomer(lines);
  const starts = new Int32Array(lines.customers + 1);
  const product = new Int32Array(lines.day.length);
  // By product: the customer it was last seen with, counted from 1.
  const seenBy = new Int32Array(lines.products.length);
  let rows = 0;
  for (let u = 0; u < lines.customers; u++) {
    for (let at = barredStarts[u]!; at < barredStarts[u + 1]!; at++) seenBy[barred[at]!] = u + 1;
    for (let at = grouped.starts[u]!; at < grouped.starts[u + 1]!; at++) {
      const line = grouped.line[at]!;
      const [day, code] = [lines.day[line]!, lines.product[line]!];
      if (day <= from || day > today || code < 0 || lines.quantity[line]! <= 0 || lines.amount[line]! <= 0) continue;
      if (seenBy[code] === u + 1) continue;
      seenBy[code] = u + 1;
      product[rows++] = code;
    }
    starts[u + 1] = rows;
  }
  const count = (u: number): number => starts[u + 1]! - starts[u]!;
  return {
    count,
    of(u: number): (code: number) => boolean {
      if (count(u) === 0) return () => false;
      const own = product.subarray(starts[u]!, starts[u + 1]!);
      return (code) => own.includes(code);
    },
  };
}

/** The most popular products that a customer does not have, by the same rules as suggestions. Sorted once: nobody has more than a few of the first. */
function createPopular({ eligible, barred, barredStarts }: Purchases, count: Int32Array): (u: number) => number[] {
  const order = [...eligible.keys()]
    .filter((code) => eligible[code] === 1)
    .sort((a, b) => count[b]! - count[a]! || a - b);
  return (u) => {
    const own = barred.subarray(barredStarts[u]!, barredStarts[u + 1]!);
    const found: number[] = [];
    for (const code of order) {
      if (found.length === SHOWN) break;
      if (!own.includes(code)) found.push(code);
    }
    return found;
  };
}

function createTally() {
  let [customers, hit, recall] = [0, 0, 0];
  return {
    /** @param found how many of the shown ones the customer bought @param anew how many they bought in all */
    add(found: number, anew: number): void {
      customers += 1;
      if (found > 0) hit += 1;
      recall += found / Math.min(SHOWN, anew);
    },
    mean: (): Ranking => ({ hitRate: hit / customers, recall: recall / customers }),
  };
}

/** Platt's two figures are settled long before so many cases; more would only take time. */
const CALIBRATED = 200_000;

function chancesOf(scores: readonly number[], bought: readonly number[], hits: number): (score: number) => number {
  if (hits < 5 || hits === bought.length) return () => hits / Math.max(1, bought.length);
  const every = Math.ceil(scores.length / CALIBRATED);
  const kept = (values: readonly number[]): readonly number[] =>
    every === 1 ? values : values.filter((_, at) => at % every === 0);
  const centre = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const calibration = calibrate(
    kept(scores).map((score) => score - centre),
    kept(bought),
    'platt',
  );
  return (score) => sigmoid(calibratedLogit(calibration, Math.log(score) - centre));
}
