import { Button } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { ImportRow } from '#contract/intake/imports.ts';
import { api } from '../../app/api.ts';
import { useCommands } from '../../app/commands.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Chip, type ChipTone } from '../../ui/chip.tsx';
import { moment, number } from '../../ui/format.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import css from './imports.module.css';

export const TONES: Readonly<Record<ImportRow['state'], ChipTone>> = {
  checking: 'outline',
  ready: 'doubt',
  running: 'outline',
  done: 'good',
  cancelled: 'doubt',
  failed: 'against',
  undoing: 'outline',
  undone: 'plain',
};

export function ImportsPage() {
  const t = useTranslations('intake.imports');
  const words = useFailureWords();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(api.intake.imports.list.queryOptions());
  useCommands(
    useMemo(
      () => [
        {
          id: 'import.new',
          group: 'create' as const,
          label: t('new'),
          keys: 'n',
          run: () => void navigate({ to: '/importe/neu' }),
        },
      ],
      [t, navigate],
    ),
  );
  const add = (
    <Button component={Link} to="/importe/neu" leftSection={<IconPlus size={15} aria-hidden />}>
      {t('new')}
    </Button>
  );
  return (
    <Page header={<PageHeader title={t('title')}>{data && data.rows.length > 0 && add}</PageHeader>}>
      {error ? (
        <ErrorState text={words(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={6} />
      ) : data.rows.length === 0 ? (
        <EmptyState title={t('empty')} icon={IconFileImport} actions={add}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ImportTable rows={data.rows} />
      )}
    </Page>
  );
}

function ImportTable({ rows }: { rows: readonly ImportRow[] }) {
  const t = useTranslations('intake.imports');
  return (
    <div className={css.scroll}>
      <table className={`${css.table} ${css.stacked}`}>
        <thead>
          <tr>
            <th scope="col">{t('file')}</th>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col" className={css.figure}>
              {t('verdicts.new')}
            </th>
            <th scope="col" className={css.figure}>
              {t('verdicts.updated')}
            </th>
            <th scope="col" className={css.figure}>
              {t('verdicts.doubtful')}
            </th>
            <th scope="col" className={css.figure}>
              {t('verdicts.faulty')}
            </th>
            <th scope="col">{t('when')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const counts = row.counts ?? row.expected;
            return (
              <tr key={row.id}>
                <td className={css.lead}>
                  <Link to="/importe/$id" params={{ id: row.id }}>
                    {row.fileName}
                  </Link>
                </td>
                <td>{t(`kinds.${row.kind}`)}</td>
                <td>
                  <Chip tone={TONES[row.state]}>{t(`states.${row.state}`)}</Chip>
                </td>
                <td className={css.figure} data-label={t('verdicts.new')}>
                  {counts ? number(counts.imported) : '–'}
                </td>
                <td className={css.figure} data-label={t('verdicts.updated')}>
                  {counts ? number(counts.updated) : '–'}
                </td>
                <td className={css.figure} data-label={t('verdicts.doubtful')}>
                  {counts ? number(counts.doubtful) : '–'}
                </td>
                <td className={css.figure} data-label={t('verdicts.faulty')}>
                  {counts ? number(counts.faulty) : '–'}
                </td>
                <td className={css.quiet}>
                  {moment(row.createdAt)} {t('by', { name: row.createdBy })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
