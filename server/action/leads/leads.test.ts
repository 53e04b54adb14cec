import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { fixedClock } from '#server/platform/clock.ts';
import { testApp } from '#test/support/app.ts';
import { listLeads } from './list-leads.ts';

test('a lead is handed over, accepted within its time and qualified by its criteria, and waits in Heute until then', async () => {
  const t = await testApp({ clock: fixedClock(new Date('2026-11-20T10:00:00Z')) });
  const marketing = await t.person('head_of_sales', { name: 'Petra Lang' });
  const seller = await t.person('sales', { name: 'Jonas Vogt' });
  const other = await t.person('sales', { name: 'Mia Kern' });
  const { body } = await t.call('records.companies.create', { name: 'Adler Pumpen GmbH' }, marketing);
  const id = (body as { id: string }).id;
  type State = {
    version: number;
    stage: string;
    next: string;
    limits: string;
    may: string[];
    criteria: { text: string; met: boolean }[];
  };
  const look = async () => (await t.call('action.leads.get', { id }, marketing)).body as State;
  const step = async (input: object, as = seller) =>
    t.call('action.leads.step', { id, version: (await look()).version, ...input }, as);

  expect(await look()).toMatchObject({
    stage: null,
    may: ['hand-over'],
    limits: expect.stringContaining('2 Werktage'),
  });
  expect((await step({ step: 'accept' })).status).toBe(400);
  expect((await step({ step: 'hand-over' }, marketing)).body).toMatchObject({ data: { field: 'to' } });
  expect((await step({ step: 'hand-over', to: seller.actor.id }, marketing)).status).toBe(200);
  // 20 November 2026 is a Friday: two working days later is Tuesday.
  expect(await look()).toMatchObject({ stage: 'mql', next: 'Jonas Vogt muss bis 24.11.2026 annehmen oder ablehnen' });
  const tasks = () =>
    sql<{
      title: string;
      due_on: string;
      done: boolean;
    }>`select title, due_on::text, done_at is not null as done from records.task order by created_at`
      .execute(t.db)
      .then(({ rows }) => rows);
  expect(await tasks()).toEqual([
    { title: 'Lead annehmen oder ablehnen: Adler Pumpen GmbH', due_on: '2026-11-24', done: false },
  ]);

  expect((await step({ step: 'accept' }, other)).status).not.toBe(200);
  expect((await step({ step: 'accept' })).status).toBe(200);
  const accepted = await look();
  expect(accepted).toMatchObject({ stage: 'sal', next: 'Jonas Vogt führt bis 27.11.2026 das erste Gespräch' });
  expect(accepted.criteria.map(({ met }) => met)).toEqual([false, false, false]);
  expect((await tasks()).map(({ done }) => done)).toEqual([true, false]);

  expect((await step({ step: 'qualify' })).body).toMatchObject({ data: { field: 'reason' } });
  expect((await look()).stage).toBe('sal');
  expect((await step({ step: 'qualify', reason: 'Rahmenvertrag mündlich zugesagt' })).status).toBe(200);
  expect(await look()).toMatchObject({ stage: 'sql', may: [] });
  const { rows } = await sql<{
    missing: string[];
  }>`select missing from action.lead_step where step = 'qualify'`.execute(t.db);
  expect(rows).toEqual([{ missing: ['decider', 'conversation', 'demand'] }]);
});

test('marketing sees who is ready, sales what waits for them, and both who is late', async () => {
  let now = new Date('2026-11-20T10:00:00Z');
  const t = await testApp({ clock: { now: () => now } });
  const head = await t.person('head_of_sales', { name: 'Petra Lang' });
  const seller = await t.person('sales', { name: 'Jonas Vogt' });
  const other = await t.person('sales', { name: 'Mia Kern', teamId: await t.team() });
  const ids: Record<string, string> = {};
  for (const [name, score] of [
    ['Adler', 71],
    ['Bär', 30],
    ['Celle', 88],
  ] as const) {
    ids[name] = ((await t.call('records.companies.create', { name }, head)).body as { id: string }).id;
    await sql`insert into insight.lead_score (company_id, method, score, fit, interest, computed_at) values (${ids[name]}::uuid, 'interactions', ${score}, 50, 40, ${now})`.execute(
      t.db,
    );
  }
  type Answer = {
    parts: { part: string; count: number; late: number }[];
    rows: { name: string; text: string; daysLate: number }[];
  };
  const list = async (part: string) => (await t.call('action.leads.list', { part }, head)).body as Answer;
  expect((await list('ready')).rows.map(({ name, text }) => [name, text])).toEqual([
    ['Celle', 'Passung 50 und Interesse 40 von 100'],
    ['Adler', 'Passung 50 und Interesse 40 von 100'],
  ]);
  const { version } = (await t.call('action.leads.get', { id: ids['Celle'] }, head)).body as { version: number };
  await t.call('action.leads.step', { id: ids['Celle'], version, step: 'hand-over', to: seller.actor.id }, head);
  expect((await list('ready')).rows.map(({ name }) => name)).toEqual(['Adler']);
  // A week later, and without a session that would have run out.
  now = new Date('2026-11-27T10:00:00Z');
  const later = ({ actor }: typeof seller) => listLeads(t.app, actor, { part: 'to-accept', mine: false, limit: 9 });
  const waiting = await later(seller);
  expect(waiting.rows).toMatchObject([
    {
      name: 'Celle',
      daysLate: 3,
      text: 'Jonas Vogt muss bis 24.11.2026 annehmen oder ablehnen – seit 3 Tagen überfällig',
    },
  ]);
  expect(waiting.parts.find(({ part }) => part === 'to-accept')).toMatchObject({ count: 1, late: 1 });
  expect((await later(other)).rows).toEqual([]);
});
