import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp } from '#test/support/app.ts';
import { watchWeeks } from '#test/support/directory/watch-weeks.ts';
import { trial } from './fetch-politely.ts';

beforeAll(() => {
  trial.loopback = true;
});
afterAll(() => {
  trial.loopback = false;
});

// The whole of it, 500 entries over 52 weeks, is bench/watching.ts.
test('a directory that changes, is rebuilt and breaks down: every real change is told once, and nothing else', async () => {
  const t = await testApp();
  const { actor } = await t.person('head_of_sales');
  const options = { size: 40, weeks: 13, seed: 11, perPage: 15, redesignEvery: 4, faultEvery: 3 };
  const report = await watchWeeks(t.app, actor, options);
  expect(report.falseAlerts).toEqual([]);
  expect(report.missed).toEqual([]);
  expect(report.events).toBeGreaterThan(20);
  const { all, repaired, paused, readOn } = report.redesigns;
  expect([all, repaired + paused + readOn]).toEqual([3, 3]);
}, 120_000);
