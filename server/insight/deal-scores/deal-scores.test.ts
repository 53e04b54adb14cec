import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { fixedClock } from '#server/platform/clock.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { putDealHistory } from '#test/support/deal-history.ts';
import { trainSubject } from '../learning/index.ts';
import { gatherDealCases } from './gather-cases.ts';
import { explainDeal, refreshDealScores } from './index.ts';
import { dealFacts } from './store-facts.ts';

let t: TestApp;
let head: Person;
const TODAY = '2026-11-20';
const DAY = 86_400_000;
const day = (ago: number): string => new Date(Date.parse(TODAY) - ago * DAY).toISOString().slice(0, 10);

beforeEach(async () => {
  t = await testApp({ clock: fixedClock(new Date(`${TODAY}T10:00:00Z`)) });
  head = await t.person('head_of_sales');
});

const deals = (count: number, signal: number, open = 0) => putDealHistory(t.db, { today: TODAY, count, signal, open });

test('what a model learns from knows nothing of later days', async () => {
  const [made] = await deals(1, 0);
  const look = () => dealFacts(t.db, [{ id: made!.deal, day: day(400), openedOn: day(420) }]);
  const before = await look();
  await sql`update records.deal set stage_id = 'won', competitor = 'Nordhoff', lost_reason = 'x', expected_close_on = ${day(1)} where id = ${made!.deal}`.execute(
    t.db,
  );
  await sql`insert into records.deal_stage_change (deal_id, from_stage, to_stage, changed_by, changed_at) values (${made!.deal}, 'quoted', 'won', 'x', ${day(399)}::timestamptz + interval '12 hours')`.execute(
    t.db,
  );
  await sql`insert into records.activity (company_id, kind, direction, happened_at) values (${made!.company}, 'visit', 'in', ${day(398)})`.execute(
    t.db,
  );
  await sql`insert into records.quote (company_id, number, sent_on) values (${made!.company}, 'A1', ${day(399)})`.execute(
    t.db,
  );
  await sql`insert into records.sales_order (company_id, number, ordered_on, total_cents) values (${made!.company}, 'B1', ${day(400)}, 5)`.execute(
    t.db,
  );
  expect(await look()).toEqual(before);
});

test('closed deals of which nobody knows when they began or ended are left out, and it says so', async () => {
  await deals(3, 0);
  const { rows } = await sql<{ id: string }>`update records.deal set opened_on = closed_at::date returning id`.execute(
    t.db,
  );
  expect(rows).toHaveLength(3);
  const cases = await gatherDealCases(t.app, TODAY);
  expect(cases.rows).toEqual([]);
  expect(cases.leftOut[0]).toMatchObject({ count: 3, text: { de: expect.stringContaining('Angelegt am') } });
});

test('without anything to learn from no probability is invented: only the weight of the stage stands there', async () => {
  const [open] = await deals(0, 0, 1);
  await trainSubject(t.app, 'deal', 'first');
  const { score } = await explainDeal(t.app, head.actor, open!.deal);
  expect(score).toMatchObject({ method: 'none', probability: null, stageWeight: 0.5, steps: [] });
  expect(score?.basis).toMatch(/^Noch nicht genug Daten/);
});

test('chance that cannot be learnt is the base rate with its interval, the same for every deal', async () => {
  const made = await deals(150, 0, 2);
  expect(await trainSubject(t.app, 'deal', 'first')).toEqual({ version: 1, state: 'refused' });
  const scores = await Promise.all(made.slice(-2).map(({ deal }) => explainDeal(t.app, head.actor, deal)));
  const [first, second] = scores.map(({ score }) => score!);
  expect(first!.method).toBe('base-rate');
  expect(first!.basis).toMatch(/^Grundquote: \d+ von \d+ eigenen Fällen gewonnen/);
  expect(second!.probability).toBe(first!.probability);
  expect(first!.low!).toBeLessThan(first!.probability!);
  expect(first!.high!).toBeGreaterThan(first!.probability!);
});

test('what holds on later cases is used, and its waterfall adds up to the probability', async () => {
  const made = await deals(240, 1.2, 12);
  expect(await trainSubject(t.app, 'deal', 'first')).toEqual({ version: 1, state: 'in-use' });
  const scores = [];
  for (const { deal } of made.slice(-12)) scores.push((await explainDeal(t.app, head.actor, deal)).score!);
  for (const score of scores) {
    const sum = score.steps.reduce((total, { points }) => total + points, score.start!);
    expect(sum).toBeCloseTo(score.probability! * 100, 6);
    if (score.slip) expect(score.slip.risk).toBeLessThanOrEqual(score.slip.high);
  }
  expect(new Set(scores.map(({ probability }) => probability)).size).toBeGreaterThan(1);
  expect(scores.flatMap(({ steps }) => steps.map(({ text }) => text)).join()).toMatch(/Kontakte/);
  const stored = await t.db.selectFrom('insight.deal_score').select(['method', 'probability']).execute();
  expect(stored).toHaveLength(12);
  expect(stored.every(({ method, probability }) => method === 'model' && probability !== null)).toBe(true);

  // A second version may only take over where later cases speak for it; there are none since.
  expect(await trainSubject(t.app, 'deal', 'asked')).toEqual({ version: 2, state: 'beside' });
  await sql`update records.deal set stage_id = 'won', closed_at = now() where id = ${made.at(-1)!.deal}`.execute(t.db);
  expect(await refreshDealScores(t.app)).toBe(11);
  expect(await explainDeal(t.app, head.actor, made.at(-1)!.deal)).toEqual({ score: null });
});
