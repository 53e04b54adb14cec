import { expect, test } from 'vitest';
import type { SavedView } from '#contract/records/views.ts';
import { testApp } from '#test/support/app.ts';

const query = {
  filters: [{ column: 'industry', op: 'is', value: 'Bahn' }],
  sort: { column: 'name', direction: 'asc' },
  columns: ['name'],
};

test('a view is its owner’s until it is shared, and then others read but do not change it', async () => {
  const t = await testApp();
  const [anna, ben] = [await t.person('sales'), await t.person('sales')];
  const saved = (await t.call('records.views.save', { list: 'companies', name: 'Bahn', query }, anna))
    .body as SavedView;
  expect(saved).toMatchObject({ mine: true, may: ['change', 'remove'], query });
  const seen = async () =>
    ((await t.call('records.views.list', { list: 'companies' }, ben)).body as { rows: SavedView[] }).rows;
  expect(await seen()).toEqual([]);
  expect((await t.call('records.views.remove', { id: saved.id }, ben)).status).toBe(404);
  await t.call('records.views.change', { id: saved.id, shared: true }, anna);
  expect(await seen()).toMatchObject([{ id: saved.id, mine: false, may: [] }]);
  expect((await t.call('records.views.change', { id: saved.id, name: 'Meins' }, ben)).status).toBe(403);
  expect((await seen())[0]?.name).toBe('Bahn');
});

test('saving under the same name replaces, renaming to a name in use is refused', async () => {
  const t = await testApp();
  const anna = await t.person('marketing');
  const save = async (name: string, columns: string[]) =>
    (await t.call('records.views.save', { list: 'people', name, query: { columns } }, anna)).body as SavedView;
  const first = await save('A', ['name']);
  expect((await save('A', ['email'])).id).toBe(first.id);
  const second = await save('B', []);
  expect((await t.call('records.views.change', { id: second.id, name: 'A' }, anna)).status).toBe(409);
  const { rows } = (await t.call('records.views.list', {}, anna)).body as { rows: SavedView[] };
  expect(rows.map((view) => [view.name, view.query.columns])).toEqual([
    ['A', ['email']],
    ['B', []],
  ]);
});
