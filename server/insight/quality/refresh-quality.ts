import { measureQuality, type QualityKind } from '#engines/quality/index.ts';
import type { App } from '#server/platform/app.ts';
import { type Progress, readAll, readChanged } from '../changes/index.ts';
import {
  companiesToMeasure,
  countsFew,
  dropQualityOfDeleted,
  observationsSeen,
  peopleToMeasure,
  putQuality,
  type QualityRow,
  type RecordToMeasure,
  type SeenAt,
  usualCities,
  writeSnapshot,
} from './store.ts';

const DAY = 86_400_000;
const readings = { company: 'quality:company', person: 'quality:person' } as const;
const FULL_WORTH_CENTS = 100_000_00;

/** An origin names its observation directly or as `{observation}`; anything else has no known age. */
function observationOf(origin: unknown): string | null {
  if (typeof origin === 'number' || typeof origin === 'string')
    return /^\d+$/.test(String(origin)) ? String(origin) : null;
  if (typeof origin !== 'object' || origin === null) return null;
  const inner = Object.entries(origin).find(([key]) =>
    /^(observation|observation_id|observationId|id|o)$/.test(key),
  )?.[1];
  return typeof inner === 'object' ? null : observationOf(inner);
}

/** 0.2 for everybody; up to 1 with a year's revenue (log, 100,000 euros), an open deal (at least 0.7) or the fit score. */
export function worthOf({
  revenueCents,
  openDeals,
  fit,
}: Pick<RecordToMeasure, 'revenueCents' | 'openDeals' | 'fit'>): number {
  const revenue = Math.min(1, Math.log1p(Math.max(0, revenueCents) / 100_00) / Math.log1p(FULL_WORTH_CENTS / 100_00));
  return 0.2 + 0.8 * Math.max(revenue, openDeals > 0 ? 0.7 : 0, (fit ?? 0) / 200);
}

function measure(
  kind: QualityKind,
  record: RecordToMeasure,
  seen: ReadonlyMap<string, SeenAt>,
  cities: ReadonlyMap<string, string>,
  now: Date,
): QualityRow {
  const ages: Record<string, number> = {};
  const sources = new Set<string>();
  for (const [field, origin] of Object.entries(record.origin)) {
    const observation = seen.get(observationOf(origin) ?? '');
    if (!observation) continue;
    ages[field] = (now.getTime() - observation.observedAt.getTime()) / DAY;
    sources.add(observation.sourceId);
  }
  const code = record.values['postal_code'];
  const usualCity = typeof code === 'string' ? (cities.get(code) ?? null) : null;
  const context = {
    usualCity,
    companyDomain: record.companyDomain,
    orderCount: record.orderCount,
    year: now.getFullYear(),
  };
  const { overall, problems, correct, complete, consistent, current, available } = measureQuality({
    kind,
    values: record.values,
    ages,
    context,
  });
  const worth = worthOf(record);
  return {
    record_id: record.id,
    company_id: record.companyId,
    owner_id: record.ownerId,
    team_id: record.teamId,
    ...{ correct, complete, consistent, current, available, overall, worth },
    repair: problems.reduce((sum, { gain }) => sum + gain, 0) * worth,
    problems,
    sources: [...sources],
  };
}

async function measureSlice(app: App, kind: QualityKind, ids: readonly string[]): Promise<void> {
  const records = kind === 'company' ? await companiesToMeasure(app.db, ids) : await peopleToMeasure(app.db, ids);
  if (records.length === 0) return;
  const observations = new Set(
    records.flatMap(({ origin }) => Object.values(origin).map(observationOf)).filter((id) => id !== null),
  );
  const seen = new Map((await observationsSeen(app.db, [...observations])).map((one) => [one.id, one]));
  const codes =
    kind === 'person'
      ? []
      : records.map(({ values }) => values['postal_code']).filter((code) => typeof code === 'string');
  const cities = await usualCities(app.db, [...new Set(codes)]);
  const now = app.clock.now();
  await putQuality(
    app.db,
    kind,
    records.map((record) => measure(kind, record, seen, cities, now)),
    now,
  );
}

/** Measures what changed; where there are few records the day's snapshot follows at once, so that a first import shows within a minute. */
export async function refreshChangedQuality(app: App, most = 0): Promise<void> {
  let changed = 0;
  for (const kind of ['company', 'person'] as const) {
    const options = { name: readings[kind], table: kind, of: 'record', most } as const;
    const done = await readChanged(app, options, (ids) => measureSlice(app, kind, ids));
    if (done === null) return void (await refreshAllQuality(app));
    changed += done;
  }
  if (changed > 0 && (await countsFew(app.db))) await takeSnapshot(app);
}

/** Measures every record and takes the day's snapshot. Values age without being changed: so once a night. */
export async function refreshAllQuality(app: App, progress?: Progress): Promise<void> {
  const startedAt = app.clock.now().toISOString();
  await dropQualityOfDeleted(app.db);
  for (const kind of ['company', 'person'] as const) {
    const options = { names: [readings[kind]], table: kind, startedAt, ...(progress ? { progress } : {}) } as const;
    await readAll(app, options, (ids) => measureSlice(app, kind, ids));
  }
  await takeSnapshot(app);
}

export async function takeSnapshot(app: App): Promise<void> {
  const now = app.clock.now();
  const day = now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
  await app.db.transaction().execute((tx) => writeSnapshot(tx, day, now));
}
