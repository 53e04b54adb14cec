import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { simulateSeries } from '#engines/forecast/bench/simulate.ts';
import { callCommand } from '#test/support/call-command.ts';
import * as forecast from './command.ts';

let folder = '';
const path = (name: string) => join(folder, name);
const month = (at: number) => `${String((at % 12) + 1).padStart(2, '0')}/${2021 + Math.floor(at / 12)}`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lotse-forecast-'));
  const rows = (name: string, values: readonly number[]) =>
    values.map((value, at) => `${name};${month(at)};${value.toFixed(2).replace('.', ',')}`);
  const file = [
    ...rows('Süd', simulateSeries('season', 48, 1)),
    ...rows('Nord', simulateSeries('trend', 48, 2)),
    ...rows('West', [1, 2, 3]),
  ];
  writeFileSync(path('series.csv'), Buffer.from(`Gebiet;Monat;Umsatz\r\n${file.join('\r\n')}`, 'latin1'));
  writeFileSync(path('short.csv'), 'Monat;Umsatz\n01/2026;5\n02/2026;7\n03/2026;6\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('forecasts every series of a file and names the one that is too short', async () => {
  const { status, answer, words } = await callCommand(forecast, [
    '--data',
    path('series.csv'),
    '--horizon',
    '3',
    '--out',
    path('f.csv'),
  ]);
  expect(status).toBe(0);
  expect(answer).toMatchObject({
    series: [
      { group: 'Süd', spacing: 'month', season: 12, forecast: [{ date: '2025-01-01' }, {}, {}] },
      { group: 'Nord', forecast: [{}, {}, {}] },
      { group: 'West', trouble: 'too-short', forecast: [] },
    ],
  });
  expect(words).toMatch(/West: Noch nicht genug Daten: 3 Werte, mindestens 12/);
  expect(readFileSync(path('f.csv'), 'utf8').trim().split('\n')).toHaveLength(7);
});

it('says that there is not enough data, and what it was called wrongly with', async () => {
  await expect(
    callCommand(forecast, ['--data', path('short.csv'), '--horizon', '3', '--language', 'de']),
  ).rejects.toMatchObject({
    code: 'not-enough-data',
    facts: { text: expect.stringMatching(/^Noch nicht genug Daten/) },
  });
  await expect(callCommand(forecast, ['--data', path('short.csv'), '--horizon', 'viel'])).rejects.toMatchObject({
    code: 'usage',
  });
  await expect(
    callCommand(forecast, ['--data', path('short.csv'), '--horizon', '3', '--value', 'Marge']),
  ).rejects.toMatchObject({
    code: 'column-not-found',
  });
});
