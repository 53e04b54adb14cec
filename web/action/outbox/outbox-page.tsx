import { Button } from '@mantine/core';
import { IconPencilPlus, IconSend } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { type Command, useCommands } from '../../app/commands.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { useMay } from '../../app/session.ts';
import { action as german } from '../../messages/de/action.ts';
import { action as english } from '../../messages/en/action.ts';
import { number } from '../../ui/format.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { MessageDetail } from './message-detail.tsx';
import { MessageList } from './message-list.tsx';
import { NewMessage } from './new-message.tsx';
import css from './outbox.module.css';
import { listOptions, type OutboxSearch, shelfToOpen, shelves } from './outbox-data.ts';

const outboxApi = getRouteApi('/shell/postausgang');

export const OutboxPage = withWords({ de: { action: german }, en: { action: english } }, Outbox);

/** Every message that leaves the house, from draft to sent: what waits, what was refused and why, and what is uncertain. */
function Outbox() {
  const t = useTranslations('action.outbox');
  const failureWords = useFailureWords();
  const may = useMay();
  const search = outboxApi.useSearch();
  const navigate = useNavigate();
  const head = useQuery(api.action.outbox.list.queryOptions({ input: { limit: 1 } }));
  const shelf = shelfToOpen(search, head.data?.counts);
  const query = useInfiniteQuery({ ...listOptions(shelf), enabled: head.isSuccess, refetchInterval: 15_000 });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = query.data?.pages[0]?.counts ?? head.data?.counts;
  const go = useCallback(
    (next: OutboxSearch) => void navigate({ to: '/postausgang', search: next, replace: true }),
    [navigate],
  );
  const opened = search.neu ? undefined : (search.nachricht ?? rows[0]?.id);
  const open = useCallback((id: string) => go({ ansicht: shelf, nachricht: id }), [go, shelf]);
  const ids = rows.map(({ id }) => id).join(' ');
  useCommands(
    useMemo<readonly Command[]>(() => {
      const list = ids.split(' ');
      const step = (by: 1 | -1) => {
        const next = list[Math.min(list.length - 1, Math.max(0, list.indexOf(opened ?? '') + by))];
        if (next) open(next);
      };
      return [
        { id: 'outbox-next', group: 'list', label: t('next'), keys: 'j', run: () => step(1) },
        { id: 'outbox-previous', group: 'list', label: t('previous'), keys: 'k', run: () => step(-1) },
        { id: 'outbox-write', group: 'page', label: t('write'), keys: 'n', run: () => go({ neu: true }) },
      ];
    }, [ids, opened, open, go, t]),
  );
  if (head.error) return <ErrorState text={failureWords(head.error)} onRetry={() => void head.refetch()} />;
  const empty = query.isSuccess && rows.length === 0 && opened === undefined && !search.neu;
  const header = (
    <PageHeader title={t('title')}>
      <Button leftSection={<IconPencilPlus size={16} />} onClick={() => go({ neu: true })}>
        {t('write')}
      </Button>
    </PageHeader>
  );
  return (
    <Page header={header} bare>
      <div className={css.shelves} role="tablist" aria-label={t('shelf.label')}>
        {shelves.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === shelf}
            className={css.shelf}
            onClick={() => go({ ansicht: one })}
          >
            {t(`shelf.${one}`)}
            {counts && counts[one] > 0 && one !== 'sent' && one !== 'discarded' && (
              <span className={css.count}>{number(counts[one])}</span>
            )}
          </button>
        ))}
      </div>
      {head.data && !head.data.ready && (
        <p className={css.notice}>
          {t('noServer')} {may('system.manage') && <Link to="/steuerung/postausgang">{t('setUp')}</Link>}
        </p>
      )}
      {head.data?.paused && (
        <p className={css.notice}>
          {t('paused')} {may('policy.edit') && <Link to="/steuerung/einstellungen">{t('settings')}</Link>}
        </p>
      )}
      {query.isPending && (
        <div className={css.pad}>
          <Skeleton lines={8} />
        </div>
      )}
      {query.isError && <ErrorState text={failureWords(query.error)} onRetry={() => void query.refetch()} />}
      {empty && (
        <EmptyState
          icon={IconSend}
          title={t(`empty.${shelf}`)}
          actions={<Button onClick={() => go({ neu: true })}>{t('write')}</Button>}
        >
          {t(`empty.${shelf}Text`)}
        </EmptyState>
      )}
      {!empty && query.isSuccess && (
        <div className={css.columns} data-open={search.nachricht !== undefined || search.neu || undefined}>
          <MessageList
            rows={rows}
            openId={opened}
            onOpen={open}
            more={query.hasNextPage}
            onMore={() => void query.fetchNextPage()}
          />
          {search.neu && <NewMessage onDone={(id) => go(id ? { ansicht: 'drafts', nachricht: id } : {})} />}
          {opened !== undefined && (
            <MessageDetail key={opened} id={opened} onBack={() => go({ ansicht: shelf })} onMoved={(to) => go(to)} />
          )}
        </div>
      )}
    </Page>
  );
}
