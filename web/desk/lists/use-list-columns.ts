import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ListColumn, ListName } from '#contract/desk/lists.ts';
import { api } from '../../app/api.ts';
import { type Arrangement, plainArrangement, shown } from '../../ui/grid/columns.ts';
import { useArrangement } from '../../ui/grid/use-arrangement.ts';
import { gridColumn } from './cells.tsx';
import type { useListWords } from './words.ts';

/** The columns of a list: those the server describes, in the order and choice of this person; the preferred ones until they choose. */
export function useListColumns(list: ListName, preferred: readonly string[], words: ReturnType<typeof useListWords>) {
  const described = useQuery({ ...api.desk.lists.columns.queryOptions({ input: { list } }), staleTime: 300_000 });
  const [kept, setArrangement] = useArrangement(list);
  const isPlain = isUntouched(kept);
  const all = useMemo(
    () => orderedColumns(described.data?.columns ?? [], preferred).map((column) => gridColumn(column, words)),
    [described.data, preferred, words],
  );
  const arrangement = useMemo(
    () =>
      isPlain
        ? { ...plainArrangement, hidden: all.map((one) => one.key).filter((key) => !preferred.includes(key)) }
        : kept,
    [kept, isPlain, all, preferred],
  );
  const visible = useMemo(() => shown(all, arrangement), [all, arrangement]);
  // Until the server has described its columns the usual ones are asked for: nearly always the same, and the rows travel along.
  const keys = useMemo(
    () => (visible.length > 0 ? visible.map((column) => column.key) : preferred),
    [visible, preferred],
  );
  return { described, all, visible, keys, arrangement, setArrangement, isPlain };
}

function isUntouched({ order, hidden, widths }: Arrangement): boolean {
  return order.length + hidden.length + Object.keys(widths).length === 0;
}

function orderedColumns(columns: readonly ListColumn[], preferred: readonly string[]): ListColumn[] {
  const place = (key: string) => (preferred.includes(key) ? preferred.indexOf(key) : preferred.length);
  return [...columns].sort((a, b) => place(a.key) - place(b.key));
}
