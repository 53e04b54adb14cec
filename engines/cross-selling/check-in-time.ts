import { calibrate, calibratedLogit, sigmoid } from '#engines/scoring/calibrate.ts';
import { createNearest, learnNeighbours } from './neighbours.ts';
import { gatherPurchases, type PurchaseLines } from './purchases.ts';
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
  const anew = Array.from({ length: lines.customers }, () => new Set<number>());
  for (let line = 0; line < lines.day.length; line++) {
    const [day, product] = [lines.day[line]!, lines.product[line]!];
    if (day <= from || day > today || product < 0 || lines.quantity[line]! <= 0 || lines.amount[line]! <= 0) continue;
    const customer = lines.customer[line]!;
    if (!purchases.barred[customer]!.has(product)) anew[customer]!.add(product);
  }
  const known = Array.from({ length: lines.customers }, (_, u) => u).filter(
    (u) => purchases.starts[u + 1]! > purchases.starts[u]!,
  );
  const judged = known.filter((u) => anew[u]!.size > 0);
  if (judged.length < 20) return null;
  const suggest = createSuggester(purchases, learnNeighbours(purchases));
  const scores: number[] = [];
  const bought: number[] = [];
  const engine = rank(judged, anew, (u) => suggest(u, SHOWN).map(({ product }) => product));
  for (const u of known)
    for (const { product, score } of suggest(u, SHOWN)) {
      scores.push(Math.log(score));
      bought.push(anew[u]!.has(product) ? 1 : 0);
    }
  const popular =
    (count: ArrayLike<number>) =>
    (u: number): number[] => {
      const nearest = createNearest(SHOWN);
      for (let product = 0; product < purchases.products; product++)
        if (purchases.eligible[product] === 1 && !purchases.barred[u]!.has(product))
          nearest.offer(product, count[product]!);
      return nearest.ordered().map(({ code }) => code);
    };
  const hits = bought.reduce((sum, one) => sum + one, 0);
  const centre = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  const calibration =
    hits < 5 || hits === bought.length
      ? null
      : calibrate(
          scores.map((score) => score - centre),
          bought,
          'platt',
        );
  return {
    from,
    days,
    customers: judged.length,
    engine,
    popularity: rank(judged, anew, popular(purchases.buyers)),
    popularityLately: rank(judged, anew, popular(purchases.lately)),
    bought: scores.length === 0 ? 0 : (100 * hits) / scores.length,
    chanceOf: (score) =>
      calibration === null
        ? hits / Math.max(1, bought.length)
        : sigmoid(calibratedLogit(calibration, Math.log(score) - centre)),
  };
}

function rank(
  judged: readonly number[],
  anew: readonly ReadonlySet<number>[],
  suggestionsFor: (customer: number) => readonly number[],
): Ranking {
  let [hit, recall] = [0, 0];
  for (const u of judged) {
    const found = suggestionsFor(u).filter((product) => anew[u]!.has(product)).length;
    if (found > 0) hit += 1;
    recall += found / Math.min(SHOWN, anew[u]!.size);
  }
  return { hitRate: hit / judged.length, recall: recall / judged.length };
}
