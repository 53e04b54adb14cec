import { Button, NativeSelect } from '@mantine/core';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { TrashKind } from '#contract/records/trash.ts';
import { api, client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Chip } from '../../ui/chip.tsx';
import { moment } from '../../ui/format.ts';
import css from '../../ui/rows.module.css';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { recordsChanged } from '../changed.ts';
import own from './trash.module.css';

type Row = Awaited<ReturnType<typeof client.records.trash.list>>['rows'][number];
type Place = Awaited<ReturnType<typeof client.records.trash.list>>['next'];

const of = {
  company: client.records.companies,
  person: client.records.people,
  deal: client.records.deals,
  product: client.records.products,
  order: client.records.orders,
  quote: client.records.quotes,
  activity: client.records.activities,
  task: client.records.tasks,
} as const satisfies Record<TrashKind, unknown>;
const kinds = Object.keys(of) as TrashKind[];

/** What was deleted, latest first, each to be brought back with all that went with it. */
export function TrashPage() {
  const t = useTranslations('platform.trash');
  const failure = useFailureWords();
  const [kind, setKind] = useState<TrashKind | null>(null);
  const query = useInfiniteQuery(
    api.records.trash.list.infiniteOptions({
      input: (before: Place) => ({ kind, before, limit: 100 }),
      initialPageParam: null as Place,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-label={t('title')}>
      <p className={css.intro}>{t('intro')}</p>
      <NativeSelect
        aria-label={t('kind')}
        className={`${css.grow} ${own.filter}`}
        value={kind ?? ''}
        data={[{ value: '', label: t('all') }, ...kinds.map((one) => ({ value: one, label: t(`many.${one}`) }))]}
        onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? null)}
      />
      {query.isPending && <Skeleton lines={8} />}
      {query.isError && <ErrorState text={failure(query.error)} onRetry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && (
        <EmptyState icon={IconTrash} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ul className={css.rows} aria-label={t('title')}>
          {rows.map((row) => (
            <DeletedRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

function DeletedRow({ row }: { row: Row }) {
  const t = useTranslations('platform.trash');
  const failure = useFailureWords();
  const name = row.title || t(`one.${row.kind}`);
  const onError = (error: Error) => toast({ text: failure(error), tone: 'against' });
  const remove = useMutation({
    mutationFn: () => of[row.kind].remove({ id: row.id }),
    onSuccess: recordsChanged,
    onError,
  });
  const restore = useMutation({
    mutationFn: () => of[row.kind].restore({ id: row.id }),
    onSuccess: async () => {
      toast({ text: t('restored', { name }), undo: () => remove.mutate() });
      await recordsChanged();
    },
    onError,
  });
  const when = moment(row.deletedAt);
  return (
    <li className={`${css.row} ${css.withEnd}`}>
      <div className={css.main}>
        <div className={css.name}>
          <h3>{name}</h3>
          <Chip>{t(`one.${row.kind}`)}</Chip>
        </div>
        <p className={css.quiet}>
          {row.company && `${row.company} · `}
          {row.deletedBy ? t('by', { when, name: row.deletedBy }) : t('at', { when })}
        </p>
      </div>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={15} aria-hidden />}
        loading={restore.isPending}
        aria-label={t('restoreName', { name })}
        onClick={() => restore.mutate()}
      >
        {t('restore')}
      </Button>
    </li>
  );
}
