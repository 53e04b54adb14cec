import type { ListFilter, ListName, ListSort } from '#contract/desk/lists.ts';

/** What the address says of a list: `?sort=-revenue12mCents&filter=[…]&offen=ID`. */
export interface ListAddress {
  readonly sort?: string;
  readonly filter?: readonly ListFilter[];
  /** Id of the record whose panel is open. */
  readonly offen?: string;
  /** The board or the table, where there are both. */
  readonly als?: 'tabelle';
}

const column = /^[a-z][A-Za-z0-9_]{0,60}(\.[A-Za-z0-9_-]{1,60})?$/;

/** Reads an address that anybody may have typed: what is not understood is left out, the server checks the rest. */
export function readListAddress(search: Record<string, unknown>): ListAddress {
  const sort =
    typeof search['sort'] === 'string' && column.test(search['sort'].replace(/^-/, '')) ? search['sort'] : undefined;
  const offen =
    typeof search['offen'] === 'string' && /^[0-9a-f-]{36}$/.test(search['offen']) ? search['offen'] : undefined;
  const filter = Array.isArray(search['filter']) ? search['filter'].filter(isFilter).slice(0, 20) : [];
  return {
    ...(sort ? { sort } : {}),
    ...(filter.length > 0 ? { filter } : {}),
    ...(offen ? { offen } : {}),
    ...(search['als'] === 'tabelle' ? { als: 'tabelle' as const } : {}),
  };
}

function isFilter(value: unknown): value is ListFilter {
  if (typeof value !== 'object' || value === null) return false;
  const { column: name, op } = value as Record<string, unknown>;
  return typeof name === 'string' && column.test(name) && typeof op === 'string';
}

export function sortOf(address: ListAddress): ListSort | undefined {
  if (!address.sort) return undefined;
  const down = address.sort.startsWith('-');
  return { column: down ? address.sort.slice(1) : address.sort, direction: down ? 'desc' : 'asc' };
}

export const sortText = (sort: ListSort) => `${sort.direction === 'desc' ? '-' : ''}${sort.column}`;

/** A click on a head: first upward, then downward, then upward again. */
export function nextSort(current: ListSort | undefined, clicked: string): ListSort {
  return { column: clicked, direction: current?.column === clicked && current.direction === 'asc' ? 'desc' : 'asc' };
}

/** The words of the search field, kept as one filter on the column it looks into: `text`, every word of the record, where a list has that. */
export function textOf(filters: readonly ListFilter[], column = 'text'): string {
  const found = filters.find((filter) => filter.column === column && filter.op === 'contains');
  return found?.op === 'contains' ? found.value : '';
}

export function withText(filters: readonly ListFilter[], text: string, column = 'text'): ListFilter[] {
  const others = filters.filter((filter) => filter.column !== column);
  return text.trim() ? [{ column, op: 'contains', value: text.trim() }, ...others] : others;
}

/** One condition for each column; null takes it away. */
export function withFilter(filters: readonly ListFilter[], name: string, filter: ListFilter | null): ListFilter[] {
  const others = filters.filter((one) => one.column !== name);
  return filter ? [...others, filter] : others;
}

/** Where the browser fetches a list as a file. */
export function exportHref(
  query: {
    readonly list: ListName;
    readonly filters: readonly ListFilter[];
    readonly sort: ListSort | undefined;
    readonly columns: readonly string[];
  },
  format: 'csv' | 'xlsx',
): string {
  const { list, filters, sort, columns } = query;
  return `/api/v1/lists/${list}/export/${format}?query=${encodeURIComponent(JSON.stringify({ filters, sort, columns }))}`;
}
