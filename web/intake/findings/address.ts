import type { Tiding } from '#contract/desk/findings.ts';

const DAY = 86_400_000;
export const SPANS = ['quarter', 'year', 'ever'] as const;
export const WEEKS = ['this', 'last', 'four'] as const;
export const TIDINGS: readonly Tiding[] = [
  'opening',
  'takeover',
  'merger',
  'change-of-management',
  'move',
  'new-plant-or-machine',
  'award',
  'product-launch',
  'job-surge',
  'closing',
  'insolvency',
  'listed',
];

export interface MarketAddress {
  readonly competitor?: string;
  readonly search?: string;
  readonly span?: (typeof SPANS)[number];
}

/** What the address of the market says; what it says wrongly is left out. */
export function readMarketAddress(said: Record<string, unknown>): MarketAddress {
  const { competitor, search } = said;
  const span = SPANS.find((one) => one === said['span']);
  return {
    ...(typeof competitor === 'string' && competitor !== '' && { competitor }),
    ...(typeof search === 'string' && search !== '' && { search: search.slice(0, 100) }),
    ...(span && { span }),
  };
}

export interface WeekAddress {
  readonly week?: (typeof WEEKS)[number];
  readonly kinds?: readonly Tiding[];
}

export function readWeekAddress(said: Record<string, unknown>): WeekAddress {
  const week = WEEKS.find((one) => one === said['week']);
  const kinds = Array.isArray(said['kinds'])
    ? TIDINGS.filter((one) => said['kinds']?.toString().split(',').includes(one))
    : null;
  return { ...(week && { week }), ...(kinds && { kinds }) };
}

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Monday to Sunday of this week or the last, or four weeks with this one as their last: whole weeks, so that a draft finds its days again tomorrow. `today`: YYYY-MM-DD. */
export function daysOf(
  week: (typeof WEEKS)[number],
  today: string,
): { readonly since: string; readonly until: string } {
  const now = Date.parse(today);
  const monday = now - ((new Date(now).getUTCDay() + 6) % 7) * DAY;
  const from = week === 'last' ? monday - 7 * DAY : monday;
  return { since: iso(week === 'four' ? from - 21 * DAY : from), until: iso(from + 6 * DAY) };
}

export const sinceOf = (span: (typeof SPANS)[number], today: string): string | undefined =>
  span === 'ever' ? undefined : iso(Date.parse(today) - (span === 'year' ? 365 : 91) * DAY);
