import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, drawBeta, drawGamma } from '#engines/numerics/index.ts';
import { simulateCustomers } from './bench/simulate.ts';
import {
  checkInTime,
  countsOf,
  expectedValue,
  findFall,
  fitModel,
  fitPopulation,
  fitValues,
  judge,
  judgeCustomer,
  logLikelihood,
  type RhythmModel,
  STANDARD_MODEL,
} from './index.ts';

/** BG/NBD as estimated on the CDNOW data (weeks): Fader, Hardie and Lee 2005. */
const CDNOW: RhythmModel = {
  shapes: [1],
  weights: [1],
  r: 0.243,
  alpha: 4.414,
  a: 0.793,
  b: 2.426,
  drop: 'after-repeat',
};
const weeks = (repeats: number, last: number, known: number) => ({ repeats, last, known, logGaps: 0 });

describe('with one class and k = 1 it is the BG/NBD', () => {
  it('gives the published figures of CDNOW customers', () => {
    // The paper's own example: two repeats, last in week 30.43 of 38.86.
    expect(judge(CDNOW, weeks(2, 30.43, 38.86)).expectedOrders(39)).toBeCloseTo(1.226, 3);
    expect(judge(CDNOW, weeks(2, 30.43, 38.86)).active).toBeCloseTo(0.7266, 3);
    // Customer 1516 of the walkthrough of the R package BTYD, which has the parameters to seven digits.
    const exact = { ...CDNOW, r: 0.2425945, alpha: 4.4136019, a: 0.7929199, b: 2.4258881 };
    expect(judge(exact, weeks(26, 30.86, 31)).expectedOrders(52)).toBeCloseTo(25.7565, 2);
    expect(judge(exact, weeks(0, 0, 0)).expectedOrders(52)).toBeCloseTo(1.4444, 2);
  });

  it('has the likelihood of the paper', () => {
    // Equation 6 of the paper, written out.
    const { r, alpha, a, b } = CDNOW;
    const [x, tx, t] = [3, 12.5, 30];
    const gamma = (z: number) =>
      Array.from({ length: 200_000 }, (_, n) => n + 1).reduce((p, n) => (p * (1 + 1 / n) ** z) / (1 + z / n), 1 / z);
    const beta = (p: number, q: number) => (gamma(p) * gamma(q)) / gamma(p + q);
    const alive = (beta(a, b + x) / beta(a, b)) * (gamma(r + x) / gamma(r)) * (alpha ** r / (alpha + t) ** (r + x));
    const lost =
      (beta(a + 1, b + x - 1) / beta(a, b)) * (gamma(r + x) / gamma(r)) * (alpha ** r / (alpha + tx) ** (r + x));
    expect(logLikelihood(CDNOW, weeks(x, tx, t))).toBeCloseTo(Math.log(alive + lost), 4);
  });
});

describe('a population', () => {
  it('is found again from its customers', () => {
    const truth: RhythmModel = {
      ...STANDARD_MODEL,
      r: 1.5,
      alpha: 50,
      a: 0.4,
      b: 3.6,
      shapes: [1, 8],
      weights: [0.4, 0.6],
    };
    const customers = simulateCustomers(truth, { customers: 1500, days: 900, seed: 7 });
    const found = fitModel(
      customers.map(({ days }) => countsOf(days, 900)),
      { shapes: [1, 8] },
    );
    expect(found.weights[1]).toBeGreaterThan(0.52);
    expect(found.weights[1]).toBeLessThan(0.68);
    expect(found.r / found.alpha).toBeGreaterThan(0.026);
    expect(found.r / found.alpha).toBeLessThan(0.034);
    expect(found.a / (found.a + found.b)).toBeGreaterThan(0.07);
    expect(found.a / (found.a + found.b)).toBeLessThan(0.13);
  });

  it('says as many orders as come, class by class', () => {
    for (const k of [1, 4, 16]) {
      const truth: RhythmModel = { ...STANDARD_MODEL, shapes: [k], weights: [1] };
      const customers = simulateCustomers(truth, { customers: 3000, days: 500, seed: k });
      let [said, came] = [0, 0];
      for (const { days } of customers) {
        const past = days.filter((day) => day <= 400);
        if (past.length === 0) continue;
        said += judge(truth, countsOf(past, 400)).expectedOrders(100);
        came += days.length - past.length;
      }
      expect(said / came, `k = ${k}`).toBeGreaterThan(0.95);
      expect(said / came, `k = ${k}`).toBeLessThan(1.05);
    }
  });

  it('needs no customer to say something, and then says what holds on average', () => {
    expect(fitModel([])).toMatchObject({ r: STANDARD_MODEL.r, alpha: STANDARD_MODEL.alpha });
  });

  it('tests itself on the end of the list, or says that it cannot', () => {
    const customers = simulateCustomers(STANDARD_MODEL, { customers: 400, days: 700, seed: 3 });
    const check = checkInTime(customers, 700)!;
    expect(Math.abs(check.said - check.came)).toBeLessThan(0.06);
    expect(check.auc).toBeGreaterThan(0.6);
    expect(checkInTime(customers.slice(0, 20), 700)).toBeNull();
    expect(checkInTime(customers, 120)).toBeNull();
  });
});

describe('one customer', () => {
  const days = fc
    .uniqueArray(fc.integer({ min: 0, max: 800 }), { minLength: 1, maxLength: 30 })
    .map((list) => list.sort((a, b) => a - b));

  it('is never more likely active, nor less overdue, for having been silent longer', () => {
    fc.assert(
      fc.property(days, fc.nat(300), fc.nat(300), (own, wait, more) => {
        const sooner = judge(STANDARD_MODEL, countsOf(own, 800 + wait));
        const later = judge(STANDARD_MODEL, countsOf(own, 800 + wait + more));
        expect(later.active).toBeLessThanOrEqual(sooner.active + 1e-9);
        expect(later.overdue).toBeGreaterThanOrEqual(sooner.overdue - 1e-9);
      }),
    );
  });

  it('orders once with no more chance than it is active, and has quantiles that agree with its chances', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 400 }), (own, ahead) => {
        const posterior = judge(STANDARD_MODEL, countsOf(own, 800));
        const chance = posterior.orderWithin(ahead);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(posterior.active + 1e-12);
        expect(posterior.expectedOrders(ahead)).toBeGreaterThanOrEqual(chance * 0.999 - 1e-9);
        const low = posterior.nextOrder(0.1)!;
        if (Number.isFinite(low)) expect(posterior.orderWithin(low) / posterior.active).toBeCloseTo(0.1, 2);
      }),
    );
  });

  it('gets dates that lie ahead and in order, and none when most likely gone', () => {
    fc.assert(
      fc.property(days, fc.nat(2000), (own, wait) => {
        const population = { rhythm: STANDARD_MODEL, values: null, customers: 0 };
        const one = { customer: 'x', days: own, values: null, breadth: null, returned: 0 };
        const { next, active } = judgeCustomer(population, one, 800 + wait)!;
        if (active < 0.05) expect(next).toBeNull();
        if (next === null) return;
        expect(next.low).toBeGreaterThan(800 + wait);
        expect(next.low).toBeLessThanOrEqual(next.expected);
        expect(next.expected).toBeLessThanOrEqual(next.high);
      }),
    );
  });
});

describe('order values', () => {
  it('has the mean that Fader and Hardie give for CDNOW', () => {
    // Their note of 2013: p = 6.25, q = 3.74, gamma = 15.44, population mean 35.22.
    const model = { p: 6.25, q: 3.74, gamma: 15.44 };
    expect(expectedValue(model, { orders: 0, mean: 0 })).toBeCloseTo(35.22, 2);
    expect(expectedValue(model, { orders: 1000, mean: 50 })).toBeCloseTo(50, 0);
  });

  it('finds the parameters of simulated customers again', () => {
    const random = createRandom(5);
    const customers = Array.from({ length: 2000 }, () => {
      const rate = drawGamma(random, 4) / 300;
      const orders = 1 + random.whole(0, 9);
      let sum = 0;
      for (let order = 0; order < orders; order++) sum += drawGamma(random, 3) / rate;
      return { orders, mean: sum / orders };
    });
    const found = fitValues(customers)!;
    expect(found.p).toBeGreaterThan(2.6);
    expect(found.p).toBeLessThan(3.5);
    expect(found.q).toBeGreaterThan(3.3);
    expect(found.q).toBeLessThan(4.8);
    expect(fitValues(customers.slice(0, 4))).toBeNull();
  });

  it('calls a clear fall a fall, and steady customers hardly ever', () => {
    expect(findFall([100, 110, 95, 105, 100, 60, 55, 62])).toMatchObject({ ordersLately: 3 });
    const random = createRandom(11);
    let alarms = 0;
    for (let seed = 0; seed < 1000; seed++)
      if (findFall(Array.from({ length: 14 }, () => drawGamma(random, 3)))) alarms += 1;
    expect(alarms).toBeLessThan(35);
  });
});

describe('a whole list', () => {
  it('ranks those who went silent before those in rhythm', () => {
    const random = createRandom(2);
    const customers = Array.from({ length: 60 }, (_, at) => {
      const gone = at % 6 === 0;
      const days: number[] = [];
      for (let day = random.whole(0, 40); day <= (gone ? 250 : 500); day += 25 + random.whole(0, 10)) days.push(day);
      return {
        customer: `${at}`,
        days,
        values: days.map(() => 500 * (0.5 + drawBeta(random, 4, 4))),
        breadth: null,
        returned: 0,
      };
    });
    const population = fitPopulation(customers, 500);
    for (const [at, customer] of customers.entries()) {
      const outlook = judgeCustomer(population, customer, 500)!;
      if (at % 6 === 0) expect(outlook.active).toBeLessThan(0.1);
      else expect(outlook.active).toBeGreaterThan(0.8);
      expect(outlook.value!.perOrder).toBeGreaterThan(350);
      expect(outlook.value!.perOrder).toBeLessThan(650);
    }
  });
});
