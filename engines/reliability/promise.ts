import type { Checked } from './reliability.ts';
import { type Interval, wilson } from './wilson.ts';

export interface Promised extends Interval {
  readonly count: number;
  /** Mean of the confidences that were stated. */
  readonly promised: number;
  /** Surely less often right than it said; holds however often one looks. */
  readonly broken: boolean;
}

/** Whether a producer keeps what its confidences promise, judged on at least `least` checked cases. */
export function judgePromise(items: readonly Checked[], least = 20): Promised {
  const measured = wilson(items.filter(({ right }) => right).length, items.length);
  const promised = items.length === 0 ? 0 : items.reduce((sum, { stated }) => sum + stated, 0) / items.length;
  return { count: items.length, promised, ...measured, broken: items.length >= least && doubt(items) >= SURELY };
}

/** People who check err as well; so much of what was stated they cannot confirm. */
const REVIEWERS_ERR = 0.03;
/** How much too sure a producer may be, each as likely as the other. */
const TOO_SURE = [0.05, 0.1, 0.2, 0.35];
const SURELY = Math.log(40);

/**
 * Logarithm of how much better "too sure by so much" explains the cases than "as right as it says": a bet that a keeper of promises cannot
 * gain from. Its promise is judged after every check, and an interval looked at a hundred times fails by chance; a bet reaches 40 in one of
 * forty honest histories at most, whatever their length (Ville 1939; Wald 1945; Shafer 2021).
 */
function doubt(items: readonly Checked[]): number {
  const bets = TOO_SURE.map((by) =>
    items.reduce((sum, { stated, right }) => {
      const promised = stated - REVIEWERS_ERR * (2 * stated - 1);
      const worse = Math.min(promised, Math.max(0.01, promised - by));
      return sum + Math.log(right ? worse / promised : (1 - worse) / (1 - promised));
    }, 0),
  );
  const most = Math.max(...bets);
  return most + Math.log(bets.reduce((sum, bet) => sum + Math.exp(bet - most), 0) / bets.length);
}

export interface ThresholdBounds {
  /** Share that must be right above the threshold, with 95 % certainty. */
  readonly target: number;
  readonly least: number;
  readonly most: number;
}

const NEEDED = 40;
const STEP = 0.05;

/**
 * The lowest threshold within the bounds above which the checked cases were surely right often enough. Moves five points at a time; stays where it
 * is while too little has been checked, and goes to the upper bound where no threshold would do.
 */
export function followThreshold(items: readonly Checked[], now: number, bounds: ThresholdBounds): number {
  const inside = (value: number) => Math.min(bounds.most, Math.max(bounds.least, value));
  if (items.length < NEEDED) return inside(now);
  let wanted = bounds.most;
  for (let percent = Math.round(bounds.least * 100); percent <= Math.round(bounds.most * 100); percent += 1) {
    const above = items.filter(({ stated }) => stated >= percent / 100 - 1e-9);
    if (above.length < NEEDED) break;
    if (wilson(above.filter(({ right }) => right).length, above.length).low < bounds.target) continue;
    wanted = percent / 100;
    break;
  }
  const step = Math.max(-STEP, Math.min(STEP, wanted - now));
  return inside(Math.round((now + step) * 100) / 100);
}
