import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ListFilter, ListName, ListRow } from '#contract/desk/lists.ts';
import { api } from '../../app/api.ts';
import { type Command, useCommands } from '../../app/commands.ts';
import { useFailureWords } from '../../app/failure.ts';
import { number } from '../../ui/format.ts';
import { ColumnMenu } from '../../ui/grid/column-menu.tsx';
import { Grid } from '../../ui/grid/grid.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { ExportMenu } from './export-menu.tsx';
import { AddFilter, FilterChips } from './filter-bar.tsx';
import { type ListAddress, nextSort, sortOf, sortText, textOf, withText } from './list-address.ts';
import css from './list-view.module.css';
import { useList } from './use-list.ts';
import { useListColumns } from './use-list-columns.ts';
import { useTicking } from './use-ticking.ts';
import { ViewsMenu } from './views-menu.tsx';
import { useListWords } from './words.ts';

type Counted = Exclude<ListName, 'activities' | 'tasks'>;

export interface ListViewProps {
  readonly list: Counted;
  readonly title: string;
  readonly address: ListAddress;
  readonly onAddress: (next: ListAddress) => void;
  /** Columns shown until a person arranges them; the first names the row. */
  readonly columns: readonly string[];
  /** Column that the search field looks into, where the list has no index over every word. */
  readonly searchIn?: string;
  readonly onOpenPage: (row: ListRow) => void;
  readonly panel?: (id: string, close: () => void) => ReactNode;
  readonly phone: (row: ListRow) => ReactNode;
  /** What to say and offer while there is nothing at all. */
  readonly empty: ReactNode;
  readonly actions?: ReactNode;
  /** Shown in place of the usual head line while rows are ticked. */
  readonly selectionBar?: (ids: readonly string[], clear: () => void) => ReactNode;
  readonly lead?: ReactNode;
}

const noFilters: readonly ListFilter[] = [];

/** A list over everything: any length, sorted and filtered by the server, driven by keys, its state in the address. */
export function ListView(props: ListViewProps) {
  const {
    list,
    title,
    address,
    onAddress,
    columns: preferred,
    searchIn = 'text',
    onOpenPage,
    panel,
    phone,
    empty,
    actions,
    selectionBar,
    lead,
  } = props;
  const t = useTranslations('lists');
  const ui = useTranslations('ui.grid');
  const failure = useFailureWords();
  const words = useListWords();
  const filters = address.filter ?? noFilters;
  const names = useQuery({ ...api.platform.users.names.queryOptions(), staleTime: 300_000 });
  const owners = useMemo(
    () => (names.data?.users ?? []).map(({ id, name }) => ({ value: id, label: name })),
    [names.data],
  );
  const { described, all, visible, keys, arrangement, setArrangement, isPlain } = useListColumns(
    list,
    preferred,
    words,
  );
  const data = useList({ list, filters, sort: sortOf(address), columns: keys });

  const [active, setActive] = useState(0);
  const { ticked, tick, untick } = useTicking(data.rowAt);
  const search = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(textOf(filters, searchIn));
  const changeFilters = (next: readonly ListFilter[]) => {
    setActive(0);
    untick();
    onAddress({ ...without(address, 'filter'), ...(next.length > 0 ? { filter: next } : {}) });
  };
  const searchFor = useDebouncedCallback((words: string) => changeFilters(withText(filters, words, searchIn)), 180);
  const close = useCallback(() => onAddress(without(address, 'offen')), [address, onAddress]);
  const open = (row: ListRow) => {
    if (!panel || address.offen === row.id) onOpenPage(row);
    else onAddress({ ...address, offen: row.id });
  };

  const commands = useMemo<readonly Command[]>(
    () => [
      { id: 'list-search', group: 'list', label: t('search'), keys: '/', run: () => search.current?.select() },
      { id: 'list-next', group: 'list', label: ui('next'), keys: 'j', run: () => undefined, helpOnly: true },
      { id: 'list-previous', group: 'list', label: ui('previous'), keys: 'k', run: () => undefined, helpOnly: true },
      { id: 'list-first', group: 'list', label: ui('first'), keys: 'Home', run: () => undefined, helpOnly: true },
      { id: 'list-last', group: 'list', label: ui('last'), keys: 'End', run: () => undefined, helpOnly: true },
      { id: 'list-open', group: 'list', label: ui('open'), keys: 'Enter', run: () => undefined, helpOnly: true },
      ...(selectionBar
        ? [
            {
              id: 'list-tick',
              group: 'list' as const,
              label: ui('select'),
              keys: 'x',
              run: () => undefined,
              helpOnly: true,
            },
          ]
        : []),
    ],
    [t, ui, selectionBar],
  );
  useCommands(commands);

  const count = data.exact ? number(data.total) : t('about', { count: number(data.total) });
  const loading = data.pending || described.isPending;
  const nothing = !loading && data.total === 0 && data.exact;
  const problem = data.error ?? described.error;
  const bar = ticked.size > 0 && selectionBar ? selectionBar([...ticked], untick) : null;
  const filterProps = { columns: described.data?.columns ?? [], filters, onChange: changeFilters, words, owners };
  return (
    <Page
      bare
      header={
        <PageHeader
          title={title}
          lead={lead}
          aside={loading ? undefined : t(`count.${list}`, { count, n: data.total })}
        >
          {bar ? (
            <>
              <span className={css.picked} role="status">
                {ui('selected', { count: ticked.size })}
              </span>
              {bar}
              <Button variant="subtle" onClick={untick}>
                {ui('selectNone')}
              </Button>
            </>
          ) : (
            <>
              <TextInput
                ref={search}
                className={css.search}
                aria-label={t('search')}
                placeholder={ui('filter')}
                value={text}
                onChange={(event) => {
                  setText(event.currentTarget.value);
                  searchFor(event.currentTarget.value);
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape' && event.key !== 'ArrowDown' && event.key !== 'Enter') return;
                  event.preventDefault();
                  document.querySelector<HTMLElement>('[data-grid]')?.focus();
                }}
                leftSection={<IconSearch size={15} stroke={1.8} aria-hidden />}
                rightSection={
                  <span className={css.hint}>
                    <KeyHint keys="/" />
                  </span>
                }
                rightSectionPointerEvents="none"
              />
              <span className={css.wide}>
                <AddFilter {...filterProps} />
                <ViewsMenu
                  list={list}
                  address={address}
                  columns={keys}
                  onAddress={(next) => {
                    setText(textOf(next.filter ?? [], searchIn));
                    onAddress(next);
                  }}
                />
                <ColumnMenu columns={all} arrangement={arrangement} onChange={setArrangement} />
                <ExportMenu list={list} filters={filters} sort={data.sort ?? sortOf(address)} columns={keys} />
              </span>
              {actions}
            </>
          )}
        </PageHeader>
      }
      panel={address.offen && panel ? panel(address.offen, close) : undefined}
    >
      <FilterChips
        {...filterProps}
        onChange={(next) => {
          setText(textOf(next, searchIn));
          changeFilters(next);
        }}
      />
      {problem ? (
        <ErrorState
          text={failure(problem)}
          onRetry={() => {
            data.retry();
            void described.refetch();
          }}
        />
      ) : loading ? (
        <div className={css.loading}>
          <Skeleton lines={16} />
        </div>
      ) : nothing && filters.length === 0 ? (
        empty
      ) : (
        <Grid
          label={title}
          columns={visible}
          total={data.total}
          rowAt={data.rowAt}
          idOf={idOf}
          onSeen={data.onSeen}
          {...(data.sort ? { sort: data.sort } : {})}
          onSort={(column) => {
            setActive(0);
            onAddress({ ...address, sort: sortText(nextSort(data.sort, column)) });
          }}
          active={active}
          onActive={setActive}
          onOpen={open}
          openId={address.offen}
          {...(selectionBar ? { selected: ticked, onSelect: tick } : {})}
          phone={phone}
          fit={isPlain}
          version={JSON.stringify([list, filters, address.sort])}
          empty={
            <EmptyState
              title={t('nothing')}
              icon={IconFilterOff}
              actions={
                <Button
                  onClick={() => {
                    setText('');
                    changeFilters([]);
                  }}
                >
                  {t('clear')}
                </Button>
              }
            >
              {t('nothingText')}
            </EmptyState>
          }
        />
      )}
    </Page>
  );
}

const idOf = (row: ListRow) => row.id;

export function without<K extends keyof ListAddress>(address: ListAddress, key: K): ListAddress {
  const { [key]: _gone, ...rest } = address;
  return rest as ListAddress;
}
