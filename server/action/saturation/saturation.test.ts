import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { fixedClock } from '#server/platform/clock.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { putContactHistory } from '#test/support/contacts.ts';
import { listToday } from '../next-best/index.ts';
import { contactsWithAnswers } from './contacts-with-answers.ts';
import { refreshSaturation } from './index.ts';
import { showAccount, showSaturation } from './show-saturation.ts';

const NOW = new Date('2026-11-23T08:00:00Z');
let t: TestApp;
let head: Person;

async function customer(name: string, contacts: number, quoteCents = 1_200_000): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into records.company (name, sort_name, name_key, legal_form, relation, phone, street, postal_code, city, last_activity_at)
    values (${name}, ${name}, ${name}, 'GmbH', 'customer', '+49731123456', 'Hafenstr.', '89073', 'Ulm', ${new Date('2026-11-09T08:00:00Z')})
    returning id`.execute(t.db);
  const { id } = rows[0]!;
  await sql`insert into records.quote (company_id, number, sent_on, total_cents) values (${id}, ${`A-${name}`}, '2026-10-26', ${quoteCents})`.execute(
    t.db,
  );
  for (let i = 0; i < contacts; i++)
    await sql`insert into records.activity (company_id, kind, direction, happened_at)
      values (${id}, 'call', 'out', ${new Date(NOW.getTime() - (14 + i) * 86_400_000)})`.execute(t.db);
  return id;
}

const today = (limit = 20) => listToday(t.app, head.actor, { whose: 'all', limit });

async function open(): Promise<void> {
  t = await testApp({ clock: fixedClock(NOW) });
  head = await t.person('head_of_sales');
}

test('before there is data nothing is claimed, and nothing is lowered', async () => {
  await open();
  const id = await customer('Ahorn', 0);
  await refreshSaturation(t.app);
  const shown = await showSaturation(t.app, head.actor);
  expect(shown.units.map(({ overall }) => overall.peak.state)).toEqual(['unknown', 'unknown']);
  expect(shown.units[0]!.overall.peak.text).toBe('Noch nicht genug Daten: 0 von etwa 400 Kontakten.');
  const [entry] = (await today()).entries;
  expect(entry).toMatchObject({ nextContact: null, best: [], explored: null });
  expect(entry!.factors.map(({ name }) => name)).toEqual(['value', 'urgency', 'chance']);
  expect(entry!.benefit!.text).toMatch(
    /^Zu erwarten: .* von 12\.000\s€ − 10\s€ Aufwand$|^Zu erwarten: .* von 12\.000\s€ − 15\s€ Aufwand$/,
  );
  expect(await showAccount(t.app, head.actor, { companyId: id })).toMatchObject({
    next: null,
    peak: null,
    contacts: 0,
  });
});

test('once contacts have taught it: curve, doing nothing, kept promises, account and rights', async () => {
  await open();
  await customer('Ahorn', 0);
  const { peak } = await putContactHistory(t.db, new Date(NOW.getTime() - 40 * 86_400_000));
  const busy = await customer('Buche', 7);
  await refreshSaturation(t.app);

  // The curve finds the number of contacts that bring most.
  const { units, limits, may } = await showSaturation(t.app, head.actor);
  const [account] = units;
  expect(account!.unit).toBe('account');
  expect(account!.overall.peak.state).toBe('known');
  expect(Math.abs(account!.overall.peak.count! - peak)).toBeLessThanOrEqual(1);
  expect(account!.channels.map(({ label }) => label).toSorted()).toEqual(['Brief', 'E-Mail', 'Telefon']);
  expect(limits).toEqual({ person: 4, account: 8 });
  expect(may).toEqual(['refresh']);

  // Where one contact more harms, doing nothing is the best action, with its reason; a fresh account stands on the list.
  const list = await today();
  expect(list.entries.map(({ subject }) => subject.name)).toEqual(['Ahorn']);
  expect(list.entries[0]!.nextContact!.effect.low).toBeGreaterThan(0);
  expect(list.entries[0]!.factors[3]).toMatchObject({ name: 'saturation' });
  expect(list.alone.map(({ company }) => company.name)).toEqual(['Buche']);
  expect(list.alone[0]!.text).toContain('Jetzt nichts tun');
  expect(list.alone[0]!.text).toContain('8. Kontakt in 30 Tagen');

  // A promised call-back is kept however full the month is.
  await sql`insert into records.task (company_id, kind, title, due_on, assigned_to, created_by)
      values (${busy}, 'callback', 'Preis besprechen', '2026-11-23', ${head.actor.id}, 'test')`.execute(t.db);
  const kept = (await today()).entries;
  const entry = kept.find(({ subject }) => subject.name === 'Buche');
  expect(entry?.kind).toBe('callback');
  expect(entry?.nextContact?.doNothing).toBe(true);
  expect(entry?.factors).toHaveLength(3);

  // The account sums over everybody and every channel, and says what it rests on.
  const shown = await showAccount(t.app, head.actor, { companyId: busy });
  expect(shown).toMatchObject({ contacts: 7, limit: 8, touches: 7, answers: 0 });
  expect(shown.points.length).toBeGreaterThan(4);
  expect(shown.next?.doNothing).toBe(true);

  // Whoever may not see an account gets no curve of it.
  const stranger = await t.person('sales', { teamId: await t.team() });
  await sql`update records.company set owner_id = ${head.actor.id} where id = ${busy}`.execute(t.db);
  await expect(showAccount(t.app, stranger.actor, { companyId: busy })).rejects.toMatchObject({ code: 'not-found' });
});

test('an answer counts once, for the contact before it, and what a person wrote down wins', () => {
  const event = (at: number, channel: string | null, outcome: string | null = null) => ({
    companyId: 'A',
    personId: null,
    relation: 'customer',
    at,
    channel,
    outcome,
    hour: 9,
    weekday: 1,
  });
  const events = [
    event(1, 'email'),
    event(3, 'email'),
    event(4, null),
    event(10, 'phone_human', 'not_reached'),
    event(11, null),
    event(20, 'phone_human', 'interested'),
    event(30, 'post'),
    event(50, null),
  ];
  expect(contactsWithAnswers(events).map(({ response }) => response)).toEqual([0, 1, 0, 1, 0]);
});
