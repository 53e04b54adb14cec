import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { fold } from '#engines/text/index.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { usualLimits } from './limits.ts';
import { outlineList } from './outline-list.ts';
import { windowList } from './window-list.ts';

interface Row {
  readonly id: string;
  readonly cells: Readonly<Record<string, unknown>>;
}

interface Company {
  readonly name: string;
  readonly city?: string | null;
  readonly postalCode?: string;
  readonly industry?: string | null;
  readonly employees?: number | null;
  readonly lastActivityAt?: string | null;
  readonly ownerId?: string | null;
  readonly teamId?: string | null;
  readonly custom?: Readonly<Record<string, unknown>>;
}

async function add(t: TestApp, company: Company): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into records.company (name, sort_name, name_key, city, postal_code, industry, employees, last_activity_at, owner_id, team_id, custom, search)
    values (${company.name}, ${fold(company.name)}, ${fold(company.name)}, ${company.city ?? null}, ${company.postalCode ?? null}, ${company.industry ?? null},
      ${company.employees ?? null}, ${company.lastActivityAt ?? null}::timestamptz, ${company.ownerId ?? null}::uuid, ${company.teamId ?? null}::uuid,
      ${JSON.stringify(company.custom ?? {})}::jsonb, ${fold(`${company.name} ${company.city ?? ''}`)}) returning id`.execute(
    t.db,
  );
  return rows[0]?.id ?? '';
}

async function rows(t: TestApp, as: Person, query: object, list = 'companies'): Promise<readonly Row[]> {
  const { status, body } = await t.call('desk.lists.window', { list, ...query }, as);
  expect([status, body]).toEqual([200, expect.anything()]);
  return (body as { rows: Row[] }).rows;
}

const names = (found: readonly Row[]): unknown[] => found.map((row) => row.cells['name']);
const filtered = (column: string, op: string, rest: object = {}) => ({ filters: [{ column, op, ...rest }] });

test('a text filter folds case and umlauts, and finds parts of a name', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  for (const name of ['Müller Maschinenbau GmbH', 'Mueller & Söhne', 'Muller AG', 'Bauer KG'])
    await add(t, { name, city: 'Überlingen' });
  for (const value of ['müller', 'MUELLER', 'muller']) {
    expect(names(await rows(t, admin, filtered('name', 'contains', { value })))).toEqual([
      'Muller AG',
      'Müller Maschinenbau GmbH',
      'Mueller & Söhne',
    ]);
  }
  expect(names(await rows(t, admin, filtered('name', 'contains', { value: 'schinenb' })))).toEqual([
    'Müller Maschinenbau GmbH',
  ]);
  expect(names(await rows(t, admin, filtered('text', 'contains', { value: 'uberl maschin' })))).toEqual([
    'Müller Maschinenbau GmbH',
  ]);
  expect(await rows(t, admin, filtered('city', 'contains', { value: 'ueber' }))).toHaveLength(4);
  expect(await rows(t, admin, filtered('name', 'contains', { value: 'm%u' }))).toHaveLength(0);
});

test('filters of every type hold together', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  await add(t, {
    name: 'Alpha',
    industry: 'Bahn',
    employees: 10,
    lastActivityAt: '2026-03-01T23:30:00+01:00',
    postalCode: '89073',
  });
  await add(t, {
    name: 'Beta',
    industry: 'Bahn',
    employees: 200,
    lastActivityAt: '2026-03-02T00:30:00+01:00',
    postalCode: '89160',
  });
  await add(t, { name: 'Gamma', industry: null, employees: null, postalCode: '70173' });
  const both = (...filters: object[]) => rows(t, admin, { filters });
  const bahn = { column: 'industry', op: 'in', values: ['Bahn', 'Bau'] };
  expect(names(await both(bahn, { column: 'employees', op: 'range', from: 100 }))).toEqual(['Beta']);
  // A day ends at midnight in Berlin, not in London.
  expect(names(await both({ column: 'lastActivityAt', op: 'range', to: '2026-03-01' }))).toEqual(['Alpha']);
  expect(names(await both({ column: 'industry', op: 'empty' }))).toEqual(['Gamma']);
  expect(names(await both({ column: 'employees', op: 'filled' }))).toEqual(['Alpha', 'Beta']);
  expect(names(await both({ column: 'postalCode', op: 'contains', value: '89' }))).toEqual(['Alpha', 'Beta']);
});

test('own fields can be filtered by their type, and cannot once they are archived', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  await sql`insert into records.custom_field (kind, key, label, type) values ('company', 'machines', 'Maschinen', 'number'), ('company', 'audit', 'Audit', 'date')`.execute(
    t.db,
  );
  await add(t, { name: 'Alpha', custom: { machines: 9, audit: '2026-02-30' } });
  await add(t, { name: 'Beta', custom: { machines: 40, audit: '2026-05-01' } });
  await add(t, { name: 'Gamma', custom: { machines: 'viele' } });
  expect(names(await rows(t, admin, filtered('custom.machines', 'range', { from: 10 })))).toEqual(['Beta']);
  expect(names(await rows(t, admin, filtered('custom.audit', 'range', { from: '2026-04-01' })))).toEqual(['Beta']);
  await sql`update records.custom_field set archived = true`.execute(t.db);
  const { status, body } = await t.call(
    'desk.lists.window',
    { list: 'companies', ...filtered('custom.machines', 'range', { from: 10 }) },
    admin,
  );
  expect([status, body]).toMatchObject([400, { data: { reason: 'unknown-column' } }]);
});

test('a foreign record is in no window, total, anchor or export of a sales person', async () => {
  const t = await testApp();
  const [teamId, otherTeamId] = [await t.team(), await t.team()];
  const me = await t.person('sales', { teamId });
  const reader = await t.person('reader');
  await add(t, { name: 'Own', ownerId: me.actor.id });
  await add(t, { name: 'Team', teamId });
  await add(t, { name: 'Unassigned' });
  const foreign = await add(t, { name: 'Foreign', teamId: otherTeamId });
  await sql`insert into records.activity (company_id, kind, happened_at, subject) values (${foreign}::uuid, 'call', now(), 'geheim')`.execute(
    t.db,
  );
  await sql`insert into records.sales_order (company_id, number, ordered_on) values (${foreign}::uuid, 'A1', '2026-01-01')`.execute(
    t.db,
  );
  await sql`insert into records.person (company_id, last_name, sort_name, name_key, search) values (${foreign}::uuid, 'Geheim', 'geheim', 'geheim', 'geheim')`.execute(
    t.db,
  );
  expect(names(await rows(t, me, {}))).toEqual(['Own', 'Team', 'Unassigned']);
  expect(names(await rows(t, reader, {}))).toEqual(['Foreign', 'Own', 'Team', 'Unassigned']);
  for (const list of ['activities', 'orders', 'people']) {
    expect(await rows(t, me, {}, list)).toEqual([]);
    expect(await rows(t, reader, {}, list)).toHaveLength(1);
    expect((await t.call('desk.lists.outline', { list }, me)).body).toMatchObject({ total: 0, reach: 0, exact: true });
  }
  // Walking with tiny steps must not pass over the scope either.
  const tiny = { ...usualLimits, gather: 0, chunk: 2, outlineMs: 10_000, windowMs: 10_000 };
  const outline = await outlineList(t.app, me.actor, { list: 'companies', filters: [], after: null }, tiny);
  expect(outline.total).toBe(3);
  const exported = await (await t.fetch('/api/v1/lists/companies/export/csv', { as: me })).text();
  expect(exported).toContain('Unassigned');
  expect(exported).not.toContain('Foreign');
});

test('walking and gathering give the same rows in the same order, empties last in both directions', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  for (let n = 0; n < 60; n++) {
    await add(t, {
      name: `Firma ${n}`,
      city: n % 3 === 0 ? null : `Ort ${n % 7}`,
      industry: n % 4 === 0 ? 'Bahn' : 'Bau',
    });
  }
  const filters = [{ column: 'industry', op: 'is' as const, value: 'Bau' }];
  const walking = { ...usualLimits, gather: 0, chunk: 6, filteredStep: 4, outlineMs: 10_000, windowMs: 10_000 };
  for (const direction of ['asc', 'desc'] as const) {
    const request = {
      list: 'companies' as const,
      filters,
      sort: { column: 'city', direction },
      skip: 0,
      limit: 100,
      after: null,
    };
    const gathered = (await windowList(t.app, admin.actor, request)).rows;
    const walked = (await windowList(t.app, admin.actor, request, walking)).rows;
    expect(gathered).toHaveLength(45);
    expect(walked).toEqual(gathered);
    expect(gathered.slice(0, 30).every((row) => row.cells['city'] !== null)).toBe(true);
    expect(gathered.slice(30).every((row) => row.cells['city'] === null)).toBe(true);
    // Every row is reached from its anchor.
    const outline = await outlineList(t.app, admin.actor, { ...request }, walking);
    expect(outline.reach).toBe(45);
    for (const [index, anchor] of outline.anchors.entries()) {
      const end = outline.anchors[index + 1]?.at ?? outline.reach;
      if (end === anchor.at) continue;
      const part = await windowList(
        t.app,
        admin.actor,
        { ...request, after: anchor.cursor, limit: end - anchor.at },
        walking,
      );
      expect(part.rows).toEqual(gathered.slice(anchor.at, end));
    }
  }
});

test('paging behind a cursor neither repeats nor loses a row while others are added and deleted', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  for (let n = 10; n < 40; n++) await add(t, { name: `Firma ${n}` });
  const seen: unknown[] = [];
  let after: string | null = null;
  for (let page = 0; page < 10; page++) {
    const body = (await t.call('desk.lists.window', { list: 'companies', after, limit: 5 }, admin)).body as {
      rows: Row[];
      next: string | null;
    };
    seen.push(...names(body.rows));
    after = body.next;
    // Before the cursor, and the very row the cursor stands on.
    await add(t, { name: `Firma 0${page}` });
    if (page === 1)
      await sql`update records.company set deleted_at = now() where name = ${String(seen.at(-1))}`.execute(t.db);
    if (after === null) break;
  }
  expect(seen).toEqual(Array.from({ length: 30 }, (_, n) => `Firma ${n + 10}`));
});

test('hostile queries are refused and read nothing', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  await add(t, { name: 'Alpha' });
  const refused = async (query: object): Promise<void> => {
    const { status, body } = await t.call('desk.lists.window', { list: 'companies', ...query }, admin);
    expect([status, (body as { code?: string }).code], JSON.stringify(query)).toEqual([400, 'invalid-input']);
  };
  await refused({ sort: { column: 'name; drop table records.company', direction: 'asc' } });
  await refused({ sort: { column: 'name', direction: 'asc; select 1' } });
  await refused({ sort: { column: 'constructor', direction: 'asc' } });
  await refused({ sort: { column: 'note', direction: 'asc' } });
  await refused({ skip: 2_000_000 });
  await refused({ limit: 100_000 });
  await refused(filtered('search', 'contains', { value: 'x' }));
  await refused(filtered('name', 'range', { from: 'a' }));
  await refused(filtered('relation', 'is', { value: 'nobody' }));
  await refused(filtered('employees', 'range', { from: 'viele' }));
  await refused(filtered('employees', 'range', {}));
  await refused(filtered('createdAt', 'range', { from: '2023-02-29' }));
  await refused(filtered('owner', 'is', { value: "' or true --" }));
  await refused({ columns: ['name', 'origin'] });
  await refused({ after: Buffer.from('["companies name asc",0,"a","x\' or true"]').toString('base64url') });
  await refused({
    after: Buffer.from('["companies city asc",0,"a","00000000-0000-4000-8000-000000000000"]').toString('base64url'),
  });
  expect(names(await rows(t, admin, filtered('name', 'contains', { value: "a' or true --" })))).toEqual([]);
  expect(names(await rows(t, admin, filtered('name', 'is', { value: 'Al\u0000pha' })))).toEqual(['Alpha']);
});

test('a list too long for one request says where to go on, and knows its whole shape soon after', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  await sql`insert into records.company (name, sort_name, name_key, last_activity_at) select 'F' || n, 'f' || lpad(n::text, 5, '0'), 'f' || n, case when n % 2 = 0 then timestamptz '2026-01-01' + n * interval '1 minute' end from generate_series(1, 500) as n`.execute(
    t.db,
  );
  await sql`analyze records.company`.execute(t.db);
  const limits = { ...usualLimits, gather: 100, chunk: 20, step: 50, outlineMs: 0, windowMs: 60_000 };
  for (const sort of [
    { column: 'name', direction: 'asc' as const },
    { column: 'lastActivityAt', direction: 'desc' as const },
  ]) {
    const request = { list: 'companies' as const, filters: [], sort, after: null };
    const first = await outlineList(t.app, admin.actor, request, limits);
    expect(first).toMatchObject({ exact: false, reach: 20 });
    expect(first.next).not.toBeNull();
    const second = await outlineList(t.app, admin.actor, { ...request, after: first.next }, limits);
    expect(second.reach).toBe(20);
    // The outline is read behind the first request's back.
    let whole = first;
    for (let tries = 0; tries < 500 && whole.next !== null; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      whole = await outlineList(t.app, admin.actor, request, limits);
    }
    expect(whole).toMatchObject({ total: 500, reach: 500, next: null });
    const all = (await windowList(t.app, admin.actor, { ...request, skip: 0, limit: 500 }, limits)).rows;
    for (const [index, anchor] of whole.anchors.entries()) {
      const end = whole.anchors[index + 1]?.at ?? whole.reach;
      expect(end - anchor.at).toBeLessThanOrEqual(limits.step);
      const part = await windowList(
        t.app,
        admin.actor,
        { ...request, after: anchor.cursor, skip: 0, limit: Math.max(1, end - anchor.at) },
        limits,
      );
      expect(part.rows.map((row) => row.id)).toEqual(
        all.slice(anchor.at, Math.max(end, anchor.at + 1)).map((row) => row.id),
      );
    }
  }
});

test('an export neutralises formulas, keeps umlauts for Excel, and is in the log before a row leaves', async () => {
  const t = await testApp();
  const me = await t.person('marketing');
  await add(t, { name: '=cmd|calc', city: 'Überlingen "See"; Nord' });
  await add(t, { name: '-Minus', employees: 12 });
  const query = encodeURIComponent(JSON.stringify({ columns: ['name', 'city', 'employees'] }));
  const response = await t.fetch(`/api/v1/lists/companies/export/csv?query=${query}`, { as: me });
  expect(response.status).toBe(200);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = new TextDecoder().decode(bytes).split('\r\n');
  expect(lines[0]).toBe('Lotse-ID;Name;Ort;Mitarbeiter');
  expect(lines[2]).toMatch(/^[0-9a-f-]{36};'-Minus;;12$/);
  expect(lines[1]).toMatch(/^[0-9a-f-]{36};'=cmd\|calc;"Überlingen ""See""; Nord";$/);
  const { rows: log } = await sql<{
    action: string;
    facts: { rows?: number; filters?: string[] };
  }>`select action, facts from oversight.audit order by seq`.execute(t.db);
  expect(log.map((entry) => entry.action)).toEqual(['list.exported', 'list.export-ended']);
  expect(log[1]?.facts).toMatchObject({ rows: 2, complete: true });
  const sheet = await t.fetch(`/api/v1/lists/companies/export/xlsx?query=${query}`, { as: me });
  expect(new TextDecoder().decode((await sheet.arrayBuffer()).slice(0, 2))).toBe('PK');
  const json = await t.fetch(`/api/v1/lists/companies/export/json?query=${query}`, { as: me });
  expect(await json.json()).toMatchObject([{ name: '=cmd|calc' }, { name: '-Minus', employees: 12 }]);
  expect((await t.fetch('/api/v1/lists/companies/export/csv?query=[', { as: me })).status).toBe(400);
});
