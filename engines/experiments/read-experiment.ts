import { differenceOfAmounts, FEWEST_AMOUNTS, halfWidth, type Observed } from './amounts.ts';
import { type Difference, differenceOfShares, type Tally } from './proportions.ts';

export interface ExperimentInput {
  /** Accounts whose time is up, in the order in which it was. `value` 0 or 1 for `share`, any number for `amount`. */
  readonly rows: readonly Observed[];
  readonly metric: 'share' | 'amount';
  /** Share held out, strictly between 0 and 1. */
  readonly share: number;
  /** Smallest effect worth knowing, in the metric's own unit. */
  readonly smallest: number;
  /** Share of experiments without effect that may ever raise a false alarm. */
  readonly alpha?: number;
}

export interface Side {
  readonly accounts: number;
  readonly mean: number;
}

export interface ExperimentReading {
  /**
   * `not-enough` nothing can be said yet · `helps`, `harms` the interval leaves 0 out · `no-matter` whatever effect there is, it is smaller than the
   * smallest worth knowing.
   */
  readonly state: 'not-enough' | 'helps' | 'harms' | 'no-matter';
  readonly treated: Side;
  readonly heldOut: Side;
  /** Null while there is no interval at all. */
  readonly effect: Difference | null;
  /** Accounts so far, and about how many it takes for an interval as wide as the smallest effect. */
  readonly accounts: number;
  readonly needed: number;
}

/** Reads an experiment. May be called after every account and stopped at any moment: that is what the interval is made for. */
export function readExperiment({ rows, metric, share, smallest, alpha = 0.05 }: ExperimentInput): ExperimentReading {
  if (!(share > 0 && share < 1)) throw new RangeError('the share held out must lie between 0 and 1');
  const sideOf = (arm: Observed['arm']): Side & { sum: number } => {
    const own = rows.filter((row) => row.arm === arm);
    const sum = own.reduce((total, { value }) => total + value, 0);
    return { accounts: own.length, mean: own.length === 0 ? 0 : sum / own.length, sum };
  };
  const [treated, heldOut] = [sideOf('treated'), sideOf('held-out')];
  const tally = ({ accounts, sum }: { accounts: number; sum: number }): Tally => ({ yes: sum, no: accounts - sum });
  const both = treated.accounts > 0 && heldOut.accounts > 0;
  const effect =
    metric === 'amount'
      ? differenceOfAmounts(rows, share, alpha)
      : both
        ? differenceOfShares(tally(treated), tally(heldOut), alpha)
        : null;
  const needed =
    metric === 'share' ? neededForShares(rows, share, smallest, alpha) : neededForAmounts(rows, share, smallest, alpha);
  const state =
    effect === null
      ? 'not-enough'
      : effect.low > 0
        ? 'helps'
        : effect.high < 0
          ? 'harms'
          : effect.low > -smallest && effect.high < smallest
            ? 'no-matter'
            : 'not-enough';
  const shown = ({ accounts, mean }: Side): Side => ({ accounts, mean });
  return { state, treated: shown(treated), heldOut: shown(heldOut), effect, accounts: rows.length, needed };
}

/** How many accounts until the interval reaches no further than the smallest effect to either side; the base rate as seen, one case of doubt added. */
function neededForShares(rows: readonly Observed[], share: number, smallest: number, alpha: number): number {
  const yes = rows.reduce((sum, { value }) => sum + value, 0);
  const base = (yes + 1) / (rows.length + 10);
  const wide = (n: number): boolean => {
    const held = Math.max(1, n * share);
    const out = Math.max(1, n - held);
    const side = (accounts: number): Tally => ({ yes: accounts * base, no: accounts * (1 - base) });
    return differenceOfShares(side(out), side(held), alpha).high > smallest;
  };
  return search(wide);
}

function neededForAmounts(rows: readonly Observed[], share: number, smallest: number, alpha: number): number {
  if (rows.length < 10) return Math.ceil(FEWEST_AMOUNTS / Math.min(share, 1 - share));
  const mean = rows.reduce((sum, { value }) => sum + value, 0) / rows.length;
  const variance = rows.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / rows.length;
  const deviation = Math.sqrt(variance / (share * (1 - share)));
  const least = Math.ceil(FEWEST_AMOUNTS / Math.min(share, 1 - share));
  return Math.max(
    least,
    search((n) => deviation * halfWidth(n, alpha) > smallest),
  );
}

/** Smallest number (two digits) at which `wide` no longer holds. */
function search(wide: (n: number) => boolean): number {
  let high = 20;
  while (wide(high) && high < 1e7) high *= 2;
  let low = high / 2;
  while (high - low > 0.02 * high) {
    const middle = (low + high) / 2;
    if (wide(middle)) low = middle;
    else high = middle;
  }
  const step = 10 ** Math.max(0, Math.floor(Math.log10(high)) - 1);
  return Math.ceil(high / step) * step;
}
