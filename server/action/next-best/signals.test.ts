import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { fixedClock } from '#server/platform/clock.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { listToday } from './index.ts';

const NOW = new Date('2026-11-20T08:00:00Z');
let t: TestApp;
let anna: Person;

beforeEach(async () => {
  t = await testApp({ clock: fixedClock(NOW) });
  anna = await t.person('sales', { name: 'Anna' });
});

async function company(name: string, orders = 5): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into records.company (name, sort_name, name_key, legal_form, relation, owner_id, phone, order_count, last_activity_at, street, postal_code, city)
    values (${name}, ${name.toLowerCase()}, ${name.toLowerCase()}, 'GmbH', 'customer', ${anna.actor.id}, '+49731123456', ${orders}, '2026-06-01', 'Weg', '89073', 'Ulm')
    returning id`.execute(t.db);
  return rows[0]!.id;
}

async function outlook(id: string, state: string, falling: boolean, text: string): Promise<void> {
  await sql`
    insert into insight.order_outlook (company_id, owner_id, state, active, overdue, order_chance, expected_orders, order_days, last_on, usual_gap, at_risk_cents,
      falling, reasons, computed_at)
    values (${id}, ${anna.actor.id}, ${state}, 0.9, 0.2, 0.6, 1, 12, '2026-11-01', 30, 1200000, ${falling},
      jsonb_build_array(jsonb_build_object('code', 'value-fell', 'de', ${text}::text, 'en', 'en')), ${NOW})`.execute(
    t.db,
  );
}

async function suggestion(id: string, product: string): Promise<void> {
  await sql`
    insert into insight.cross_selling (company_id, rank, product, name, chance, line_cents, because, because_buyers, because_after, buyers, owner_id)
    values (${id}, 1, ${product}, ${product}, 0.2, 500000, 'Pumpe', 40, 20, 50, ${anna.actor.id})`.execute(t.db);
}

const entries = async () => (await listToday(t.app, anna.actor, { whose: 'all', limit: 20 })).entries;
const of = async (name: string) => (await entries()).find(({ subject }) => subject.name === name);

test('whoever orders less, and whoever might need more, comes up with the reason, the value and the chance that the scores give', async () => {
  const [falling, fitting] = [await company('Adler'), await company('Bär')];
  await outlook(falling, 'due', true, 'Bestellwert gefallen: 40 % unter den früheren');
  await suggestion(fitting, 'Dichtung');
  const first = await of('Adler');
  expect(first).toMatchObject({ kind: 'falling', valueCents: 1_200_000 });
  expect(first!.reasons.map(({ text }) => text)).toEqual([
    'Bestellwert gefallen: 40 % unter den früheren',
    'Auf dem Spiel stehen etwa 12.000\u00a0€ im Jahr',
  ]);
  const second = await of('Bär');
  expect(second).toMatchObject({ kind: 'cross_sell', valueCents: 500_000 });
  expect(second!.reasons.map(({ text }) => text)).toEqual([
    '„Dichtung“ könnte passen: 50\u00a0% der 40 Kunden mit „Pumpe“ kauften es dazu oder danach',
  ]);
  expect(second!.factors.find(({ name }) => name === 'chance')!.code).toBe('chance-model');

  // Suggestions that were no better than naming what is popular are nobody's reason to call.
  const worse = { customers: 50, hitRate: 0.1, popular: 0.2, boughtOf100: 2, better: false };
  await sql`insert into insight.cross_selling_check (population, customers, suggestions, checked, computed_at)
    values (2, 1, 1, ${JSON.stringify(worse)}::jsonb, ${NOW})`.execute(t.db);
  expect(await of('Bär')).toBeUndefined();
});

test('a complaint stands beside whatever is suggested, in Heute and in the briefing', async () => {
  const id = await company('Celle');
  await suggestion(id, 'Dichtung');
  await sql`
    insert into records.activity (company_id, kind, direction, happened_at, subject) values (${id}, 'call', 'in', '2026-10-02T09:00:00Z', 'Reklamation Lagergeräusch')`.execute(
    t.db,
  );
  const words = 'Beschwerde vom 02.10.2026: „Reklamation Lagergeräusch“. Erst klären, dann anbieten';
  expect((await of('Celle'))!.reasons.map(({ text }) => text)).toContain(words);
  const { body } = await t.call('action.briefing.get', { companyId: id, personId: null }, anna);
  const [signals] = (body as { sections: { code: string; lines: string[] }[] }).sections;
  expect(signals).toMatchObject({
    code: 'signals',
    lines: [words, expect.stringMatching(/^„Dichtung“ könnte passen/)],
  });
});

test('what an experiment showed to harm is left alone with its reason; what it showed to help is a reason', async () => {
  await outlook(await company('Adler'), 'due', true, 'Bestellwert gefallen');
  const stopped = (state: string, low: number, high: number) =>
    sql`insert into action.experiment (name, about, share, metric, smallest, horizon_days, started_at, created_by, created_by_name, state, stopped_at, reading)
      values ('Herbst', 'recommendation:falling', 0.2, 'order', 0.05, 30, '2026-01-01', 'x', 'x', 'stopped', '2026-06-01', ${JSON.stringify(
        {
          state,
          treated: { accounts: 400, mean: 0.2 },
          heldOut: { accounts: 100, mean: 0.2 - (low + high) / 2 },
          effect: { difference: (low + high) / 2, low, high },
          accounts: 500,
          needed: 400,
        },
      )}::jsonb)`.execute(t.db);
  await stopped('helps', 0.02, 0.18);
  const helped = await of('Adler');
  expect(helped!.reasons[1]!.text).toBe(
    'Experiment „Herbst“: Es wirkt: +10 Prozentpunkte (95 %: +2 Prozentpunkte bis +18 Prozentpunkte).',
  );
  expect(helped!.benefit!.text).toMatch(/ × 50 %, die der Kontakt bewirkt/);
  await sql`delete from action.experiment`.execute(t.db);
  await stopped('harms', -0.2, -0.04);
  expect(await of('Adler')).toBeUndefined();
  const { alone } = await listToday(t.app, anna.actor, { whose: 'all', limit: 20 });
  expect(alone.map(({ company: one, text }) => [one.name, text.slice(0, 57)])).toEqual([
    ['Adler', 'Jetzt nichts tun. Experiment „Herbst“: Es schadet: −12 Pr'],
  ]);
});
