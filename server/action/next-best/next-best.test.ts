import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { refreshAllRhythms } from '#server/insight/rhythms/index.ts';
import { refreshChangedScores } from '#server/insight/scores/index.ts';
import { recordObservations } from '#server/intake/observations/index.ts';
import { recordObjections } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { fixedClock } from '#server/platform/clock.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { answerSuggestion, listToday, refusals, takeBackAnswer } from './index.ts';

const NOW = new Date('2026-11-23T08:00:00Z');
let t: TestApp;
let anna: Person;
let team: string;

beforeEach(async () => {
  t = await testApp({ clock: fixedClock(NOW) });
  team = await t.team();
  anna = await t.person('sales', { teamId: team, name: 'Anna' });
});

interface CompanyFacts {
  readonly relation?: string;
  readonly lead?: string | null;
  readonly owner?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly street?: string | null;
  readonly teamId?: string | null;
}

async function company(name: string, facts: CompanyFacts = {}): Promise<string> {
  const owner = facts.owner === undefined ? anna.actor.id : facts.owner;
  const { rows } = await sql<{ id: string }>`
    insert into records.company (name, sort_name, name_key, legal_form, relation, lead_stage, owner_id, team_id, phone, email, street, postal_code, city, industry, created_at)
    values (${name}, ${name.toLowerCase()}, ${name.toLowerCase()}, 'GmbH', ${facts.relation ?? 'customer'}, ${facts.lead ?? null}, ${owner}, ${facts.teamId ?? null},
      ${facts.phone === undefined ? '+49731123456' : facts.phone}, ${facts.email ?? null}, ${facts.street === undefined ? 'Hafenstr.' : facts.street}, '89073', 'Ulm', 'Maschinenbau',
      ${new Date('2026-11-20T08:00:00Z')}) returning id`.execute(t.db);
  return rows[0]!.id;
}

async function person(
  companyId: string,
  name: string,
  facts: { email?: string; phone?: string } = {},
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into records.person (company_id, last_name, sort_name, name_key, email, phone)
    values (${companyId}, ${name}, ${name.toLowerCase()}, ${name.toLowerCase()}, ${facts.email ?? null}, ${facts.phone ?? null}) returning id`.execute(
    t.db,
  );
  return rows[0]!.id;
}

/** As a person writes it down: through an observation, so that its done can be taken back. */
async function task(
  companyId: string,
  facts: { kind?: string; due?: string; person?: string; title?: string } = {},
): Promise<string> {
  const values = {
    kind: facts.kind ?? 'todo',
    title: facts.title ?? 'Unterlagen schicken',
    due_on: facts.due ?? '2026-11-20',
    assigned_to: anna.actor.id,
    created_by: 'test',
  };
  const fields = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { value }]));
  const source = { id: `person:${anna.actor.id}`, kind: 'person', label: 'Anna' } as const;
  const hint = { company: companyId, ...(facts.person ? { person: facts.person } : {}) };
  const observations = [{ kind: 'task', hint, fields, observedAt: new Date('2026-11-19T08:00:00Z') }] as const;
  const outcomes = await t.db
    .transaction()
    .execute((tx) => recordObservations(t.app, tx, anna.actor, { source, observations }));
  return outcomes[0]!.recordId!;
}

async function quote(companyId: string, number: string, sentOn: string, cents = 1_230_000): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into records.quote (company_id, number, sent_on, total_cents) values (${companyId}, ${number}, ${sentOn}, ${cents}) returning id`.execute(
    t.db,
  );
  return rows[0]!.id;
}

const list = (actor: Actor = anna.actor, limit = 20) => listToday(t.app, actor, { whose: 'all', limit });
const objectTo = (contactPoint: string) =>
  recordObjections(t.app, anna.actor, t.db, [
    { channel: 'phone_human', contactPoint, scope: 'all_marketing', source: 'mail', at: null },
  ]);

describe('what the list of the day draws from', () => {
  test('a promised call-back stands before an ordinary task, each with its reason in words', async () => {
    await task(await company('Adler'), { title: 'Muster senden' });
    await task(await company('Bär'), { kind: 'callback', title: 'Preis besprechen' });
    const { entries } = await list();
    expect(entries.map(({ kind, subject }) => [kind, subject.name])).toEqual([
      ['callback', 'Bär'],
      ['task', 'Adler'],
    ]);
    expect(entries[0]!.reasons[0]!.text).toBe('Rückruf zugesagt für den 20.11.2026: Preis besprechen');
    expect(entries[1]!.reasons[0]!.text).toBe('Aufgabe seit 3 Tagen fällig: Muster senden');
  });

  test('a quote is asked about after ten days without an answer, not before, and not once it is answered', async () => {
    const id = await company('Adler');
    await quote(id, 'A-1', '2026-11-05');
    await quote(await company('Bär'), 'A-2', '2026-11-20');
    const decided = await quote(await company('Czerny'), 'A-3', '2026-11-05');
    await sql`update records.quote set status = 'accepted' where id = ${decided}`.execute(t.db);
    const { entries } = await list();
    expect(entries).toHaveLength(1);
    expect(entries[0]!.reasons[0]!.text).toBe('Angebot A-1 über 12.300\u00a0€ seit 18 Tagen ohne Antwort');
    expect(entries[0]!.valueCents).toBe(1_230_000);
  });

  test('a waiting quote follows its company to another owner, and into another company', async () => {
    const ben = await t.person('sales', { teamId: await t.team(), name: 'Ben' });
    const [adler, baer] = [await company('Adler'), await company('Bär', { owner: ben.actor.id })];
    const id = await quote(adler, 'A-1', '2026-11-05');
    const whoSees = async () => [(await list()).entries.length, (await list(ben.actor)).entries.length];
    expect(await whoSees()).toEqual([1, 0]);
    await sql`update records.company set owner_id = ${ben.actor.id} where id = ${adler}`.execute(t.db);
    expect(await whoSees()).toEqual([0, 1]);
    await sql`update records.company set owner_id = ${anna.actor.id} where id = ${adler}`.execute(t.db);
    await sql`update records.quote set company_id = ${baer} where id = ${id}`.execute(t.db);
    expect(await whoSees()).toEqual([0, 1]);
  });

  test('a deal comes up when its next step is overdue or missing, not while the next step lies ahead', async () => {
    const insert = (companyId: string, title: string, step: string | null, on: string | null) =>
      sql`insert into records.deal (company_id, title, stage_id, stage_changed_at, value_cents, next_step, next_step_on, owner_id)
        values (${companyId}, ${title}, 'quoted', ${new Date('2026-10-01')}, 4800000, ${step}, ${on}, ${anna.actor.id})`.execute(
        t.db,
      );
    await insert(await company('Adler'), 'Presse', null, null);
    await insert(await company('Bär'), 'Getriebe', 'Termin', '2026-11-18');
    await insert(await company('Czerny'), 'Motor', 'Termin', '2026-12-18');
    const { entries } = await list();
    expect(entries.map(({ subject }) => subject.name).sort()).toEqual(['Adler', 'Bär']);
    expect(entries.map(({ reasons }) => reasons[0]!.text).sort()).toEqual([
      'Chance „Getriebe“ über 48.000\u00a0€: nächster Schritt („Termin“) seit 5 Tagen überfällig',
      'Chance „Presse“ über 48.000\u00a0€ ohne nächsten Schritt, seit 53 Tagen in „Angebot abgegeben“',
    ]);
    const english = await list({ ...anna.actor, language: 'en' });
    expect(english.entries.map(({ reasons }) => reasons[0]!.text)).toContain(
      'Deal “Presse” of €48,000 has no next step, 53 days in “Quoted”',
    );
  });

  test('a deal of a list imported today has waited since it was opened, and does not claim to know its stage since then', async () => {
    await sql`insert into records.deal (company_id, title, stage_id, opened_on, stage_changed_at, value_cents, owner_id)
      values (${await company('Adler')}, 'Presse', 'quoted', '2026-10-01', ${t.app.clock.now()}, 4800000, ${anna.actor.id}),
        (${await company('Bär')}, 'Getriebe', 'quoted', null, ${t.app.clock.now()}, 4800000, ${anna.actor.id})`.execute(
      t.db,
    );
    const { entries } = await list();
    expect(entries.map(({ reasons }) => reasons[0]!.text)).toEqual([
      'Chance „Presse“ über 48.000\u00a0€ ohne nächsten Schritt, seit 53 Tagen offen',
    ]);
  });

  test('a customer beyond their own rhythm comes up; one with too few orders does not', async () => {
    const [steady, few] = [await company('Adler'), await company('Bär')];
    const order = (companyId: string, number: string, day: string) =>
      sql`insert into records.sales_order (company_id, number, ordered_on, total_cents) values (${companyId}, ${number}, ${day}, 900000)`.execute(
        t.db,
      );
    for (const [n, day] of ['2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01'].entries())
      await order(steady, `S${n}`, day);
    for (const [n, day] of ['2026-07-01', '2026-08-01'].entries()) await order(few, `F${n}`, day);
    await sql`update records.company set last_activity_at = '2026-09-01', order_count = 2`.execute(t.db);
    await refreshAllRhythms(t.app);
    // Of the same silence the outlook speaks too, in days of its own.
    await sql`
      insert into insight.order_outlook (company_id, owner_id, state, active, overdue, order_chance, expected_orders, order_days, last_on, usual_gap, falling, reasons, computed_at)
      values (${steady}, ${anna.actor.id}, 'overdue', 0.5, 0.9, 0.6, 1, 5, '2026-09-01', 29, false, ${JSON.stringify([
        { code: 'overdue', de: 'Bestellt etwa alle 29 Tage, jetzt seit 83 Tagen nicht', en: 'en' },
        { code: 'value-fell', de: 'Bestellwert gefallen', en: 'en' },
      ])}::jsonb, ${NOW})`.execute(t.db);
    const { entries } = await list();
    expect(entries.map(({ kind, subject }) => [kind, subject.name])).toEqual([['order_rhythm', 'Adler']]);
    expect(entries[0]!.reasons.slice(1).map(({ text }) => text)).toEqual(['Bestellwert gefallen']);
    expect(entries[0]!.reasons[0]!.text).toMatch(
      /^Bestellt sonst etwa alle 31 Tage \(± \d+\), letzte Bestellung vor 83 Tagen$/,
    );
  });

  test('a new lead without contact comes up with its fit, and is gone once somebody was in touch', async () => {
    const id = await company('Adler', { relation: 'inquiry', lead: 'new' });
    await refreshChangedScores(t.app);
    const { entries } = await list();
    expect(entries[0]).toMatchObject({ kind: 'lead', subject: { name: 'Adler' } });
    expect(entries[0]!.reasons.at(-1)!.text).toMatch(/^Passung \d+ von 100: /);
    await sql`update records.company set last_activity_at = ${NOW} where id = ${id}`.execute(t.db);
    expect((await list()).entries).toEqual([]);
  });

  test('several occasions of one account are one entry with several reasons', async () => {
    const id = await company('Adler');
    await quote(id, 'A-1', '2026-11-05');
    await task(id);
    const { entries } = await list();
    expect(entries).toHaveLength(1);
    expect(
      entries[0]!.reasons
        .filter(({ code }) => code !== 'fit')
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['quote', 'task']);
  });

  test('sales see their own, their team’s and unassigned accounts, never another’s', async () => {
    const other = await t.person('sales', { teamId: await t.team(), name: 'Otto' });
    await quote(await company('Eigen'), 'A-1', '2026-11-05');
    await quote(await company('Team', { owner: null, teamId: team }), 'A-2', '2026-11-05');
    await quote(await company('Frei', { owner: null }), 'A-3', '2026-11-05');
    await quote(await company('Fremd', { owner: other.actor.id }), 'A-4', '2026-11-05');
    expect((await list()).entries.map(({ subject }) => subject.name).sort()).toEqual(['Eigen', 'Frei', 'Team']);
    const head = await t.person('head_of_sales');
    expect((await list(head.actor)).entries).toHaveLength(4);
  });
});

describe('the gate', () => {
  test('whoever objected never appears for advertising; a colleague without objection is named instead', async () => {
    const id = await company('Adler', { phone: null });
    await person(id, 'Aal', { phone: '+49731111111' });
    await objectTo('+49731111111');
    await refreshChangedScores(t.app);
    const alone = await list();
    expect(JSON.stringify(alone.entries)).not.toContain('Aal');
    await person(id, 'Barsch', { phone: '+49731222222' });
    expect((await list()).entries.map(({ subject }) => subject.name)).toEqual(['Barsch']);
  });

  test('a follow-up with a person who objected rests, and the list says so', async () => {
    const id = await company('Adler', { phone: null });
    const aal = await person(id, 'Aal', { phone: '+49731111111' });
    await task(id, { kind: 'follow_up', person: aal });
    await objectTo('+49731111111');
    const today = await list();
    expect(today.entries).toEqual([]);
    expect(today.resting).toEqual([
      { code: 'objection', count: 1, text: '1 weiterer ruht: Widerspruch gegen Werbung' },
    ]);
  });

  test('every channel is shown with the rule that decides it; cold calls and cold mails are forbidden', async () => {
    await company('Adler', { relation: 'none', email: 'info@adler.de' });
    await refreshChangedScores(t.app);
    const { entries } = await list();
    expect(entries[0]!.channels.map(({ channel, decision, rule }) => [channel, decision, rule])).toEqual([
      ['post', 'allowed', 'R30'],
      ['phone_human', 'forbidden', 'R44'],
      ['email', 'forbidden', 'R53'],
    ]);
    for (const channel of entries[0]!.channels) expect(channel.text.length).toBeGreaterThan(20);
  });

  test('nobody is contacted more often than the limit allows, all channels together, and what rests is counted', async () => {
    const id = await company('Adler');
    const aal = await person(id, 'Aal', { phone: '+49731111111' });
    await task(id, { person: aal, kind: 'callback' });
    const contact = (at: string, kind: string) =>
      sql`insert into records.activity (company_id, person_id, kind, direction, happened_at) values (${id}, ${aal}, ${kind}, 'out', ${new Date(at)})`.execute(
        t.db,
      );
    for (const kind of ['call', 'email', 'letter']) await contact('2026-11-10', kind);
    await contact('2026-10-01', 'call');
    expect((await list()).entries[0]).toMatchObject({ contacts: { person: 3, personLimit: 4 } });
    await contact('2026-11-12', 'visit');
    const today = await list();
    expect(today.entries).toEqual([]);
    expect(today.resting[0]).toMatchObject({
      code: 'contact-limit',
      count: 1,
      text: '1 weiterer ruht: Kontaktgrenze erreicht',
    });
  });
});

describe('answers', () => {
  const answers = () =>
    sql<{ touches: number; activities: number; open: number; answers: number }>`
      select (select count(*)::int from action.touch where undone_at is null) as touches,
        (select count(*)::int from records.activity where deleted_at is null) as activities,
        (select count(*)::int from records.task where done_at is null and deleted_at is null) as open,
        (select count(*)::int from action.answer where undone_at is null) as answers`
      .execute(t.db)
      .then(({ rows }) => rows[0]!);

  test('done writes contact, ground, activity and next step, and undo takes all of it back', async () => {
    const id = await company('Adler', { relation: 'inquiry' });
    const callback = await task(id, { kind: 'callback' });
    const done = {
      kind: 'done',
      channel: 'phone_human',
      outcome: 'reached',
      note: 'will Muster',
      nextStep: { text: 'Muster senden', on: '2026-12-01', kind: 'follow_up' },
    } as const;
    const { answerId } = await answerSuggestion(t.app, anna.actor, { id: `callback:${callback}`, answer: done });
    expect(await answers()).toEqual({ touches: 1, activities: 1, open: 1, answers: 1 });
    const { rows } = await sql<{ channel: string; ground: string; outcome: string; by: string }>`
      select channel, ground, outcome, by_name as by from action.touch`.execute(t.db);
    expect(rows).toEqual([{ channel: 'phone_human', ground: 'R09', outcome: 'reached', by: 'Anna' }]);
    expect((await list()).entries).toEqual([]);
    await takeBackAnswer(t.app, anna.actor, answerId);
    expect(await answers()).toEqual({ touches: 0, activities: 0, open: 1, answers: 0 });
    expect((await list()).entries.map((entry) => entry.id)).toEqual([`callback:${callback}`]);
  });

  test('later hides it for me until that day, not for a colleague', async () => {
    const mate = await t.person('sales', { teamId: team, name: 'Max' });
    const id = await quote(await company('Adler', { owner: null, teamId: team }), 'A-1', '2026-11-05');
    await answerSuggestion(t.app, anna.actor, { id: `quote:${id}`, answer: { kind: 'later', until: '2026-11-30' } });
    expect((await list()).entries).toEqual([]);
    expect((await list(mate.actor)).entries).toHaveLength(1);
  });

  test('no with a reason keeps the suggestion away for 90 days and is counted', async () => {
    const id = await quote(await company('Adler'), 'A-1', '2026-11-05');
    await answerSuggestion(t.app, anna.actor, {
      id: `quote:${id}`,
      answer: { kind: 'no', reason: 'no_need', note: '' },
    });
    expect((await list()).entries).toEqual([]);
    const { rows } = await sql<{ hidden: string }>`select hidden_until as hidden from action.answer`.execute(t.db);
    expect(rows[0]!.hidden).toBe('2027-02-21');
    expect(await refusals(t.app, anna.actor)).toEqual({
      answered: 1,
      rows: [{ kind: 'quote', reason: 'no_need', label: 'kein Bedarf', count: 1 }],
    });
  });

  test('a forbidden channel cannot be used, and nothing is written', async () => {
    const id = await company('Adler', { relation: 'none' });
    await refreshChangedScores(t.app);
    const done = { kind: 'done', channel: 'phone_human', outcome: 'reached', note: '' } as const;
    await expect(answerSuggestion(t.app, anna.actor, { id: `untouched:${id}`, answer: done })).rejects.toMatchObject({
      code: 'contact-forbidden',
    });
    expect(await answers()).toMatchObject({ touches: 0, activities: 0, answers: 0 });
  });

  test('a call on a presumed interest asks for the concrete facts, in forty characters at least', async () => {
    const id = await company('Adler');
    await refreshChangedScores(t.app);
    const call = (ground?: string) =>
      answerSuggestion(t.app, anna.actor, {
        id: `untouched:${id}`,
        answer: { kind: 'done', channel: 'phone_human', outcome: 'reached', note: '', ground },
      });
    await expect(call('Kunde')).rejects.toMatchObject({ code: 'ground-missing' });
    await call('Kauft seit Jahren Getriebe und hat am 3.11. nach Ersatz gefragt');
    expect(await answers()).toMatchObject({ touches: 1 });
  });

  test('what another territory owns cannot be answered', async () => {
    const other = await t.person('sales', { teamId: await t.team() });
    const id = await quote(await company('Adler'), 'A-1', '2026-11-05');
    await expect(
      answerSuggestion(t.app, other.actor, { id: `quote:${id}`, answer: { kind: 'no', reason: 'no_need', note: '' } }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await answers()).toMatchObject({ answers: 0 });
  });
});
