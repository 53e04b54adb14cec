import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeMapping } from '#engines/column-mapping/index.ts';
import { makeExampleCompany, makeExampleTasks } from './index.ts';

const today = new Date('2026-11-20T00:00:00Z');
const sheets = makeExampleCompany({ seed: 7, today });
const sheet = (kind: string): readonly (readonly string[])[] => sheets.find((s) => s.kind === kind)?.rows ?? [];

test('is as big as promised', () => {
  expect(
    new Set(
      sheet('companies')
        .slice(1)
        .map((row) => row[0]?.replace(/-2$/, '')),
    ).size,
  ).toBe(2400);
  expect(sheet('people').length - 1).toBe(5200);
  expect(sheet('deals').length - 1).toBe(600);
  const orders = new Set(
    sheet('orders')
      .slice(1)
      .map((row) => row[0]),
  ).size;
  expect(orders).toBeGreaterThan(17_000);
  expect(orders).toBeLessThanOrEqual(20_000);
});

test('the same seed and day give the same company, another seed another one', () => {
  expect(makeExampleCompany({ seed: 7, today, companies: 60 })).toEqual(
    makeExampleCompany({ seed: 7, today, companies: 60 }),
  );
  expect(makeExampleCompany({ seed: 8, today, companies: 60 })).not.toEqual(
    makeExampleCompany({ seed: 7, today, companies: 60 }),
  );
});

test('nobody real can be reached: reserved numbers and domains only', () => {
  const cells = sheets.flatMap((s) => s.rows.slice(1).flat());
  const addresses = cells.filter((cell) => /^[\w.-]+@[\w.-]+$/.test(cell));
  expect(addresses.length).toBeGreaterThan(3000);
  expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([]);
  const phones = sheet('companies')
    .slice(1)
    .map((row) => (row[6] ?? '').replace(/\D/g, '').replace(/^0049/, '49').replace(/^49/, '0').replace(/^00/, '0'));
  const called = phones.filter((phone) => phone !== '');
  expect(called.length).toBeGreaterThan(2000);
  expect(called.filter((phone) => !/^0(3023125|6990009|4066969|2214710|8999998)\d{3}$/.test(phone))).toEqual([]);
});

test('every row is as wide as its headings and no history lies in the future', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
      for (const { kind, rows } of makeExampleCompany({ seed, today, companies: 30 })) {
        const width = rows[0]?.length;
        if (rows.some((row) => row.length !== width)) return false;
        if (kind !== 'orders' && kind !== 'activities') continue;
        const column = kind === 'orders' ? 1 : 4;
        for (const row of rows.slice(1)) {
          const [day = '', month = '', year = ''] = (row[column] ?? '').slice(0, 10).split('.');
          if (`${year}-${month}-${day}` > '2026-11-20') return false;
        }
      }
      return true;
    }),
    { numRuns: 25 },
  );
});

test('every sheet is recognised as what it is, and no column stays unknown', () => {
  for (const { name, kind, rows } of sheets) {
    const mapping = proposeMapping(
      [...(rows[0] ?? [])],
      rows.slice(1, 200).map((row) => [...row]),
    );
    expect(mapping.kind, name).toBe(kind);
    expect(
      mapping.columns
        .filter((column) => column.role === 'custom' || column.role === 'ignore')
        .map((column) => column.heading),
      name,
    ).toEqual([]);
  }
});

test('tasks lie around today', () => {
  const tasks = makeExampleTasks({ seed: 7, today });
  expect(tasks).toHaveLength(40);
  expect(tasks.some((task) => task.kind === 'callback' && task.dueOn <= today)).toBe(true);
});
