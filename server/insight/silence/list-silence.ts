import type { OrderOutlook } from '#contract/insight/silence.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import {
  anyOrder,
  companyVisible,
  findOutlook,
  newestPopulation,
  outlooksAtRisk,
  type Part,
  type StoredOutlook,
  sumsAtRisk,
} from './store.ts';

/** Customers at risk of one kind, with the sums of all kinds and how good such statements were lately. */
export async function listSilence(
  app: App,
  actor: Actor,
  asked: { readonly part: Part; readonly mine: boolean; readonly limit: number },
) {
  const [rows, sums, model] = await Promise.all([
    outlooksAtRisk(app.db, actor, asked),
    sumsAtRisk(app.db, actor, asked.mine),
    newestPopulation(app.db),
  ]);
  const { checked } = model ?? {};
  return {
    rows: rows.map((row) => shapeOf(row, actor)),
    parts: sums.map(({ part, count, cents }) => ({ part, count, atRiskCents: Math.round(cents) })),
    checked: checked
      ? {
          from: new Date(checked.from * 86_400_000).toISOString().slice(0, 10),
          days: checked.days,
          customers: checked.customers,
          said: checked.said,
          came: checked.came,
          auc: checked.auc,
          aucOfFrequency: checked.aucOfFrequency,
        }
      : null,
    customers: model?.customers ?? 0,
    computing: model === undefined && (await anyOrder(app.db)),
    computedAt: model?.computedAt.toISOString() ?? null,
  };
}

/** @throws Failure `not-found` */
export async function outlookOf(
  app: App,
  actor: Actor,
  id: string,
): Promise<{ readonly outlook: OrderOutlook | null }> {
  if (!(await companyVisible(app.db, actor, id))) fail('not-found', { kind: 'company' });
  const row = await findOutlook(app.db, actor, id);
  return { outlook: row ? shapeOf(row, actor) : null };
}

function shapeOf(row: StoredOutlook, { language }: Actor): OrderOutlook {
  const { next_low: low, next_on: on, next_high: high } = row;
  return {
    companyId: row.company_id,
    name: row.name,
    owner: row.owner_name,
    state: row.state,
    active: row.active,
    overdue: row.overdue,
    orderChance: row.order_chance,
    orderDays: row.order_days,
    lastOn: row.last_on,
    usualGap: row.usual_gap,
    next: low && on && high ? { low, on, high } : null,
    orderCents: row.order_cents,
    atRiskCents: row.at_risk_cents,
    reasons: row.reasons.map((reason) => ({ code: reason.code, text: reason[language] })),
  };
}
