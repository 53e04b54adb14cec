import type { AccountPage, Origin } from '#contract/desk/account.ts';
import type { FitReason } from '#engines/scoring/index.ts';
import { contactLimits } from '#server/action/touches/index.ts';
import { fitReasonIn } from '#server/insight/scores/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/rights.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { survivorOf } from '#server/records/identity/index.ts';
import { reading } from '../lists/index.ts';
import { timelineOf } from './read-timeline.ts';
import {
  type CompanyRow,
  countOf,
  countTouches,
  factColumns,
  findCompany,
  findDeals,
  findOrders,
  findOrigins,
  findPeople,
  findProposals,
  findQuotes,
  findScore,
  findTasks,
  type OwnField,
  orderMonths,
  ownFields,
  type PersonRow,
} from './store.ts';

const FIRST_EVENTS = 30;
const TOUCH_DAYS = 30;

/** Everything the account page shows first. Every part is cut off, so a company with fifty thousand activities costs no more than another. */
export async function readAccount(app: App, actor: Actor, asked: string): Promise<AccountPage> {
  const now = app.clock.now();
  const since = new Date(now.getTime() - TOUCH_DAYS * 86_400_000);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(now);
  return reading(app.db, async (tx) => {
    // Under the id of a company that was merged away: the one that it became.
    const id = await survivorOf(tx, asked);
    const company = (await findCompany(tx, id, actor)) ?? fail('not-found', { text: 'There is no such company.' });
    const people = await findPeople(tx, id, since, actor);
    const deals = await findDeals(tx, id, actor.language);
    const origins = await originsOf(tx, company, people);
    const proposals = await findProposals(tx, [id, ...people.map((one) => one.id), ...deals.map((one) => one.id)]);
    const score = await findScore(tx, id);
    const rows = {
      orders: await findOrders(tx, id),
      quotes: await findQuotes(tx, id),
      tasks: await findTasks(tx, id),
    };
    return {
      id: company.id,
      version: company.version,
      name: company.name,
      relation: company.relation,
      leadStage: company.lead_stage,
      leadSource: company.lead_source,
      example: company.example,
      owner: company.owner_id ? { id: company.owner_id, name: company.owner_name ?? '' } : null,
      team: company.team_id ? { id: company.team_id, name: company.team_name ?? '' } : null,
      createdAt: company.created_at.toISOString(),
      updatedAt: company.updated_at.toISOString(),
      lastActivityAt: company.last_activity_at?.toISOString() ?? null,
      facts: factsOf(company, await ownFields(tx), origins),
      people: {
        rows: people.map((one) => personOf(one, origins)),
        total: people.length < 50 ? people.length : await countOf(tx, 'people', id),
      },
      deals: { rows: [...deals], total: deals.length < 20 ? deals.length : await countOf(tx, 'deals', id) },
      orders: {
        rows: rows.orders,
        total: rows.orders.length < 10 ? rows.orders.length : await countOf(tx, 'orders', id),
        lastOn: company.last_order_on,
        revenue12mCents: company.revenue_12m_cents,
        months: await orderMonths(tx, id, today),
      },
      quotes: {
        rows: rows.quotes,
        total: rows.quotes.length < 10 ? rows.quotes.length : await countOf(tx, 'quotes', id),
      },
      tasks: { rows: rows.tasks, total: rows.tasks.length < 20 ? rows.tasks.length : await countOf(tx, 'tasks', id) },
      proposals,
      contact: { touches: await countTouches(tx, id, since), limit: (await contactLimits.read(tx)).account },
      score: score
        ? {
            points: score.fit,
            lowest: score.lowest,
            highest: score.highest,
            known: score.known,
            at: score.at.toISOString(),
            reasons: reasonsOf(score.reasons, actor.language),
          }
        : null,
      timeline: await timelineOf(tx, id, null, { limit: FIRST_EVENTS, language: actor.language }),
      may: [...(may(actor, 'records.write') ? ['edit'] : []), ...(may(actor, 'records.delete') ? ['delete'] : [])],
    };
  });
}

const camel = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `origin` holds, per field, the number of the observation it came from. */
function observationIn(origin: Readonly<Record<string, unknown>>, field: string): string | null {
  const id = origin[field];
  return typeof id === 'number' || (typeof id === 'string' && /^\d{1,18}$/.test(id)) ? String(id) : null;
}

async function originsOf(
  tx: Db,
  company: CompanyRow,
  people: readonly PersonRow[],
): Promise<ReadonlyMap<string, Origin>> {
  const fields = [...factColumns, ...Object.keys(company.custom).map((key) => `custom.${key}`)];
  const wanted = [
    ...fields.map((field) => ({ field, observationId: observationIn(company.origin, field) })),
    ...people.map((one) => ({ field: 'buying_role', observationId: observationIn(one.origin, 'buying_role') })),
  ];
  return findOrigins(
    tx,
    wanted.flatMap(({ field, observationId }) => (observationId === null ? [] : [{ field, observationId }])),
  );
}

function factsOf(
  company: CompanyRow,
  own: readonly OwnField[],
  origins: ReadonlyMap<string, Origin>,
): AccountPage['facts'] {
  const origin = (field: string): Origin | null =>
    origins.get(`${observationIn(company.origin, field) ?? ''} ${field}`) ?? null;
  return [
    ...factColumns.map((column) => ({
      field: camel(column),
      label: null,
      own: null,
      value: company.facts[column] ?? null,
      origin: origin(column),
    })),
    ...own.map(({ key, label, type, choices }) => ({
      field: `custom.${key}`,
      label,
      own: { type, choices },
      value: company.custom[key] ?? null,
      origin: origin(`custom.${key}`),
    })),
  ];
}

function personOf(
  { origin, ...row }: PersonRow,
  origins: ReadonlyMap<string, Origin>,
): AccountPage['people']['rows'][number] {
  return {
    ...row,
    lastActivityAt: row.lastActivityAt?.toISOString() ?? null,
    buyingRoleOrigin: origins.get(`${observationIn(origin, 'buying_role') ?? ''} buying_role`) ?? null,
  };
}

/** Rules in words. Points are those of the score, out of 100, not the rule's own; what is not met adds none. */
function reasonsOf(reasons: readonly FitReason[], language: 'de' | 'en'): NonNullable<AccountPage['score']>['reasons'] {
  return reasons.map((reason) => ({
    code: reason.state,
    text: fitReasonIn(reason, language, 'beside'),
    points: reason.state === 'met' ? Math.round(reason.weight) : 0,
  }));
}
