import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ShownSource } from '#contract/intake/sources.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { trial } from './fetch-politely.ts';
import { researchSite } from './research-list.ts';
import { runSource } from './run-source.ts';

beforeAll(() => {
  trial.loopback = true;
});
afterAll(() => {
  trial.loopback = false;
});

interface Firm {
  readonly name: string;
  readonly street: string;
  readonly place: string;
  readonly phone: string;
}

const firms: readonly Firm[] = [
  ['Maschinenfabrik Gebr. Köster GmbH & Co. KG', 'Werkstraße 12', '88662 Überlingen', '07551 9231-0'],
  ['Weiß Fördertechnik AG', 'Am Hafen 3', '21079 Hamburg', '040 66969001'],
  ['Brunnhofer Antriebstechnik GmbH', 'Industriering 4', '89073 Ulm', '0731 40200'],
  ['Lindenhofer Druckguss KG', 'Gießereiweg 1', '70565 Stuttgart', '0711 781190'],
  ['Steinacher Zerspanung GmbH', 'Talweg 22', '72072 Tübingen', '07071 550'],
  ['Eichburger Hydraulik GmbH', 'Bahnhofstraße 7', '88045 Friedrichshafen', '07541 2030'],
  ['Hofmann Stanztechnik GmbH', 'Schulstraße 9', '73033 Göppingen', '07161 6720'],
  ['Oberrieder Werkzeugbau e. K.', 'Am Bach 5', '79098 Freiburg', '0761 20310'],
].map(([name = '', street = '', place = '', phone = '']) => ({ name, street, place, phone }));

let server: Server | undefined;
let shown: readonly Firm[] = firms;
let look: 'list' | 'cards' | 'gone' | 'error' = 'list';
let robots = '';
let asked: string[] = [];

const listPage = () =>
  look === 'gone'
    ? '<html><body><main><h1>Wir bauen um</h1><p>Unsere Mitgliederliste ist bald wieder für Sie da.</p></main></body></html>'
    : look === 'cards'
      ? `<html><body><div class="neu"><section class="grid">${shown
          .map(
            (f) =>
              `<article class="karte"><header><strong>${f.name.replace('&', '&amp;')}</strong></header><div class="adr">${f.street}<br>${f.place}</div><span class="fon">Telefon: ${f.phone}</span></article>`,
          )
          .join('')}</section></div><footer>Stand ${new Date().toISOString()}</footer></body></html>`
      : `<html><body><nav><a href="/">Start</a></nav><main><h1>Unsere Mitglieder</h1><ul class="mitglieder">${shown
          .map(
            (f) =>
              `<li><h3>${f.name.replace('&', '&amp;')}</h3><p>${f.street}</p><p>${f.place}</p><p>Tel. ${f.phone}</p></li>`,
          )
          .join('')}</ul></main></body></html>`;

async function startSite(): Promise<string> {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/robots.txt') return response.writeHead(robots === '' ? 404 : 200).end(robots);
    if (look === 'error') return response.writeHead(500).end('kaputt');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(listPage());
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/mitglieder`;
}

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
  [shown, look, robots, asked] = [firms, 'list', '', []];
});

const run = { signal: new AbortController().signal, progress: async () => {} };

async function added(t: TestApp, head: Person, extra: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const url = await startSite();
  const { body } = await t.call(
    'intake.sources.add',
    { label: 'Fachverband', kind: 'list', url, legalGround: 'Art. 6 (1) f DSGVO', pauseMs: 0, ...extra },
    head,
  );
  return (body as { id: string }).id;
}

async function sourceOf(t: TestApp, head: Person, id: string): Promise<ShownSource> {
  const { body } = await t.call('intake.sources.get', { id }, head);
  return (body as { source: ShownSource }).source;
}

const companies = async (t: TestApp) =>
  (
    await sql<{
      name: string;
      lead_stage: string | null;
      lead_source: string | null;
      postal_code: string | null;
      phone: string | null;
      city: string | null;
    }>`
    select name, lead_stage, lead_source, postal_code, phone, city from records.company where deleted_at is null order by name`.execute(
      t.db,
    )
  ).rows;

test('the first reading learns what stands there; a new entry becomes a lead with its evidence', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const id = await added(t, head);
  shown = firms.slice(0, 7);
  expect(await runSource(t.app, run, id)).toMatchObject({ entries: 7, added: 0, gone: 0 });
  expect(await companies(t)).toEqual([]);
  shown = firms;
  expect(await runSource(t.app, run, id)).toMatchObject({ entries: 8, added: 1, changed: 0, gone: 0 });
  expect(await companies(t)).toMatchObject([
    {
      name: expect.stringContaining('Oberrieder'),
      lead_stage: 'new',
      lead_source: 'Fachverband',
      postal_code: '79098',
      city: 'Freiburg',
    },
  ]);
  const origin = await sql<{
    place: string;
  }>`select fields->'name'->>'place' as place from intake.observation order by id limit 1`.execute(t.db);
  expect(origin.rows[0]?.place).toContain('Oberrieder');
  expect((await sourceOf(t, head, id)).leads).toBe(1);
});

test('a changed phone updates the known company; nothing changed raises nothing', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const id = await added(t, head);
  shown = firms.slice(0, 7);
  await runSource(t.app, run, id);
  shown = firms;
  await runSource(t.app, run, id);
  shown = firms.map((firm, n) => (n === 7 ? { ...firm, phone: '0761 99999' } : firm));
  expect(await runSource(t.app, run, id)).toMatchObject({ added: 0, changed: 1, gone: 0 });
  expect((await companies(t))[0]?.phone).toBe('+4976199999');
  expect(await runSource(t.app, run, id)).toMatchObject({ added: 0, changed: 0, gone: 0, returned: 0 });
  shown = [...shown].reverse();
  expect(await runSource(t.app, run, id)).toMatchObject({ added: 0, changed: 0, gone: 0, returned: 0 });
});

test('an entry that goes is noted and the record stays; when it comes back, it is said to be back', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const id = await added(t, head);
  await runSource(t.app, run, id);
  shown = firms.slice(1);
  expect(await runSource(t.app, run, id)).toMatchObject({ gone: 1, added: 0 });
  shown = firms;
  expect(await runSource(t.app, run, id)).toMatchObject({ gone: 0, added: 0, returned: 1 });
});

test('a redesign is repaired; a page without its list pauses the source, and what is known stays', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const id = await added(t, head);
  await runSource(t.app, run, id);
  look = 'cards';
  expect(await runSource(t.app, run, id)).toMatchObject({ entries: 8, added: 0, changed: 0, gone: 0 });
  expect(await sourceOf(t, head, id)).toMatchObject({
    state: 'active',
    recipeVersion: 2,
    problem: { code: 'markup-repaired' },
  });
  look = 'gone';
  await runSource(t.app, run, id);
  const source = await sourceOf(t, head, id);
  expect(source).toMatchObject({ state: 'paused', entries: 8, nextRunAt: null });
  expect(source.problem?.text).toMatch(/umgebaut|Einträge/);
});

test('a list that suddenly lost most of its entries is not believed', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const id = await added(t, head);
  await runSource(t.app, run, id);
  shown = firms.slice(0, 3);
  await runSource(t.app, run, id);
  expect(await sourceOf(t, head, id)).toMatchObject({ state: 'paused', entries: 8 });
});

test('robots.txt is kept, and a server error is tried again at the next date', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const id = await added(t, head);
  robots = 'User-agent: *\nDisallow: /';
  await runSource(t.app, run, id);
  expect(asked).toEqual(['/robots.txt']);
  expect(await sourceOf(t, head, id)).toMatchObject({ state: 'paused', problem: { code: 'robots-forbid' } });
  robots = '';
  await t.call('intake.sources.resume', { id }, head);
  look = 'error';
  await runSource(t.app, run, id);
  expect(await sourceOf(t, head, id)).toMatchObject({ state: 'active', problem: { code: 'answered' } });
});

test('nothing is fetched before approval, and marketing may propose but not approve', async () => {
  const t = await testApp();
  const marketing = await t.person('marketing');
  const id = await added(t, marketing);
  expect(await sourceOf(t, marketing, id)).toMatchObject({ state: 'proposed' });
  expect(await t.call('intake.sources.run', { id }, marketing)).toMatchObject({ status: 422 });
  expect(await t.call('intake.sources.approve', { id }, marketing)).toMatchObject({ status: 403 });
  await expect(runSource(t.app, run, id)).rejects.toMatchObject({ code: 'source-not-active' });
  expect(asked).toEqual([]);
});

test('criteria decide what becomes a lead; the rest is only listed, and can be taken by hand', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const id = await added(t, head, { criteria: { leads: true, industries: [], postalCodes: ['88'] } });
  shown = firms.slice(1, 7);
  await runSource(t.app, run, id);
  shown = firms;
  expect(await runSource(t.app, run, id)).toMatchObject({ added: 2 });
  expect((await companies(t)).map(({ postal_code }) => postal_code)).toEqual(['88662']);
  const { body } = await t.call('intake.sources.get', { id }, head);
  const entry = (body as { entries: { id: number; name: string }[] }).entries.find(({ name }) =>
    name.startsWith('Oberrieder'),
  );
  expect(await t.call('intake.sources.takeLead', { id: entry?.id }, head)).toMatchObject({
    status: 200,
    body: { verdict: 'new' },
  });
  expect((await companies(t)).map(({ lead_stage }) => lead_stage)).toEqual(['new', 'new']);
});

test('research fills the facts from the own pages of a company, each with its snippet, and says why a site could not be read', async () => {
  const url = new URL(await startSite());
  const pages: Readonly<Record<string, string>> = {
    '/': '<html><body><h1>Willkommen</h1><footer><a href="/impressum">Impressum</a></footer></body></html>',
    '/impressum': `<html><body><h1>Impressum</h1><p>Köster Maschinenbau GmbH<br>Werkstraße 12<br>88662 Überlingen</p>
      <p>Telefon: 07551 9231-0<br>E-Mail: info [at] koester.example</p><p>Geschäftsführer: Dr.-Ing. Jürgen Köster</p>
      <p>Registergericht: Amtsgericht Freiburg, HRB 123456</p></body></html>`,
  };
  server?.removeAllListeners('request');
  server?.on('request', (request, response) => {
    const page = pages[request.url ?? ''];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(page ?? '');
  });
  const one = await researchSite(url.origin, { pauseMs: 0 });
  expect(one).toMatchObject({
    problem: null,
    findings: {
      legalName: { state: 'found', values: ['Köster Maschinenbau GmbH'] },
      postalCode: { values: ['88662'] },
      telephone: { values: ['+49755192310'] },
      registerNumber: { state: 'found' },
      employees: { state: 'missing' },
    },
  });
  expect(one.findings.managingDirectors.snippet).toContain('Jürgen Köster');
  expect(await researchSite('http://127.0.0.1:1/', { pauseMs: 0 })).toMatchObject({
    problem: { code: 'fetch-failed' },
  });
  expect(await researchSite('gibt es nicht', { pauseMs: 0 })).toMatchObject({ problem: { code: expect.any(String) } });
});

test('looking at an address shows what could be read, and stores nothing', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const url = await startSite();
  const { status, body } = await t.call('intake.sources.look', { url }, head);
  expect([status, (body as { total: number }).total]).toEqual([200, 8]);
  expect((await sql`select 1 from intake.snapshot`.execute(t.db)).rows).toEqual([]);
});
