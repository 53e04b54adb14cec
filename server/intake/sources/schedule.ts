import type { Watch } from './store.ts';

const DAY = 86_400_000;
const days = { daily: 1, weekly: 7, monthly: 30, never: null } as const;

/** When the source is due again. */
export function nextRun(watch: Pick<Watch, 'schedule'>, now: Date): Date | null {
  const after = days[watch.schedule];
  return after === null ? null : new Date(now.getTime() + after * DAY);
}

/** When a source is tried again that could not be read for a reason that may pass: tomorrow, not only after a month. */
export function nextTry(watch: Pick<Watch, 'schedule'>, now: Date): Date | null {
  return watch.schedule === 'never' ? null : new Date(now.getTime() + DAY);
}
