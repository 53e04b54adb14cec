/** How many contacts per window bring most. */
export type Peak =
  /** Within one contact of the truth with the stated probability. */
  | {
      readonly state: 'known';
      readonly count: number;
      readonly low: number;
      readonly high: number;
      readonly sure: number;
    }
  /** As far as anybody was contacted, more brought more. */
  | { readonly state: 'not-seen'; readonly atLeast: number; readonly sure: number }
  /** Too little to say; `needed` is a rough number of touches at which it may be known. */
  | {
      readonly state: 'unknown';
      readonly reason: 'few-touches' | 'no-repeats' | 'no-variation' | 'too-uncertain';
      readonly low: number;
      readonly high: number;
      readonly touches: number;
      readonly needed: number;
    };

/** A peak is only called known where it is this sure within one contact. */
const SURE = 0.97;
const NOT_SEEN = 0.9;

/** Reads the peak from draws of the total per count. `touches` is what they rest on. */
export function readPeak(totals: readonly Float64Array[], touches: number): Peak {
  const most = totals[0]?.length ?? 0;
  const chance = new Float64Array(most);
  for (const total of totals) chance[total.indexOf(Math.max(...total))]! += 1 / totals.length;
  const within = Array.from(chance, (one, at) => (chance[at - 1] ?? 0) + one + (chance[at + 1] ?? 0));
  // Among places that are equally sure within one, the likelier itself.
  const rank = within.map((one, at) => one + 0.5 * chance[at]!);
  const best = rank.indexOf(Math.max(...rank));
  const edge = (share: number): number => {
    let passed = 0;
    for (const [at, one] of chance.entries()) {
      passed += one;
      if (passed >= share - 1e-9) return at + 1;
    }
    return most;
  };
  const [low, high] = [edge(0.1), edge(0.9)];
  const top = chance[most - 1] ?? 0;
  if (within[best]! >= SURE && top <= 1 - SURE)
    return { state: 'known', count: best + 1, low, high, sure: within[best]! };
  const upper = top + (chance[most - 2] ?? 0);
  if (upper >= NOT_SEEN && top >= 0.5) return { state: 'not-seen', atLeast: Math.max(1, most - 1), sure: upper };
  // Intervals shrink with the root of the touches; two contacts of width are what "within one" allows.
  const middle = chance.reduce((sum, one, at) => sum + one * (at + 1), 0);
  const deviation = Math.sqrt(chance.reduce((sum, one, at) => sum + one * (at + 1 - middle) ** 2, 0));
  return {
    state: 'unknown',
    reason: 'too-uncertain',
    low,
    high,
    touches,
    needed: roughly(touches * Math.min(100, Math.max(1.5, (deviation / 0.45) ** 2))),
  };
}

/** Two digits: more would claim to know. */
export function roughly(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.ceil(value / step) * step;
}
