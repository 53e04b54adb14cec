import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { Failure } from '#server/platform/failure.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { runImport } from './work-through.ts';

interface Import {
  readonly id: string;
  readonly state: string;
  readonly expected: Record<string, number> | null;
  readonly counts: Record<string, number> | null;
  readonly failure: { readonly code: string; readonly text: string } | null;
  readonly may: readonly string[];
}

async function upload(t: TestApp, as: Person, content: string, name = 'kunden.csv'): Promise<string> {
  const response = await t.fetch(`/upload?name=${name}`, {
    method: 'POST',
    as,
    body: content,
    headers: { 'content-type': 'text/csv' },
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { id: string }).id;
}

async function call<T>(t: TestApp, as: Person, name: string, input: unknown): Promise<T> {
  const { status, body } = await t.call(`intake.imports.${name}`, input, as);
  expect([name, status, status === 200 ? null : body]).toEqual([name, 200, null]);
  return body as T;
}

/** Uploads, looks, prepares and runs the dry run. */
async function checked(t: TestApp, as: Person, content: string): Promise<Import> {
  const fileId = await upload(t, as, content);
  const { mapping } = await call<{ mapping: unknown }>(t, as, 'inspect', { fileId });
  const { id } = await call<{ id: string }>(t, as, 'create', { fileId, mapping });
  await t.jobs.runAll();
  return call<Import>(t, as, 'get', { id });
}

async function imported(t: TestApp, as: Person, content: string): Promise<Import> {
  const { id } = await checked(t, as, content);
  await call(t, as, 'start', { id });
  await t.jobs.runAll();
  return call<Import>(t, as, 'get', { id });
}

const companies = async (t: TestApp) =>
  (
    await sql<{
      name: string;
      city: string | null;
      phone: string | null;
      custom: Record<string, unknown>;
    }>`select name, city, phone, custom from records.company where deleted_at is null order by name`.execute(t.db)
  ).rows;

const LIST =
  'Kundennr;Firma;PLZ;Ort;Telefon;Prüfkreis\n1;Müller GmbH;89073;Ulm;0731 12345;rot\n2;Koch AG;70173;Stuttgart;0711 998877;blau\n;;;Nirgendwo;;\n3;Weiß KG;80331;München;siehe Notiz;gelb\n';

test('a dry run says what an import then does, and changes nothing', async () => {
  const t = await testApp();
  const as = await t.person('sales');
  const dry = await checked(t, as, LIST);
  expect(dry).toMatchObject({
    state: 'ready',
    expected: { imported: 3, updated: 0, unchanged: 0, doubtful: 0, faulty: 1 },
    counts: null,
    may: ['start'],
  });
  expect(await companies(t)).toEqual([]);
  await call(t, as, 'start', { id: dry.id });
  await t.jobs.runAll();
  expect(await call(t, as, 'get', { id: dry.id })).toMatchObject({
    state: 'done',
    counts: dry.expected,
    may: ['undo'],
  });
  expect(await companies(t)).toEqual([
    { name: 'Koch AG', city: 'Stuttgart', phone: '+49711998877', custom: { prufkreis: 'blau' } },
    { name: 'Müller GmbH', city: 'Ulm', phone: '+4973112345', custom: { prufkreis: 'rot' } },
    { name: 'Weiß KG', city: 'München', phone: null, custom: { prufkreis: 'gelb' } },
  ]);
});

test('a second import of a changed list changes what changed, shows old and new, and remembers the columns', async () => {
  const t = await testApp();
  const as = await t.person('sales');
  await imported(t, as, LIST);
  const again = LIST.replace('Stuttgart', 'Esslingen').replace('70173', '73728');
  const fileId = await upload(t, as, again);
  expect(await call(t, as, 'inspect', { fileId })).toMatchObject({ remembered: true, before: null });
  const second = await imported(t, as, again);
  expect(second.counts).toEqual({ imported: 0, updated: 1, unchanged: 2, doubtful: 0, faulty: 1 });
  const { rows } = await call<{ rows: { changes: unknown[] }[] }>(t, as, 'rows', { id: second.id, verdict: 'updated' });
  expect(rows[0]?.changes).toContainEqual({ field: 'city', label: 'Ort', old: 'Stuttgart', new: 'Esslingen' });
});

test('refused rows and lost cells can be downloaded with their reason, safe to open in a spreadsheet', async () => {
  const t = await testApp();
  const as = await t.person('sales');
  const one = await imported(t, as, `${LIST};;;"=cmd|' /C calc'!A0";;\n`);
  const response = await t.fetch(`/imports/${one.id}/faults.csv`, { as });
  const text = await response.text();
  expect(text.split('\r\n')).toEqual([
    '\ufeffKundennr;Firma;PLZ;Ort;Telefon;Prüfkreis;Grund;Übernommen;Zeile'.replace('\ufeff', ''),
    ';;;Nirgendwo;;;Der Name der Firma fehlt.;nein;4',
    '3;Weiß KG;80331;München;siehe Notiz;gelb;Telefon: Das ist keine gültige Telefonnummer.;ja, ohne diese Zelle;5',
    ";;;'=cmd|' /C calc'!A0;;;Der Name der Firma fehlt.;nein;6",
    '',
  ]);
  const stranger = await t.person('sales');
  expect((await t.fetch(`/imports/${one.id}/faults.csv`, { as: stranger })).status).toBe(404);
});

test('an undone import leaves nothing of itself, and what was there before comes back', async () => {
  const t = await testApp();
  const as = await t.person('sales');
  await imported(t, as, 'Kundennr;Firma;PLZ;Ort\n1;Müller GmbH;89073;Ulm\n');
  const second = await imported(
    t,
    as,
    'Kundennr;Firma;PLZ;Ort\n1;Müller GmbH;89073;Neu-Ulm\n2;Koch AG;70173;Stuttgart\n',
  );
  expect(await companies(t)).toHaveLength(2);
  await call(t, as, 'undo', { id: second.id });
  await t.jobs.runAll();
  expect(await call(t, as, 'get', { id: second.id })).toMatchObject({ state: 'undone', may: [] });
  expect((await companies(t)).map(({ name, city }) => [name, city])).toEqual([['Müller GmbH', 'Ulm']]);
});

test('killed in the middle, it goes on behind the last batch and doubles nothing', async () => {
  const t = await testApp();
  const as = await t.person('sales');
  const list = `Kundennr;Firma;PLZ;Ort\n${Array.from({ length: 2500 }, (_, n) => `${n};Firma Nummer ${n} GmbH;${10_000 + n};Ort${n}`).join('\n')}\n`;
  const { id } = await checked(t, as, list);
  await call(t, as, 'start', { id });
  let batches = 0;
  const dies = {
    signal: new AbortController().signal,
    progress: async () => {
      if (++batches === 2) throw new Error('killed');
    },
  };
  await expect(runImport(t.app, dies, id)).rejects.toThrow('killed');
  expect(await companies(t)).toHaveLength(2000);
  await t.db.executeQuery(sql`update intake.import set row_cursor = 1001 where id = ${id}`.compile(t.db));
  await t.jobs.runAll();
  expect(await call(t, as, 'get', { id })).toMatchObject({ state: 'done' });
  expect(await companies(t)).toHaveLength(2500);
});

test('when the process is told to stop, the import stays under way for the next start', async () => {
  const t = await testApp();
  const as = await t.person('sales');
  const { id } = await checked(t, as, LIST);
  await call(t, as, 'start', { id });
  const stop = new AbortController();
  const stopped = {
    signal: stop.signal,
    progress: () => {
      stop.abort();
      return Promise.reject(new Failure('job-stopped'));
    },
  };
  await expect(runImport(t.app, stopped, id)).rejects.toThrow();
  expect(await call(t, as, 'get', { id })).toMatchObject({ state: 'running', failure: null });
  await t.jobs.runAll();
  expect(await call(t, as, 'get', { id })).toMatchObject({ state: 'done', counts: { imported: 3, faulty: 1 } });
});

test('the same file twice at once: the second start is told so', async () => {
  const t = await testApp();
  const as = await t.person('sales');
  const [first, second] = [await checked(t, as, LIST), await checked(t, as, LIST)];
  await call(t, as, 'start', { id: first.id });
  expect(await t.call('intake.imports.start', { id: second.id }, as)).toMatchObject({
    status: 422,
    body: { code: 'import-running' },
  });
  expect(await call(t, as, 'cancel', { id: first.id })).toMatchObject({ state: 'cancelled', may: ['resume', 'undo'] });
  await call(t, as, 'start', { id: second.id });
  await t.jobs.runAll();
  await call(t, as, 'start', { id: first.id });
  await t.jobs.runAll();
  expect(await call(t, as, 'get', { id: first.id })).toMatchObject({
    state: 'done',
    counts: { imported: 0, unchanged: 3 },
  });
});

test('people of one company on several rows, orders with lines, activities and deals find their company', async () => {
  const t = await testApp();
  const as = await t.person('head_of_sales');
  expect(
    (
      await imported(
        t,
        as,
        'Firma;PLZ;Ort;Kundennummer;Vorname;Nachname;E-Mail\nMüller GmbH;89073;Ulm;7;Anna;Koch;a.koch@mueller.example\nMüller GmbH;89073;Ulm;7;Jan;Weiß;j.weiss@mueller.example\n',
      )
    ).counts,
  ).toMatchObject({ imported: 2 });
  expect(
    (
      await imported(
        t,
        as,
        'Auftragsnummer;Kundennummer;Auftragsdatum;Artikelnummer;Menge;Einzelpreis\nA1;7;01.02.2024;X;2;10,00\nA1;7;01.02.2024;Y;1;5,00\nA2;7;29.02.2023;X;1;1,00\nA3;99;01.02.2024;X;1;1,00\n',
      )
    ).counts,
  ).toMatchObject({ imported: 1, faulty: 2 });
  expect(
    (
      await imported(
        t,
        as,
        'Chance;Firma;PLZ;Phase;Volumen;Erwarteter Abschluss\nNeue Anlage;Müller GmbH;89073;Angebot abgegeben;12.500,00 €;31.12.2026\n',
      )
    ).counts,
  ).toMatchObject({ imported: 1 });
  expect(
    (await imported(t, as, 'Kundennummer;Datum;Aktivitätstyp;Betreff\n7;12.03.2024;Besuch;Jahresgespräch\n')).counts,
  ).toMatchObject({ imported: 1 });
  const { rows } = await sql<Record<string, unknown>>`
    select (select count(*)::int from records.company where deleted_at is null) as companies, (select count(*)::int from records.person where company_id is not null) as people,
      (select total_cents from records.sales_order where number = 'A1') as total, (select count(*)::int from records.order_line) as lines,
      (select stage_id || ' ' || value_cents from records.deal) as deal, (select kind from records.activity) as activity,
      (select order_count || ' ' || open_deal_count || ' ' || last_order_on || ' ' || last_activity_at::date from records.company) as counted`.execute(
    t.db,
  );
  expect(rows[0]).toEqual({
    companies: 1,
    people: 2,
    total: 2500,
    lines: 2,
    deal: 'quoted 1250000',
    activity: 'visit',
    counted: '1 1 2024-02-01 2024-03-12',
  });
});

test('orders make customers of companies of which no list says what they are, and only as long as they are there', async () => {
  const t = await testApp();
  const as = await t.person('head_of_sales');
  await imported(t, as, 'KdNr;Firma;PLZ;Status\n1;Neu GmbH;89073;\n2;Alt GmbH;70173;\n3;Fach GmbH;80331;Partner\n');
  const orders = await imported(
    t,
    as,
    'Auftragsnummer;Kundennummer;Auftragsdatum;Nettobetrag\nA1;1;01.02.2026;10,00\nA2;2;01.02.2015;10,00\nA3;3;01.02.2026;10,00\n',
  );
  const relations = async () =>
    (
      await sql<{ said: string }>`select name || ' ' || relation as said from records.company order by name`.execute(
        t.db,
      )
    ).rows.map(({ said }) => said);
  expect(await relations()).toEqual(['Alt GmbH former_customer', 'Fach GmbH partner', 'Neu GmbH customer']);
  await call(t, as, 'undo', { id: orders.id });
  await t.jobs.runAll();
  expect(await relations()).toEqual(['Alt GmbH none', 'Fach GmbH partner', 'Neu GmbH none']);
});

test('a list gives records to the users it names, but only where its importer sees every record', async () => {
  const t = await testApp();
  const [head, sales] = [await t.person('head_of_sales'), await t.person('sales')];
  await sql`update platform."user" set name = 'Jens Ott' where id = ${sales.actor.id}`.execute(t.db);
  const list = 'Firma;PLZ;Betreuer\nA GmbH;89073;Ott, Jens\nB GmbH;70173;Ott\nC GmbH;80331;Unbekannt\n';
  const owners = async () =>
    (
      await sql<{ said: string }>`
        select concat_ws(' ', name, case owner_id when ${sales.actor.id}::uuid then 'Jens' end, custom ->> 'betreuer') as said
        from records.company where deleted_at is null order by name`.execute(t.db)
    ).rows.map(({ said }) => said);
  const first = await imported(t, sales, list);
  expect(await owners()).toEqual(['A GmbH Ott, Jens', 'B GmbH Ott', 'C GmbH Unbekannt']);
  await call(t, sales, 'undo', { id: first.id });
  await t.jobs.runAll();
  await imported(t, head, `${list}D GmbH;80331;${sales.actor.name}\n`);
  expect(await owners()).toEqual(['A GmbH Jens', 'B GmbH Jens', 'C GmbH Unbekannt', `D GmbH ${sales.actor.name}`]);
});

test('consents and objections of a list reach the gate; a list of customers with a column "Werbesperre" too', async () => {
  const t = await testApp();
  const as = await t.person('head_of_sales');
  expect(
    (
      await imported(
        t,
        as,
        'E-Mail;Einwilligung;Einwilligungsdatum;Einwilligungstext;IP-Adresse\na@firma.example;ja;12.03.2024;Ich stimme zu;1.2.3.4\nb@firma.example;ja;;;\nkeine;ja;12.03.2024;x;1.2.3.4\n',
      )
    ).counts,
  ).toMatchObject({ imported: 2, faulty: 1 });
  await imported(
    t,
    as,
    'Firma;PLZ;Ort;E-Mail;Werbesperre\nMüller GmbH;89073;Ulm;info@mueller.example;x\nKoch AG;70173;Stuttgart;info@koch.example;nein\n',
  );
  const { rows } = await sql<{
    documented: boolean;
  }>`select documented from oversight.consent order by documented`.execute(t.db);
  expect(rows.map((row) => row.documented)).toEqual([false, true]);
  const objections = await sql<{ count: number }>`select count(*)::int as count from oversight.objection`.execute(t.db);
  expect(objections.rows[0]?.count).toBe(1);
});

test('a mapping that lacks the name, a file that is none, and somebody else’s file are refused in words', async () => {
  const t = await testApp();
  const as = await t.person('sales');
  const fileId = await upload(t, as, 'PLZ;Ort\n89073;Ulm\n89075;Ulm\n');
  const { mapping } = await call<{ mapping: unknown }>(t, as, 'inspect', { fileId });
  expect(await t.call('intake.imports.create', { fileId, mapping }, as)).toMatchObject({
    status: 422,
    body: {
      code: 'mapping-incomplete',
      message: 'So kann die Datei nicht übernommen werden: keine Spalte ist der Name der Firma.',
    },
  });
  const pdf = await upload(t, as, '%PDF-1.7 nothing', 'kunden.csv');
  expect(await t.call('intake.imports.inspect', { fileId: pdf }, as)).toMatchObject({
    status: 422,
    body: { code: 'file-not-a-table' },
  });
  expect(await t.call('intake.imports.inspect', { fileId }, await t.person('sales'))).toMatchObject({ status: 404 });
});
