import { readRhythm } from '#engines/order-rhythm/index.ts';
import type { App } from '#server/platform/app.ts';
import { type Progress, readAll, readChanged } from '../changes/index.ts';
import { type OrderHistory, orderHistories, putRhythms, type RhythmRow } from './store.ts';

const OF_ORDERS = 'rhythms:order';
const OF_COMPANIES = 'rhythms:company';
const DAY = 86_400_000;

function typical(cents: readonly (number | null)[]): number {
  const sorted = cents
    .slice(0, 12)
    .filter((value) => value !== null)
    .toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

function rhythmRow({ companyId, ownerId, teamId, days, cents }: OrderHistory, today: number): RhythmRow[] {
  const rhythm = readRhythm(days, today);
  if (rhythm.state === 'not-enough-orders') return [];
  return [
    {
      company_id: companyId,
      owner_id: ownerId,
      team_id: teamId,
      order_days: rhythm.orderDays,
      median_days: rhythm.median,
      spread_days: rhythm.spread,
      regularity: rhythm.regularity,
      last_day: rhythm.lastDay,
      expected_day: rhythm.expectedDay,
      overdue_day: rhythm.overdueDay,
      lapsed_day: rhythm.lapsedDay,
      typical_cents: Math.round(typical(cents)),
    },
  ];
}

async function readSlice(app: App, ids: readonly string[]): Promise<void> {
  const today = Math.floor(app.clock.now().getTime() / DAY);
  const histories = await orderHistories(app.db, ids);
  await putRhythms(
    app.db,
    ids,
    histories.flatMap((history) => rhythmRow(history, today)),
    app.clock.now(),
  );
}

/** Reads the rhythms of companies whose orders, owner or team changed. */
export async function refreshChangedRhythms(app: App, most = 0): Promise<void> {
  const slice = (ids: readonly string[]) => readSlice(app, ids);
  const orders = await readChanged(app, { name: OF_ORDERS, table: 'sales_order', of: 'company', most }, slice);
  if (orders === null) await refreshAllRhythms(app);
  else await readChanged(app, { name: OF_COMPANIES, table: 'company', of: 'record', most }, slice);
}

export async function refreshAllRhythms(app: App, progress?: Progress): Promise<number> {
  const startedAt = app.clock.now().toISOString();
  const options = {
    names: [OF_ORDERS, OF_COMPANIES],
    table: 'company',
    startedAt,
    ...(progress ? { progress } : {}),
  } as const;
  return readAll(app, options, (ids) => readSlice(app, ids));
}
