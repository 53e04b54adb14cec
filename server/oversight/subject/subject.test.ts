import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { recordObservations } from '#server/intake/observations/index.ts';
import { raiseObjection } from '#server/oversight/consent/change-gate.ts';
import type { Db } from '#server/platform/db/index.ts';
import { type TestApp, testApp } from '#test/support/app.ts';
import { testDatabase } from '#test/support/database.ts';
import { approve, enterSmtp, putDraft, stateOf, testMailCustomer } from '#test/support/outbox.ts';
import { testSmtp } from '#test/support/test-smtp.ts';
import { readTables } from '../../../scripts/describe-database.ts';
import { correctSubject } from './correct-subject.ts';
import { eraseSubject } from './erase-subject.ts';
import { exportSubject } from './export-subject.ts';
import { changeRetention, keepRules, previewRetention } from './keep-rules.ts';
import { allPlaces } from './places.ts';
import { type PrivacyClasses, privacyClasses, processingRecords } from './records-of-processing.ts';
import { restrictSubject } from './restrict-subject.ts';
import { writePage } from './write-page.ts';

const textual = new Set(['text', 'varchar', 'json', 'jsonb', 'bytea', 'inet']);

/** Columns that could hold something about a person and say nothing of it in migrations/privacy.json. */
async function unclassed(db: Db, classes: PrivacyClasses): Promise<string[]> {
  const everywhere = [...classes.everywhere.staff, ...classes.everywhere.plain];
  return (await readTables(db)).flatMap(({ schema, name, columns, kind }) => {
    const table = `${schema}.${name}`;
    const own = classes.tables[table];
    const known = own
      ? [...everywhere, ...own.contact, ...own.free, ...own.staff, ...own.hash, ...own.plain]
      : everywhere;
    const open = columns.filter((column) => textual.has(column.base) && !known.includes(column.name));
    return kind === 'v' || kind === 'm' ? [] : open.map((column) => `${table}.${column.name}`);
  });
}

test('every column that could name a person has a class (else: add it to migrations/privacy.json)', async () => {
  const db = await testDatabase();
  const classes = privacyClasses();
  expect(await unclassed(db, classes)).toEqual([]);
  await sql`alter table records.product add column favourite_of text`.execute(db);
  expect(await unclassed(db, classes)).toEqual(['records.product.favourite_of']);
});

test('every class names a column that is there', async () => {
  const db = await testDatabase();
  const columns = new Set(
    (await readTables(db)).flatMap((table) => table.columns.map(({ name }) => `${table.schema}.${table.name}.${name}`)),
  );
  const gone = Object.entries(privacyClasses().tables).flatMap(([table, { contact, free, staff, hash, plain }]) =>
    [...contact, ...free, ...staff, ...hash, ...plain]
      .map((name) => `${table}.${name}`)
      .filter((one) => !columns.has(one)),
  );
  expect(gone).toEqual([]);
});

test('every table with data about contacts belongs to a place that exports and erases it', async () => {
  await testApp();
  const covered = new Set(allPlaces().flatMap(({ tables }) => tables));
  const personal = Object.entries(privacyClasses().tables).filter(
    ([, { contact, free }]) => contact.length + free.length > 0,
  );
  expect(personal.map(([table]) => table).filter((table) => !covered.has(table))).toEqual([]);
  expect(personal.length).toBeGreaterThan(10);
});

test('the record of processing names each table with people, what for and on which ground', () => {
  const records = processingRecords();
  const person = records.find(({ table }) => table === 'records.person');
  expect(person).toMatchObject({
    people: ['contacts'],
    columns: expect.arrayContaining(['last_name', 'email', 'note']),
  });
  expect(records.every(({ purpose, basis }) => purpose.length > 10 && basis.includes('DSGVO'))).toBe(true);
});

async function world() {
  const smtp = await testSmtp();
  const t = await testApp();
  const { actor } = await t.person('admin');
  await enterSmtp(t.app, actor, smtp.port);
  const email = 'elfriede.quastenflosser@motoren.example';
  const source = { id: `person:${actor.id}`, kind: 'person', label: actor.name } as const;
  const values = (fields: Record<string, string>) =>
    Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }]));
  const [company] = await t.db.transaction().execute((tx) =>
    recordObservations(t.app, tx, actor, {
      source,
      observations: [{ kind: 'company', hint: {}, fields: values({ name: 'Motorenwerk GmbH', relation: 'customer' }) }],
    }),
  );
  const companyId = company?.recordId ?? '';
  const [person] = await t.db.transaction().execute((tx) =>
    recordObservations(t.app, tx, actor, {
      source,
      observations: [
        {
          kind: 'person',
          hint: { company: companyId },
          fields: values({ first_name: 'Elfriede', last_name: 'Quastenflosser', email, mobile: '+4917098765432' }),
        },
      ],
    }),
  );
  const personId = person?.recordId ?? '';
  await t.db.transaction().execute((tx) =>
    recordObservations(t.app, tx, actor, {
      source,
      observations: [
        {
          kind: 'activity',
          hint: { company: companyId, person: personId },
          fields: values({ kind: 'call', happened_at: '2026-11-01T10:00:00Z', subject: 'Frau Quastenflosser rief an' }),
        },
      ],
    }),
  );
  await testMailCustomer(t.app, actor, email);
  const customer = { companyId, personId, email };
  const sent = await putDraft(t.app, actor, customer, { toName: 'Frau Quastenflosser' });
  await approve(t.app, actor, sent);
  await t.jobs.runAll();
  const waiting = await putDraft(t.app, actor, customer, { toName: 'Frau Quastenflosser' });
  await approve(t.app, actor, waiting);
  return { t, app: t.app, actor, smtp, email, customer, waiting, sent };
}

/** Where in the whole database a text still stands. */
async function standsIn(t: TestApp, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const { schema, name, kind } of await readTables(t.db)) {
    if (kind === 'v' || kind === 'm') continue;
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(`${schema}.${name}`)} t where position(${text.toLowerCase()} in lower(t::text)) > 0`.execute(
      t.db,
    );
    if ((rows[0]?.n ?? 0) > 0) found.push(`${schema}.${name}`);
  }
  return found;
}

test('an export holds every table in which the person stands, by any of their contact points', async () => {
  const w = await world();
  const tables = await standsIn(w.t, w.email);
  const byMail = await exportSubject(w.app, w.actor, w.email.toUpperCase());
  const byPhone = await exportSubject(w.app, w.actor, '0170 98765432');
  const holding = byMail.places.filter(({ rows }) => rows.length > 0).flatMap((place) => place.tables);
  expect(tables.filter((table) => !holding.includes(table))).toEqual([]);
  expect(byPhone.places.map(({ rows }) => rows.length)).toEqual(byMail.places.map(({ rows }) => rows.length));
  const page = writePage(byMail, 'de');
  for (const text of ['Quastenflosser', '+4917098765432', 'rief an', 'Getriebemotoren']) expect(page).toContain(text);
  expect(JSON.parse(JSON.stringify(byMail))).toMatchObject({ contact: w.email.toUpperCase() });
});

test('an erasure reaches every place: name, address and number stand nowhere in the database any more', async () => {
  const w = await world();
  const point = { channel: 'email', contactPoint: w.email } as const;
  await raiseObjection(w.app, w.actor, { ...point, scope: 'all_marketing', source: 'mail', at: null });
  const rehearsal = await eraseSubject(w.app, w.actor, { contact: w.email, rehearse: true });
  expect(await standsIn(w.t, w.email)).not.toEqual([]);
  const report = await eraseSubject(w.app, w.actor, { contact: w.email, rehearse: false });
  expect(report.places).toEqual(rehearsal.places);
  for (const text of [w.email, 'Quastenflosser', '98765432']) {
    const left = (await standsIn(w.t, text)).filter((table) => table !== 'records.search_word');
    expect(left, text).toEqual([]);
  }
  // What waited never leaves, and the objection goes on to hold for whoever comes back with that address.
  await w.t.jobs.runAll();
  expect(w.smtp.accepted).toHaveLength(1);
  expect((await stateOf(w.app, w.waiting)).state).toBe('failed');
  await testMailCustomer(w.app, w.actor, w.email);
  const again = await putDraft(w.app, w.actor, w.customer, { personId: null });
  await expect(approve(w.app, w.actor, again)).rejects.toMatchObject({ code: 'contact-forbidden' });
  const log = await w.t.db
    .selectFrom('oversight.audit')
    .select('facts')
    .where('action', '=', 'subject.erased')
    .execute();
  expect(JSON.stringify(log)).not.toContain('quasten');
});

test('an erasure takes nobody else along: a longer address, an extension, a text that is no contact point', async () => {
  const w = await world();
  const source = { id: `person:${w.actor.id}`, kind: 'person', label: w.actor.name } as const;
  const neighbour = {
    last_name: { value: 'Nachbar' },
    email: { value: `dr.${w.email}` },
    mobile: { value: '+491709876543212' },
  };
  await w.t.db.transaction().execute((tx) =>
    recordObservations(w.app, tx, w.actor, {
      source,
      observations: [{ kind: 'person', hint: { company: w.customer.companyId }, fields: neighbour }],
    }),
  );
  await eraseSubject(w.app, w.actor, { contact: w.email, rehearse: false });
  for (const text of [`dr.${w.email}`, '+491709876543212', 'Nachbar']) {
    const left = await standsIn(w.t, text);
    expect(left, text).toEqual(expect.arrayContaining(['intake.observation', 'records.person']));
  }
  await expect(eraseSubject(w.app, w.actor, { contact: 'GmbH', rehearse: false })).rejects.toMatchObject({
    code: 'invalid-input',
  });
});

test('a correction names the records, is noted without naming anybody, and changes nothing by itself', async () => {
  const w = await world();
  const { records } = await correctSubject(w.app, w.actor, { contact: w.email, done: true, recipientsTold: true });
  expect(records).toEqual(expect.arrayContaining([{ kind: 'person', id: w.customer.personId }]));
  const log = await w.t.db
    .selectFrom('oversight.audit')
    .select('facts')
    .where('action', '=', 'subject.corrected')
    .execute();
  expect(log).toEqual([{ facts: { records: records.length, recipientsTold: true } }]);
});

test('restricted data are kept and not used: no advertising, no other mail, until lifted', async () => {
  const w = await world();
  await restrictSubject(w.app, w.actor, { contact: w.email, restricted: true, reason: 'bestreitet die Richtigkeit' });
  await w.t.jobs.runAll();
  expect(w.smtp.accepted).toHaveLength(1);
  const order = await putDraft(w.app, w.actor, w.customer, { purpose: 'contract' });
  await expect(approve(w.app, w.actor, order)).rejects.toMatchObject({ code: 'processing-restricted' });
  await restrictSubject(w.app, w.actor, { contact: w.email, restricted: false, reason: 'geklärt' });
  await approve(w.app, w.actor, order);
});

test('retention forgets what is old enough, after a preview, and says so in the log', async () => {
  const w = await world();
  await sql`update action.message set sent_at = now() - interval '30 months' where sent_at is not null`.execute(w.t.db);
  expect(await previewRetention(w.app, { kind: 'messages', months: 24 })).toEqual({ count: 1 });
  expect(await keepRules(w.app)).toEqual({});
  await changeRetention(w.app, w.actor, { kind: 'messages', months: 24, version: 0, reason: '' });
  expect(await keepRules(w.app)).toEqual({ messages: 1 });
  expect(await keepRules(w.app)).toEqual({ messages: 0 });
  const { rows } = await sql<{ body: string }>`select body from action.message where id = ${w.sent}`.execute(w.t.db);
  expect(rows[0]?.body).toBe('');
});
