import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import css from './quality.module.css';

export function Worklist() {
  const t = useTranslations('insight.quality');
  const failure = useFailureWords();
  const list = useInfiniteQuery(
    api.insight.quality.worklist.infiniteOptions({
      input: (after: string | undefined) => ({ limit: 12, ...(after ? { after } : {}) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Section title={t('worklist')}>
      <p className={css.quiet}>{t('worklistText')}</p>
      {list.isError && <ErrorState text={failure(list.error)} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.data && rows.length === 0 && <p className={css.quiet}>{t('worklistEmpty')}</p>}
      <ol className={css.work}>
        {rows.map((row) => (
          <li key={`${row.kind}${row.id}`}>
            <span className={css.workHead}>
              {row.companyId ? (
                <Link to="/kunden/$id" params={{ id: row.companyId }}>
                  {row.name}
                </Link>
              ) : (
                <span>{row.name}</span>
              )}
              {row.detail && <span className={css.quiet}>{row.detail}</span>}
              <span className={css.points}>{t('of', { points: number(row.overall) })}</span>
            </span>
            <ul className={css.problems}>
              {row.problems.slice(0, 4).map((problem) => (
                <li key={`${problem.code}${problem.field}`}>
                  {problem.text} <span className={css.quiet}>{t('gain', { points: number(problem.gain, 1) })}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Section>
  );
}
