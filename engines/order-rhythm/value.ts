import { logGamma, minimise } from '#engines/numerics/index.ts';

/** Gamma-gamma model of order values (Colombo and Jiang 1999; Fader, Hardie and Lee 2005): p and q have no unit, gamma is an amount. */
export interface ValueModel {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

/** What a customer spent: orders with a value above 0, and their mean. */
export interface Spending {
  readonly orders: number;
  readonly mean: number;
}

/** Log density of the mean of so many order values. */
export function logValueDensity({ p, q, gamma }: ValueModel, { orders: n, mean }: Spending): number {
  return (
    logGamma(p * n + q) -
    logGamma(p * n) -
    logGamma(q) +
    q * Math.log(gamma) +
    (p * n - 1) * Math.log(mean) +
    p * n * Math.log(n) -
    (p * n + q) * Math.log(gamma + mean * n)
  );
}

/** Maximum likelihood over the customers; null below five of them with a value: then a mean is all that can be said. */
export function fitValues(customers: readonly Spending[], most = 4000): ValueModel | null {
  const spent = customers.filter(({ orders, mean }) => orders > 0 && mean > 0);
  if (spent.length < 5) return null;
  const stride = Math.max(1, spent.length / most);
  const sample = Array.from({ length: Math.min(most, spent.length) }, (_, at) => spent[Math.floor(at * stride)]!);
  const scale = Math.exp(sample.reduce((sum, { mean }) => sum + Math.log(mean), 0) / sample.length);
  const modelOf = ([p, q, gamma]: readonly number[]): ValueModel => ({
    p: Math.exp(p!),
    // The mean of a value exists only above 1; what is fitted lies above it.
    q: 1 + Math.exp(q!),
    gamma: scale * Math.exp(gamma!),
  });
  const found = minimise(
    (x) => {
      // Weakly held near p = 2, q = 3 (values of one customer vary by .7 of their mean): settles five customers, moves fifty by nothing.
      const held = x.reduce((sum, v, at) => sum + ((v - [0.7, 0.7, 0]![at]!) / 1.5) ** 2 / 2, 0);
      const model = modelOf(x);
      return held - sample.reduce((sum, customer) => sum + logValueDensity(model, customer), 0);
    },
    [0.7, 0.7, 0],
    { tolerance: 1e-7, most: 250 },
  );
  return modelOf(found.at);
}

/** Mean value of this customer's orders to come: their own mean, drawn towards everybody's the more the fewer orders they placed. */
export function expectedValue(model: ValueModel, { orders, mean }: Spending): number {
  const { p, q, gamma } = model;
  return (p * (gamma + orders * mean)) / (p * orders + q - 1);
}
