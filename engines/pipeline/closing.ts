import type { Day, DealRecord } from './deals.ts';

/** What past deals teach about open ones: won, lost or still open by age. */
export interface Closing {
  readonly deals: number;
  readonly won: number;
  /** Chance that a deal open at this age is won within so many days more, and that it is decided at all within them. */
  within(age: number, days: number): { readonly won: number; readonly decided: number };
}

/** Pseudo deals at an even rate that steady the first few: a third of them won, over the ages seen. */
const PRIOR_WON = 1 / 3;
const PRIOR_DEALS = 4;

/**
 * Cumulative incidence of winning and losing as competing risks (Aalen and Johansen 1978), from what was known on `asOf`: a deal open then counts for as
 * long as it had been open. Deals closed later than `asOf` are open ones for this purpose: nothing of the future is used.
 */
export function learnClosing(records: readonly DealRecord[], asOf: Day): Closing {
  const lives = records
    .filter(({ openedDay }) => openedDay <= asOf)
    .map(({ openedDay, closedDay, won }) => {
      const closed = closedDay !== null && closedDay <= asOf;
      return {
        days: Math.max(0, (closed ? closedDay : asOf) - openedDay),
        outcome: closed ? (won ? 'won' : 'lost') : null,
      };
    })
    .sort((a, b) => a.days - b.days);
  const won = lives.filter(({ outcome }) => outcome === 'won').length;
  const lost = lives.filter(({ outcome }) => outcome === 'lost').length;
  const atRiskFrom = (age: number): number => {
    let [low, high] = [0, lives.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lives[middle]!.days < age) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const rate = won + lost === 0 ? PRIOR_WON : (won + PRIOR_WON * PRIOR_DEALS) / (won + lost + PRIOR_DEALS);
  // Where nobody was ever as old, the mean daily rate of all goes on.
  const exposure = lives.reduce((sum, { days }) => sum + days + 0.5, 0);
  const daily = lives.length === 0 ? 1 / 90 : Math.max(won + lost, 0.5) / exposure;
  return {
    deals: won + lost,
    won,
    within(age, days) {
      let [open, wonShare] = [1, 0];
      let day = age;
      let at = atRiskFrom(age);
      const end = age + days;
      while (at < lives.length && lives[at]!.days <= end) {
        const left = lives.length - at;
        // Below eight deals at risk their steps are anecdotes.
        if (left < 8) break;
        const step = lives[at]!.days;
        let [wins, losses, to] = [0, 0, at];
        while (to < lives.length && lives[to]!.days === step) {
          if (lives[to]!.outcome === 'won') wins += 1;
          else if (lives[to]!.outcome === 'lost') losses += 1;
          to += 1;
        }
        wonShare += (open * wins) / left;
        open *= 1 - (wins + losses) / left;
        day = step;
        at = to;
      }
      const rest = at < lives.length && lives[at]!.days > end ? 0 : Math.max(0, end - day);
      const later = open * (1 - Math.exp(-daily * rest));
      return { won: wonShare + later * rate, decided: 1 - open + later };
    },
  };
}
