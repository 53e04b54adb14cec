import type { Day, DealRecord, Period } from './deals.ts';

/** What deals that do not exist yet brought in earlier periods of the same length and distance. */
export interface Unborn {
  /** Earlier windows looked at, and how many wins each had; `weight` is higher for the same season. */
  readonly windows: readonly { readonly from: Day; readonly wins: number; readonly weight: number }[];
  /** Values of those wins, in cents. */
  readonly values: readonly number[];
  /** Gamma belief about the mean number of wins: shape and rate. */
  readonly shape: number;
  readonly rate: number;
  /** false: less than three whole windows of history; the part is then left out and the forecast says so. */
  readonly enough: boolean;
}

const YEAR = 365.25;

/**
 * Looks at windows that end before `asOf`, each shifted back by half a window's length at least, and counts wins of deals that were opened only after the
 * shifted `asOf`: those are what a forecast of that day could not have listed. Windows of the same season count double, and each year back half as much.
 */
export function learnUnborn(records: readonly DealRecord[], asOf: Day, period: Period): Unborn {
  const length = period.to - period.from + 1;
  const reach = period.to - asOf;
  const first = records.reduce((least, { openedDay }) => Math.min(least, openedDay), asOf);
  const step = Math.max(7, Math.round(length / 2));
  const windows: { from: Day; wins: number; weight: number }[] = [];
  const values: number[] = [];
  for (let back = reach; asOf - back >= first && windows.length < 60; back += step) {
    const [then, from, to] = [asOf - back, period.from - back, period.to - back];
    const wins = records.filter(
      ({ openedDay, closedDay, won }) =>
        won && openedDay > then && closedDay !== null && closedDay >= from && closedDay <= to,
    );
    const season = Math.abs(((back / YEAR) % 1) - Math.round((back / YEAR) % 1)) < 0.125 && back > YEAR / 2 ? 2 : 1;
    windows.push({ from, wins: wins.length, weight: season * 0.5 ** (back / YEAR) });
    for (const { valueCents } of wins) values.push(valueCents);
  }
  const weight = windows.reduce((sum, window) => sum + window.weight, 0);
  const mean = weight === 0 ? 0 : windows.reduce((sum, window) => sum + window.weight * window.wins, 0) / weight;
  const variance =
    weight === 0 ? 0 : windows.reduce((sum, window) => sum + window.weight * (window.wins - mean) ** 2, 0) / weight;
  // Windows vary more than chance alone (season, growth): that is the belief about the next one. Overlapping windows tell half as much each.
  const told =
    (weight ** 2 /
      Math.max(
        1e-9,
        windows.reduce((sum, window) => sum + window.weight ** 2, 0),
      )) *
    0.5;
  const spread = Math.max(0, variance - mean) + (mean + 0.25) / Math.max(1, told);
  return {
    windows,
    values,
    shape: (mean + 0.05) ** 2 / spread,
    rate: (mean + 0.05) / spread,
    enough: (asOf - first) / Math.max(1, reach) >= 3,
  };
}
