import { expect, test } from 'vitest';
import { arranged, fitting, moved, plainArrangement, readArrangement, shown } from './columns.ts';

const columns = ['name', 'city', 'owner'].map((key) => ({ key, name: key, width: 100, cell: () => key }));

test('the naming column leads and cannot be hidden; new columns stand at the end', () => {
  const arrangement = { order: ['owner'], hidden: ['name', 'city'], widths: { owner: 200 } };
  expect(arranged(columns, arrangement).map((column) => column.key)).toEqual(['name', 'owner', 'city']);
  expect(shown(columns, arrangement).map((column) => [column.key, column.width])).toEqual([
    ['name', 100],
    ['owner', 200],
  ]);
});

test('moves a column by one place and stops at the ends', () => {
  expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
});

test('forgets an arrangement that is not one', () => {
  expect(readArrangement('{"order":1,"hidden":["x",2],"widths":{"a":9,"b":120}}')).toEqual({
    order: [],
    hidden: ['x'],
    widths: { b: 120 },
  });
  expect(readArrangement('nonsense')).toEqual(plainArrangement);
  expect(readArrangement(null)).toEqual(plainArrangement);
});

test('no column stands half beyond the edge', () => {
  expect(fitting(columns, 250).map((column) => [column.key, column.width])).toEqual([
    ['name', 150],
    ['city', 100],
  ]);
  // What is left goes to the texts that would be cut, in equal parts.
  const growing = columns.map((column) => (column.key === 'name' ? column : { ...column, grows: true }));
  expect(fitting(growing, 400).map(({ width }) => width)).toEqual([100, 150, 150]);
  expect(fitting(columns, 50).map((column) => column.key)).toEqual(['name']);
});
