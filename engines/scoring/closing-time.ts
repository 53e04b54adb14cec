import { wilson } from './measure.ts';

/** How long one deal was open, in days; `closed` false where it still is. */
export interface Life {
  readonly days: number;
  readonly closed: boolean;
}

export interface SlipRisk {
  /** Chance that it is still open `within` days from now. */
  readonly risk: number;
  /** Wilson interval, 80 %, with the deals that were open as long as this one as cases. */
  readonly low: number;
  readonly high: number;
  readonly cases: number;
}

export interface ClosingTime {
  /** Share of deals still open after so many days (Kaplan and Meier 1958). */
  stillOpen(days: number): number;
  /** Null where so few deals were ever open for `age` days that the interval would say nothing (wider than .6). */
  slip(age: number, within: number): SlipRisk | null;
}

const WIDEST = 0.6;

/** Learns from lives, closed and open ones, how long deals stay open: what is not yet closed counts for as long as it was seen. */
export function learnClosingTime(lives: readonly Life[]): ClosingTime {
  const sorted = lives.filter(({ days }) => days >= 0).toSorted((a, b) => a.days - b.days);
  const steps: { readonly day: number; readonly share: number }[] = [];
  let share = 1;
  for (let from = 0; from < sorted.length; ) {
    const day = sorted[from]!.days;
    let to = from;
    let closed = 0;
    while (to < sorted.length && sorted[to]!.days === day) {
      if (sorted[to]!.closed) closed += 1;
      to += 1;
    }
    if (closed > 0) {
      share *= 1 - closed / (sorted.length - from);
      steps.push({ day, share });
    }
    from = to;
  }
  const stillOpen = (days: number): number => steps.findLast(({ day }) => day <= days)?.share ?? 1;
  const atRisk = (days: number): number => sorted.filter((life) => life.days >= days).length;
  return {
    stillOpen,
    slip(age, within) {
      const cases = atRisk(age);
      const now = stillOpen(age);
      if (cases === 0 || now === 0) return null;
      const risk = stillOpen(age + Math.max(0, within)) / now;
      const { low, high } = wilson(risk * cases, cases, 1.2816);
      return high - low > WIDEST ? null : { risk, low: Math.min(low, risk), high: Math.max(high, risk), cases };
    },
  };
}
