import { createRandom, drawBeta, drawGamma } from '#engines/numerics/index.ts';
import type { RhythmModel } from '../model.ts';

/** Customers drawn from a population: the first order on a day of the first third, then as the model says, until `days` or until lost. */
export function simulateCustomers(
  model: RhythmModel,
  { customers, days, seed }: { readonly customers: number; readonly days: number; readonly seed: number },
) {
  const random = createRandom(seed);
  return Array.from({ length: customers }, (_, at) => {
    const k = model.shapes[random.weighted(model.weights)]!;
    const rate = drawGamma(random, model.r) / model.alpha;
    const lost = drawBeta(random, model.a, model.b);
    let when = random.next() * (days / 3);
    const own = new Set<number>();
    while (when <= days) {
      own.add(Math.round(when));
      if (random.chance(lost)) break;
      when += drawGamma(random, k) / (k * rate);
    }
    const sorted = [...own].filter((day) => day <= days).sort((a, b) => a - b);
    return { customer: `C${at}`, days: sorted, values: null, breadth: null, returned: 0 };
  });
}
