import { expect, test } from 'vitest';
import { readStrictly } from '../../app/strict-search.ts';
import {
  exportHref,
  nextSort,
  readListAddress,
  sortOf,
  sortText,
  textOf,
  withFilter,
  withText,
} from './list-address.ts';

test('reads a typed address and leaves out what it does not understand', () => {
  expect(
    readListAddress({
      sort: '-name',
      filter: [{ column: 'city', op: 'contains', value: 'Ulm' }, 7],
      offen: 'x',
      other: 1,
    }),
  ).toEqual({
    sort: '-name',
    filter: [{ column: 'city', op: 'contains', value: 'Ulm' }],
  });
  expect(readListAddress({ sort: 'name; drop', filter: 'no' })).toEqual({});
});

test('what a reader left out does not come back through the router', () => {
  const typed = { sort: '-name', filter: 'no', weiter: 'https://elsewhere.example' };
  expect({ ...typed, ...readStrictly(readListAddress)(typed) }).toEqual({ sort: '-name' });
});

test('a head sorts upward, then downward', () => {
  expect(nextSort(undefined, 'name')).toEqual({ column: 'name', direction: 'asc' });
  expect(nextSort({ column: 'name', direction: 'asc' }, 'name')).toEqual({ column: 'name', direction: 'desc' });
  expect(sortOf({ sort: '-city' })).toEqual({ column: 'city', direction: 'desc' });
  expect(sortText({ column: 'city', direction: 'desc' })).toBe('-city');
});

test('the search field is one filter among the others', () => {
  const filters = withText([{ column: 'city', op: 'contains', value: 'Ulm' }], ' Antrieb ');
  expect(textOf(filters)).toBe('Antrieb');
  expect(withText(filters, '')).toEqual([{ column: 'city', op: 'contains', value: 'Ulm' }]);
  expect(withFilter(filters, 'city', null)).toEqual([{ column: 'text', op: 'contains', value: 'Antrieb' }]);
});

test('an export asks for what the list shows, whatever stands in the filter', () => {
  const query = {
    filters: [{ column: 'text', op: 'contains' as const, value: 'Müller & Söhne #1' }],
    sort: { column: 'name', direction: 'desc' as const },
    columns: ['name', 'city'],
  };
  const address = new URL(exportHref({ list: 'companies', ...query }, 'xlsx'), 'http://localhost');
  expect(address.pathname).toBe('/api/v1/lists/companies/export/xlsx');
  expect(JSON.parse(address.searchParams.get('query') ?? '')).toEqual(query);
});
