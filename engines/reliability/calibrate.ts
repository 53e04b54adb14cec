import type { Checked } from './reliability.ts';
import { type Interval, wilson } from './wilson.ts';

export interface Calibrated extends Interval {
  /** Checked cases that this rests on. */
  readonly count: number;
}

interface Block {
  readonly lowest: number;
  readonly highest: number;
  readonly count: number;
  readonly right: number;
}

/**
 * What a stated confidence has been worth: isotonic regression by pooling adjacent violators (Ayer et al., 1955) over the checked cases, in blocks
 * of at least `least`. A more confident case is never judged less likely than a less confident one.
 *
 * @returns null where too few cases as sure as this were checked: it is not known yet
 */
export function calibrate(items: readonly Checked[], stated: number, least = 30): Calibrated | null {
  const found = blocks(items, least).find(({ lowest, highest }) => stated >= lowest && stated <= highest);
  return found === undefined ? null : { count: found.count, ...wilson(found.right, found.count) };
}

function blocks(items: readonly Checked[], least: number): readonly Block[] {
  const sorted = [...items].sort((a, b) => a.stated - b.stated);
  const done: Block[] = [];
  let open = null as Block | null;
  for (const { stated, right } of sorted) {
    // Equal confidences never part: nothing could tell which block answers for them.
    if (open !== null && open.count >= least && stated > open.highest) {
      push(done, open);
      open = null;
    }
    open = {
      lowest: open?.lowest ?? stated,
      highest: stated,
      count: (open?.count ?? 0) + 1,
      right: (open?.right ?? 0) + (right ? 1 : 0),
    };
  }
  const last = done.at(-1);
  if (open !== null && open.count >= least) push(done, open);
  // A rest too small to stand alone belongs to its neighbour below, which it can only make surer or less sure.
  else if (open !== null && last !== undefined) push(done, join(done.pop() ?? last, open));
  return done;
}

function push(done: Block[], block: Block): void {
  let next = block;
  for (let last = done.at(-1); last && last.right / last.count > next.right / next.count; last = done.at(-1)) {
    done.pop();
    next = join(last, next);
  }
  done.push(next);
}

function join(a: Block, b: Block): Block {
  return { lowest: a.lowest, highest: b.highest, count: a.count + b.count, right: a.right + b.right };
}
