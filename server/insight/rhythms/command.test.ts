import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { simulateCustomers } from '#engines/order-rhythm/bench/simulate.ts';
import { STANDARD_MODEL } from '#engines/order-rhythm/index.ts';
import { callCommand } from '#test/support/call-command.ts';
import * as rhythm from './command.ts';

let folder = '';
const path = (name: string) => join(folder, name);
const dayText = (day: number) => new Date((20_000 + day) * 86_400_000).toISOString().slice(0, 10);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lotse-rhythm-'));
  const customers = simulateCustomers(STANDARD_MODEL, { customers: 80, days: 600, seed: 5 });
  const lines = customers.flatMap(({ customer, days }) =>
    days.map((day) => `=${customer};${dayText(day)};${100 + (day % 7)},50 €`),
  );
  // Windows-1252, as Excel on a German desk writes it.
  writeFileSync(path('orders.csv'), Buffer.from(`Kunde;Bestelldatum;Betrag in €\r\n${lines.join('\r\n')}`, 'latin1'));
  writeFileSync(path('bad.csv'), 'Artikel;Farbe\nX;rot\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('judges every customer of a list and says how well it did on the end of it', async () => {
  const { status, answer, words } = await callCommand(rhythm, ['--orders', path('orders.csv'), '--out', path('r.csv')]);
  expect(status).toBe(0);
  expect(answer).toMatchObject({ customers: 80, columns: { customer: 'Kunde', date: 'Bestelldatum' } });
  expect(words).toMatch(/Geprüft an den letzten 90 Tagen/);
  const [headings, ...rows] = readFileSync(path('r.csv'), 'utf8').trim().split('\n');
  expect(headings).toMatch(/^customer,p_active,expected_orders_90d,next_order_low,next_order_high,/);
  expect(rows).toHaveLength(80);
  // What a spreadsheet would run as a formula is text.
  for (const row of rows) expect(row).toMatch(/^'=C\d+,[01](\.\d+)?,\d/);
});

it('refuses in words what is no order list, and what lies beyond the day', async () => {
  await expect(callCommand(rhythm, ['--orders', path('bad.csv'), '--out', path('x.csv')])).rejects.toMatchObject({
    code: 'columns-missing',
    facts: { text: expect.stringMatching(/--customer (?:SPALTE|COL)/) },
  });
  const early = ['--orders', path('orders.csv'), '--as-of', '2001-01-01', '--out', path('x.csv'), '--language', 'de'];
  await expect(callCommand(rhythm, early)).rejects.toMatchObject({
    facts: { text: expect.stringMatching(/nach dem Stichtag/) },
  });
  await expect(
    callCommand(rhythm, ['--orders', path('orders.csv'), '--as-of', '31.12.2026', '--out', 'x']),
  ).rejects.toMatchObject({
    code: 'usage',
  });
});

it('takes no row of the future for today, and says where nobody ordered or hardly anybody came back', async () => {
  const rows = ['A;2026-01-05;10', 'A;2026-02-05;12', 'B;2026-03-01;9', 'B;2133-01-01;9'];
  writeFileSync(path('few.csv'), `Kunde;Erstellt am;Nettowert\n${rows.join('\n')}\n`);
  const { answer, words } = await callCommand(rhythm, ['--orders', path('few.csv'), '--out', path('f.csv')]);
  expect(answer).toMatchObject({ asOf: '2026-03-01', columns: { date: 'Erstellt am', amount: 'Nettowert' } });
  expect(words).toMatch(/1 Zeile liegt nach dem Stichtag[\s\S]*nur 1 Wiederbestellung\./);
  writeFileSync(path('back.csv'), 'Kunde;Datum;Menge;Preis\nA;2026-01-05;-1;5\nB;2026-02-05;-2;5\n');
  await expect(
    callCommand(rhythm, ['--orders', path('back.csv'), '--out', path('x.csv'), '--language', 'de']),
  ).rejects.toMatchObject({ code: 'not-enough-data', facts: { text: expect.stringMatching(/^Kein Kunde hat/) } });
});
