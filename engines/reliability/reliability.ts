import { type Interval, wilson } from './wilson.ts';

/** One case that somebody looked at: how sure the producer said it was, 0 to 1, and whether it was right. */
export interface Checked {
  readonly stated: number;
  readonly right: boolean;
}

export interface Bin extends Interval {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean of what was stated in here. */
  readonly stated: number;
}

const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1] as const;

/** The reliability diagram: what was stated against what was measured, bin by bin; empty bins are left out. */
export function reliability(items: readonly Checked[]): readonly Bin[] {
  return edges.slice(0, -1).flatMap((from, index) => {
    const to = edges[index + 1] ?? 1;
    const own = items.filter(({ stated }) => stated >= from && (stated < to || (to === 1 && stated <= 1)));
    if (own.length === 0) return [];
    const right = own.filter((item) => item.right).length;
    const stated = own.reduce((sum, item) => sum + item.stated, 0) / own.length;
    return [{ from, to, count: own.length, stated, ...wilson(right, own.length) }];
  });
}
