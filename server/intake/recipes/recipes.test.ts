import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShownRecipe } from '#contract/intake/recipes.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { trial } from '../sources/fetch-politely.ts';
import { runSource } from '../sources/run-source.ts';

const FIRMS = ['Köster', 'Weiß', 'Brunnhofer', 'Lindenhofer', 'Steinacher', 'Eichburger'];
let shown = FIRMS;
let asked = 0;
let site: Server;
const page = () =>
  `<main><h1>Mitglieder</h1><ul>${shown
    .map(
      (name, at) =>
        `<li class="m"><h3>${name} GmbH</h3><p class="ap">Anna Moll${at}</p><p>8907${at} Ulm</p><p>Tel. 0731 40200${at}</p><p class="x">Frästeile</p></li>`,
    )
    .join('')}</ul><script>fetch('/boese')</script></main>`;
beforeAll(async () => {
  trial.loopback = true;
  site = createServer((request, response) => {
    if (request.url === '/robots.txt') return response.writeHead(404).end();
    asked += 1;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page());
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  trial.loopback = false;
  site.closeAllConnections();
  site.close();
});

interface Outline {
  readonly recipe: ShownRecipe;
  readonly total: number;
  readonly lines: readonly { readonly text: string; readonly slot: string; readonly fields: readonly string[] }[];
  readonly entries: readonly { readonly name: string; readonly fields: Readonly<Record<string, string>> }[];
  readonly fields: readonly { readonly name: string; readonly chosen: boolean }[];
}
const address = () => `http://127.0.0.1:${(site.address() as AddressInfo).port}/mitglieder`;
const outline = async (t: TestApp, who: Person, input: Readonly<Record<string, unknown>>) =>
  (await t.call('intake.recipes.outline', input, who)).body as Outline;
const run = { signal: new AbortController().signal, progress: async () => {} };

test('a person points at a line, sees what is read from then on, and the page is fetched once for all of it', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const first = await outline(t, head, { url: address() });
  expect(first).toMatchObject({ total: 6 });
  expect(first.lines.some(({ text }) => text.includes('boese'))).toBe(false);
  const slot = first.lines.find(({ text }) => text === 'Anna Moll0')?.slot;
  const second = await outline(t, head, {
    url: address(),
    recipe: first.recipe,
    edit: { do: 'give', slot, to: 'person' },
  });
  expect(second.entries[1]?.fields['person']).toBe('Anna Moll1');
  expect(second.fields.find(({ name }) => name === 'person')?.chosen).toBe(true);
  const third = await outline(t, head, {
    url: address(),
    recipe: second.recipe,
    edit: { do: 'want', field: 'phone', wanted: false },
  });
  expect(third.entries[0]?.fields).not.toHaveProperty('phone');
  expect(asked).toBe(1);
  const block = await t.call(
    'intake.recipes.outline',
    {
      url: address(),
      recipe: null,
      edit: { do: 'block', entry: { path: 'main > table > tr', kind: 'row', head: null } },
    },
    head,
  );
  expect(block).toMatchObject({ status: 422, body: { code: 'block-missing' } });
});

test('a corrected recipe is a new version that is read by, told apart from the one before and tried on the stored copies', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const added = await t.call(
    'intake.sources.add',
    { label: 'Verband', kind: 'list', url: address(), legalGround: 'Art. 6 (1) f DSGVO', pauseMs: 0 },
    head,
  );
  const { id } = added.body as { id: string };
  await runSource(t.app, run, id);
  shown = FIRMS.slice(0, 5);
  await runSource(t.app, run, id);
  const before = asked;
  const start = await outline(t, head, { sourceId: id });
  const slot = start.lines.find(({ text }) => text === 'Frästeile')?.slot;
  const { recipe } = await outline(t, head, {
    sourceId: id,
    recipe: start.recipe,
    edit: { do: 'give', slot, to: 'category' },
  });
  expect((await t.call('intake.recipes.save', { id, recipe }, head)).body).toEqual({ version: 2 });
  const { body } = await t.call('intake.recipes.versions', { id }, head);
  const { versions } = body as { versions: { made: string; differences: { field: string; after: string }[] }[] };
  expect(versions.map(({ made }) => made)).toEqual(['corrected', 'found']);
  expect(versions[0]?.differences).toContainEqual(expect.objectContaining({ field: 'category', after: slot }));
  const tested = (await t.call('intake.recipes.test', { id }, head)).body as {
    copies: { entries: number; gone: string[]; troubles: unknown[] }[];
  };
  expect(tested.copies.map(({ entries }) => entries)).toEqual([5, 6]);
  expect(tested.copies[0]?.gone).toEqual(['Eichburger GmbH']);
  expect(asked).toBe(before);
  await runSource(t.app, run, id);
  const after = await t.call('intake.sources.get', { id }, head);
  expect(after.body).toMatchObject({ source: { state: 'active', recipeVersion: 2 } });
  const { changes } = after.body as { changes: { kind: string }[] };
  expect(changes.filter(({ kind }) => kind !== 'gone')).toEqual([]);
  expect(
    await t.call('intake.recipes.save', { id, recipe: { ...recipe, expected: { entries: 0, filled: {} } } }, head),
  ).toMatchObject({
    status: 422,
    body: { code: 'recipe-empty' },
  });
});
