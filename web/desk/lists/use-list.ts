import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ListFilter, ListName, ListRow, ListSort } from '#contract/desk/lists.ts';
import { api, queries } from '../../app/api.ts';

export interface ListQuery {
  readonly list: ListName;
  readonly filters: readonly ListFilter[];
  readonly sort?: ListSort | undefined;
  /** Keys; empty: what the server shows by default. */
  readonly columns: readonly string[];
}

const WINDOW = 100;
const JUMP_PAUSE = 60;

function outlineOptions({ list, filters, sort }: ListQuery) {
  return api.desk.lists.outline.infiniteOptions({
    input: (after: string | null) => ({ list, filters: [...filters], ...(sort ? { sort } : {}), after }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: 15_000,
  });
}

function windowOptions({ list, filters, sort, columns }: ListQuery, after: string | null, skip: number) {
  return api.desk.lists.window.queryOptions({
    input: {
      list,
      filters: [...filters],
      ...(sort ? { sort } : {}),
      ...(columns.length > 0 ? { columns: [...columns] } : {}),
      after,
      skip,
      limit: WINDOW,
    },
    staleTime: 15_000,
  });
}

/** Starts outline and first window; for a route's loader. */
export function prefetchList(query: ListQuery): void {
  void queries.prefetchInfiniteQuery(outlineOptions(query));
  void queries.prefetchQuery(windowOptions(query, null, 0));
}

export interface ListData {
  readonly total: number;
  /** false: `total` is an estimate. */
  readonly exact: boolean;
  readonly sort: ListSort | undefined;
  readonly may: readonly string[];
  readonly pending: boolean;
  readonly error: unknown;
  readonly rowAt: (index: number) => ListRow | undefined;
  readonly onSeen: (first: number, last: number) => void;
  readonly retry: () => void;
}

/** Any place of a list of any length: an outline tells where anchors are, windows of 100 rows are fetched around what is seen. */
export function useList(query: ListQuery): ListData {
  const outline = useInfiniteQuery(outlineOptions(query));
  const pages = outline.data?.pages;
  const shape = useMemo(() => {
    let base = 0;
    const anchors: { at: number; cursor: string | null }[] = [];
    let total = 0;
    for (const page of pages ?? []) {
      for (const anchor of page.anchors) anchors.push({ at: base + anchor.at, cursor: anchor.cursor });
      total = base + page.total;
      base += page.reach;
    }
    return { anchors, total, reach: base };
  }, [pages]);

  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const [seen, setSeen] = useState({ first: 0, last: 0 });
  const onSeen = useCallback(
    (first: number, last: number) =>
      setSeen((old) => (old.first === first && old.last === last ? old : { first, last })),
    [],
  );

  useEffect(() => {
    const from = Math.max(0, Math.floor(seen.first / WINDOW));
    const to = Math.floor(seen.last / WINDOW);
    const next: number[] = [];
    for (let one = Math.max(0, from - 1); one <= to + 1; one++) next.push(one);
    // Neighbours at once; after a jump it may be a drag over the whole bar, so wait until it rests for a moment.
    const near = next.some((one) => wanted.includes(one));
    if (next.length === wanted.length && next.every((one) => wanted.includes(one))) return;
    if (near) {
      setWanted(next);
      return;
    }
    const timer = setTimeout(() => setWanted(next), JUMP_PAUSE);
    return () => clearTimeout(timer);
  }, [seen, wanted]);

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = outline;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && seen.last > shape.reach - 2 * WINDOW) void fetchNextPage();
  }, [seen.last, shape.reach, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const places = wanted
    .map((one) => {
      const start = one * WINDOW;
      if (one === 0) return { one, after: null, skip: 0 };
      if (start >= shape.reach) return null;
      const anchor = shape.anchors.findLast((known) => known.at <= start);
      return anchor && start - anchor.at < 2000 ? { one, after: anchor.cursor, skip: start - anchor.at } : null;
    })
    .filter((place) => place !== null);
  const windows = useQueries({ queries: places.map(({ after, skip }) => windowOptions(query, after, skip)) });

  const byWindow = new Map<number, readonly ListRow[]>();
  windows.forEach((one, place) => {
    const number = places[place]?.one;
    if (one.data && number !== undefined) byWindow.set(number, one.data.rows);
  });
  const firstPage = pages?.[0];
  const failed = outline.error ?? windows.find((one) => one.error)?.error ?? null;
  return {
    total: shape.total,
    exact: pages?.at(-1)?.exact ?? true,
    sort: query.sort ?? firstPage?.sort,
    may: firstPage?.may ?? [],
    pending: outline.isPending,
    error: failed,
    rowAt: (index) => byWindow.get(Math.floor(index / WINDOW))?.[index % WINDOW],
    onSeen,
    retry: () => {
      void outline.refetch();
      for (const one of windows) if (one.error) void one.refetch();
    },
  };
}
