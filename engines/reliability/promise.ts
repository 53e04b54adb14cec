import type { Checked } from './reliability.ts';
import { type Interval, wilson } from './wilson.ts';

export interface Promised extends Interval {
  readonly count: number;
  /** Mean of the confidences that were stated. */
  readonly promised: number;
  /** Surely less often right than it said; holds however often one looks. */
  readonly broken: boolean;
}

/** Whether a producer keeps what its confidences promise, judged on at least `least` checked cases, the newest first. */
export function judgePromise(items: readonly Checked[], least = 20): Promised {
  const measured = wilson(items.filter(({ right }) => right).length, items.length);
  const promised = items.length === 0 ? 0 : items.reduce((sum, { stated }) => sum + stated, 0) / items.length;
  return { count: items.length, promised, ...measured, broken: items.length >= least && isBroken(items) };
}

/** People who check err as well; so much of what was stated they cannot confirm. */
const REVIEWERS_ERR = 0.03;
/** How much too sure a producer may be, each as likely as the other. */
const TOO_SURE = [0.05, 0.1, 0.2, 0.35];
const SURELY = Math.log(40);
/** Of a stretch that was looked for because it is the worst. */
const SURELY_OF_LATE = Math.log(1000);

/**
 * A bet that "too sure by so much" explains the cases better than "as right as it says", which a keeper of promises cannot gain from. Its
 * promise is judged after every check, and an interval looked at a hundred times fails by chance; a bet reaches 40 in one of forty honest
 * histories at most, whatever their length (Ville 1939; Wald 1945). Who was honest for long and is no longer has lost all bets of the
 * past, so the newest cases are looked at by themselves as well, from wherever they speak most against it (Page 1954; Shin 2023).
 */
function isBroken(items: readonly Checked[]): boolean {
  const bets = TOO_SURE.map(() => 0);
  let now = 0;
  let most = 0;
  for (const { stated, right } of items) {
    const promised = stated - REVIEWERS_ERR * (2 * stated - 1);
    for (const [at, by] of TOO_SURE.entries()) {
      const worse = Math.min(promised, Math.max(0.01, promised - by));
      bets[at]! += Math.log(right ? worse / promised : (1 - worse) / (1 - promised));
    }
    now = Math.log(bets.reduce((sum, bet) => sum + Math.exp(bet), 0) / bets.length);
    most = Math.max(most, now);
  }
  return now >= SURELY || most >= SURELY_OF_LATE;
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
