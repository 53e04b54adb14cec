import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shopWithSequences } from '#engines/cross-selling/bench/simulate.ts';
import { callCommand } from '#test/support/call-command.ts';
import * as crosssell from './command.ts';

let folder = '';
const path = (name: string) => join(folder, name);
const dayText = (day: number) => new Date((20_000 + day) * 86_400_000).toISOString().slice(0, 10);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lotse-crosssell-'));
  const { customer, product, day } = shopWithSequences(200, 30, 0.8, 4);
  const rows = Array.from({ length: day.length }, (_, at) => [
    `K${customer[at]}`,
    `A-${product[at]}`,
    dayText(day[at]!),
    product[at]! + 1,
  ]);
  writeFileSync(
    path('orders.csv'),
    `Kunde;Artikelnummer;Datum;Menge;Preis\n${rows.map(([k, a, d]) => `${k};${a};${d};1;9,90`).join('\n')}`,
  );
  writeFileSync(
    path('margin.csv'),
    `Kunde;Artikelnummer;Datum;Deckungsbeitrag\n${rows.map((row) => row.join(';')).join('\n')}`,
  );
  writeFileSync(path('plain.csv'), 'Kunde;Datum;Betrag\nA;2026-01-01;10\nB;2026-01-02;20');
  writeFileSync(path('few.csv'), 'Kunde;Datum;Artikel\nA;2026-01-01;X\nB;2026-01-02;Y');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rowsOf = (file: string) =>
  readFileSync(path(file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

it('suggests with reasons and says how well that worked on the end of the list', async () => {
  const { status, answer, words } = await callCommand(crosssell, [
    '--orders',
    path('orders.csv'),
    '--out',
    path('c.csv'),
    '--top',
    '3',
  ]);
  expect(status).toBe(0);
  expect(answer).toMatchObject({ columns: { product: 'Artikelnummer' }, check: { better: true } });
  expect(words).toMatch(/Geprüft an den letzten 90 Tagen/);
  const rows = rowsOf('c.csv');
  expect(rows.every(([customer, rank]) => /^K\d+$/.test(customer!) && Number(rank) <= 3)).toBe(true);
  expect(rows[0]!.at(-1)).toMatch(/% der \d+ Kunden mit „A-\d+“ kauften dazu oder danach „A-\d+“/);
});

it('puts the expected margin first where the list has margins', async () => {
  await callCommand(crosssell, ['--orders', path('margin.csv'), '--out', path('m.csv')]);
  const rows = rowsOf('m.csv').filter(([customer]) => customer === 'K3');
  const margins = rows.map((row) => Number(row[6]));
  expect(margins.length).toBeGreaterThan(1);
  expect(margins).toEqual(margins.toSorted((a, b) => b - a));
});

it('says what is missing, and that there is not enough yet', async () => {
  await expect(callCommand(crosssell, ['--orders', path('plain.csv'), '--out', path('x.csv')])).rejects.toMatchObject({
    code: 'no-products',
  });
  await expect(
    callCommand(crosssell, ['--orders', path('few.csv'), '--out', path('x.csv'), '--language', 'de']),
  ).rejects.toMatchObject({
    code: 'not-enough-data',
    facts: { text: expect.stringMatching(/^Noch nicht genug Daten/) },
  });
});
