import { Button, FileButton } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownResearch } from '#contract/intake/research.ts';
import { api, client, queries } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { scouting as german } from '../../messages/de/scouting.ts';
import { sources as germanSources } from '../../messages/de/sources.ts';
import { scouting as english } from '../../messages/en/scouting.ts';
import { sources as englishSources } from '../../messages/en/sources.ts';
import { Chip, type ChipTone } from '../../ui/chip.tsx';
import { momentDay, number, percent } from '../../ui/format.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { EmptyState, Problem, Skeleton } from '../../ui/states.tsx';
import { UploadRefused, uploadFile } from '../files/upload-file.ts';
import { SourceTabs } from '../sources/source-tabs.tsx';
import css from '../sources/sources.module.css';

export const ResearchesPage = withWords(
  { de: { scouting: german, sources: germanSources }, en: { scouting: english, sources: englishSources } },
  Researches,
);

export const STATE_TONES: Readonly<Record<ShownResearch['state'], ChipTone>> = {
  waiting: 'doubt',
  running: 'outline',
  done: 'good',
  cancelled: 'plain',
};

/** Lists of companies whose own pages are looked up, newest first. */
function Researches() {
  const t = useTranslations('scouting.research');
  const { data, error, refetch } = useQuery(api.intake.research.list.queryOptions());
  const add = data?.mayAdd === true;
  return (
    <Page header={<PageHeader title={t('title')} />}>
      <SourceTabs />
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={5} />
      ) : data.lists.length === 0 ? (
        <EmptyState title={t('empty')} icon={IconFileSpreadsheet} actions={add && <NewList />}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          {add && <NewList />}
          <ListTable lists={data.lists} />
        </>
      )}
    </Page>
  );
}

/** Uploading fetches nothing: the hosts of the list are approved on its own page. */
function NewList() {
  const t = useTranslations('scouting.research');
  const words = useFailureWords();
  const navigate = useNavigate();
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: async (file: File) => {
      const stored = await uploadFile(file, setShare).done;
      return client.intake.research.create({ fileId: stored.id });
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: api.intake.research.key() });
      await navigate({ to: '/quellen/recherche/$id', params: { id } });
    },
  });
  if (send.isPending) return <Progress share={share < 1 ? share : null} label={t('uploading')} text={percent(share)} />;
  return (
    <div className={css.stack}>
      <div>
        <FileButton accept=".csv,.xlsx,.txt" onChange={(file) => file && send.mutate(file)}>
          {(props) => <Button {...props}>{t('add')}</Button>}
        </FileButton>
      </div>
      {send.error && (
        <Problem>
          {send.error instanceof UploadRefused ? send.error.message || t('uploadBroken') : words(send.error)}
        </Problem>
      )}
    </div>
  );
}

function ListTable({ lists }: { lists: readonly ShownResearch[] }) {
  const t = useTranslations('scouting.research');
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('list')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col" className={css.figure}>
              {t('rows')}
            </th>
            <th scope="col" className={css.figure}>
              {t('visited')}
            </th>
            <th scope="col" className={css.figure}>
              {t('failed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to="/quellen/recherche/$id" params={{ id: one.id }}>
                  {one.fileName}
                </Link>
                <div className={css.quiet}>
                  {momentDay(one.createdAt)}, {one.createdByName}
                </div>
              </td>
              <td>
                <Chip tone={STATE_TONES[one.state]}>{t(`states.${one.state}`)}</Chip>
              </td>
              <td className={css.figure}>{number(one.rows)}</td>
              <td className={css.figure}>{number(one.visited)}</td>
              <td className={css.figure}>{number(one.failed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
