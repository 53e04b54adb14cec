import { expect, test } from 'vitest';
import { testApp } from '#test/support/app.ts';

const week = { since: '2026-11-16', until: '2026-11-22' };

test('a digest stands there as its writer left it, for nobody else, until they take the proposal again', async () => {
  const t = await testApp();
  const [anna, ben] = [await t.person('marketing'), await t.person('head_of_sales')];
  const draftOf = async (who: typeof anna) =>
    ((await t.call('intake.digestDrafts.get', week, who)).body as { draft: { text: string } | null }).draft;
  expect(await draftOf(anna)).toBeNull();
  await t.call('intake.digestDrafts.save', { ...week, text: 'Mein Anfang', proposal: 'Vorschlag' }, anna);
  await t.call('intake.digestDrafts.save', { ...week, text: 'Mein Text', proposal: 'Vorschlag' }, anna);
  expect(await draftOf(anna)).toMatchObject({ text: 'Mein Text', proposal: 'Vorschlag' });
  expect(await draftOf(ben)).toBeNull();
  expect((await t.call('intake.digestDrafts.get', { ...week, since: '2026-11-09' }, anna)).body).toEqual({
    draft: null,
  });
  await t.call('intake.digestDrafts.remove', week, anna);
  expect(await draftOf(anna)).toBeNull();
  const long = await t.call('intake.digestDrafts.save', { ...week, text: 'x'.repeat(500_001), proposal: '' }, anna);
  expect(long.status).toBe(400);
});
