/** Yes and no of one side. */
export interface Tally {
  readonly yes: number;
  readonly no: number;
}

export interface Difference {
  /** Treated less held out. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** log Γ, Lanczos with g = 7 and nine terms: 15 digits for positive x. */
export function logGamma(x: number): number {
  const terms = [
    0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const sum = terms.reduce((total, term, at) => (at === 0 ? term : total + term / (z + at)), 0);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);
const LOG_PI = Math.log(Math.PI);

/**
 * Evidence against a share p after these cases: log of the mixture over all shares (Jeffreys) by the likelihood at p. At the true p it is the log of a
 * martingale that starts at 1, and so stays below log(1/α) for ever with probability 1 - α (Ville 1939; Robbins 1970).
 */
function against(tally: Tally): (p: number) => number {
  const mixture = logBeta(tally.yes + 0.5, tally.no + 0.5) - LOG_PI;
  const part = (count: number, chance: number): number =>
    count === 0 ? 0 : count * Math.log(Math.max(chance, 1e-300));
  return (p) => mixture - part(tally.yes, p) - part(tally.no, 1 - p);
}

/** The least evidence against any pair of shares that differ by `difference`: convex in the share, so a golden section finds it. */
export function evidenceAgainst(treated: Tally, heldOut: Tally, difference: number): number {
  const [first, second] = [against(treated), against(heldOut)];
  let low = Math.max(0, -difference);
  let high = Math.min(1, 1 - difference);
  const at = (p: number): number => first(Math.min(1, Math.max(0, p + difference))) + second(p);
  const cases = treated.yes + treated.no + heldOut.yes + heldOut.no;
  // Without a difference both sides are one sample, whose likeliest share is known.
  if (difference === 0) return cases === 0 ? at(0.5) : at((treated.yes + heldOut.yes) / cases);
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
  let [atLeft, atRight] = [at(left), at(right)];
  while (high - low > 1e-7) {
    if (atLeft < atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - ratio * (high - low);
      atLeft = at(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + ratio * (high - low);
      atRight = at(right);
    }
  }
  return Math.min(atLeft, atRight);
}

/**
 * Interval for the difference of two shares that holds at every moment at once, however often one looks and whenever one stops: all differences
 * against which the evidence is below 1/α. Exact for any number of cases, share held out and base rate.
 */
export function differenceOfShares(treated: Tally, heldOut: Tally, alpha = 0.05): Difference {
  const share = ({ yes, no }: Tally): number => (yes + no === 0 ? 0.5 : yes / (yes + no));
  const difference = share(treated) - share(heldOut);
  const limit = Math.log(1 / alpha);
  const edge = (end: number): number => {
    if (evidenceAgainst(treated, heldOut, end) < limit) return end;
    let [inside, outside] = [difference, end];
    while (Math.abs(outside - inside) > 1e-5) {
      const middle = (inside + outside) / 2;
      if (evidenceAgainst(treated, heldOut, middle) < limit) inside = middle;
      else outside = middle;
    }
    return outside;
  };
  return { difference, low: edge(-1), high: edge(1) };
}
