import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shopWithSequences } from './bench/simulate.ts';
import {
  checkSuggestions,
  createSuggester,
  gatherPurchases,
  isFee,
  learnNeighbours,
  type PurchaseLines,
  reasonWords,
} from './index.ts';

const linesOf = (
  rows: readonly (readonly [customer: number, product: number, day: number, quantity?: number])[],
  products = 8,
  customers = 12,
): PurchaseLines => ({
  customers,
  products: Array.from({ length: products }, (_, at) => `P${at}`),
  customer: rows.map(([customer]) => customer),
  product: rows.map(([, product]) => product),
  day: rows.map(([, , day]) => day),
  quantity: rows.map(([, , , quantity = 1]) => quantity),
  amount: rows.map(([, , , quantity = 1]) => 10 * quantity),
  margin: rows.map(() => Number.NaN),
});

function suggestionsOf(lines: PurchaseLines, customer: number, today = 100, most = 5) {
  const purchases = gatherPurchases(lines, today);
  const suggester = createSuggester(purchases, learnNeighbours(purchases));
  return suggester.rank(customer, most).map((one) => ({ ...one, because: suggester.because(customer, one.product) }));
}

describe('suggestions', () => {
  // Customers 0 to 5 bought P0, then P1; customer 6 only P0; P2 is what others have.
  const rows = [0, 1, 2, 3, 4, 5].flatMap((u) => [[u, 0, 10 + u] as const, [u, 1, 40 + u] as const]);
  const others = [7, 8, 9, 10].map((u) => [u, 2, 20] as const);

  it('follow what came next for those who have the same, with the figures behind it', () => {
    const [first] = suggestionsOf(linesOf([...rows, ...others, [6, 0, 30]]), 6);
    expect(first).toMatchObject({ product: 1, because: { product: 0, buyers: 7, after: 6 } });
    expect(reasonWords(first!, { own: 'Pumpe', suggested: 'Dichtung' }, { buyers: 6, customers: 12 }).de).toBe(
      '86\u00a0% der 7 Kunden mit „Pumpe“ kauften dazu oder danach „Dichtung“ (von allen Kunden haben es 50\u00a0%)',
    );
    expect(reasonWords(first!, { own: 'Pumpe', suggested: 'Dichtung' }, { buyers: 11, customers: 12 }).de).toBe(
      'Verbreitet: „Dichtung“ haben 92\u00a0% aller Kunden; von denen mit „Pumpe“ kauften es 86\u00a0% dazu oder danach',
    );
  });

  it('follow the order of purchases: what comes before says less than what comes after', () => {
    const forward = suggestionsOf(linesOf([...rows, [6, 0, 30]]), 6)[0]!.score;
    // Bought the other way round, P1 came before: nobody bought it afterwards.
    expect(suggestionsOf(linesOf([...rows.map(([u, p, day]) => [u, p, 60 - day] as const), [6, 0, 30]]), 6)).toEqual(
      [],
    );
    expect(forward).toBeGreaterThan(0);
  });

  it('are never what was bought, even once, nor what was sent back', () => {
    expect(suggestionsOf(linesOf([...rows, [6, 0, 30], [6, 1, 31]]), 6)).toEqual([]);
    expect(suggestionsOf(linesOf([...rows, [6, 0, 30], [6, 1, 31], [6, 1, 35, -1]]), 6)).toEqual([]);
    expect(suggestionsOf(linesOf([...rows, [6, 0, 30], [6, 1, 35, -1]]), 6)).toEqual([]);
  });

  it('are nothing that is no longer sold, and no fee', () => {
    expect(suggestionsOf(linesOf([...rows, [6, 0, 400]]), 6, 400)).toEqual([]);
    const lines = {
      ...linesOf([...rows, [6, 0, 30]]),
      products: ['P0', 'Versandkosten', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'],
    };
    expect(suggestionsOf(lines, 6)).toEqual([]);
    expect([
      isFee('Frachtkosten'),
      isFee('POSTAGE'),
      isFee('Mautpauschale'),
      isFee('Frachtbox 40 l'),
      isFee('Postkasten'),
    ]).toEqual([true, true, true, false, false]);
  });

  it('do not look beyond the day', () => {
    expect(suggestionsOf(linesOf([...rows, [6, 0, 30], [6, 1, 200]]), 6, 100)[0]).toMatchObject({ product: 1 });
  });

  it('never hold what the customer has, come in order, and do not depend on the order of rows', () => {
    const row = fc.tuple(fc.nat(11), fc.nat(7), fc.nat(99), fc.constantFrom(1, 1, 1, -1));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 80 }), fc.nat(11), (list, customer) => {
        const found = suggestionsOf(linesOf(list), customer);
        const own = new Set(list.filter(([u]) => u === customer).map(([, product]) => product));
        for (const [at, { product, score }] of found.entries()) {
          expect(own.has(product)).toBe(false);
          expect(score).toBeLessThanOrEqual(at === 0 ? Number.POSITIVE_INFINITY : found[at - 1]!.score);
        }
        expect(
          suggestionsOf(linesOf(list.toReversed()), customer).map(({ product, score }) => [
            product,
            score.toPrecision(5),
          ]),
        ).toEqual(found.map(({ product, score }) => [product, score.toPrecision(5)]));
      }),
    );
  });
});

describe('the check in time', () => {
  it('sees that sequences are worth more than popularity, and says what a suggestion is worth', () => {
    const check = checkSuggestions(shopWithSequences(400, 60, 0.8, 3), 500)!;
    expect(check.engine.hitRate).toBeGreaterThan(check.popularity.hitRate + 0.1);
    expect(check.engine.recall).toBeGreaterThan(check.popularity.recall);
    expect(check.chanceOf(0.05)).toBeGreaterThan(check.chanceOf(0.005));
  });

  it('claims no advantage where purchases are pure chance, and says nothing about a handful of customers', () => {
    const check = checkSuggestions(shopWithSequences(400, 60, 0, 5), 500)!;
    expect(Math.abs(check.engine.hitRate - check.popularity.hitRate)).toBeLessThan(0.12);
    expect(checkSuggestions(shopWithSequences(10, 60, 0.8, 3), 500)).toBeNull();
  });
});
