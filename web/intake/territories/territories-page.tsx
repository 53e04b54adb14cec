import { Button } from '@mantine/core';
import { IconMap2 } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { useMay } from '../../app/session.ts';
import { findings as german } from '../../messages/de/findings.ts';
import { sources as germanSources } from '../../messages/de/sources.ts';
import { findings as english } from '../../messages/en/findings.ts';
import { sources as englishSources } from '../../messages/en/sources.ts';
import { country } from '../../ui/format.ts';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SourceTabs } from '../sources/source-tabs.tsx';
import css from '../sources/sources.module.css';
import { TerritoryForm } from './territory-form.tsx';

export const TerritoriesPage = withWords(
  { de: { findings: german, sources: germanSources }, en: { findings: english, sources: englishSources } },
  Territories,
);

export type Territory = Awaited<ReturnType<typeof client.intake.territories.list>>['territories'][number];

/** Whose leads those of a region are: by place, never by how somebody performs. */
function Territories() {
  const t = useTranslations('findings.territories');
  const may = useMay();
  const [editing, setEditing] = useState<Territory | 'new' | null>(null);
  const { data, error, refetch } = useQuery(api.intake.territories.list.queryOptions());
  const mayEdit = may('policy.edit');
  const add = mayEdit && <Button onClick={() => setEditing('new')}>{t('add')}</Button>;
  return (
    <Page header={<PageHeader title={t('title')}>{add}</PageHeader>}>
      <SourceTabs />
      <p className={css.quiet}>{t('text')}</p>
      {editing !== null && (
        <Section title={t(editing === 'new' ? 'add' : 'edit')}>
          <TerritoryForm
            key={editing === 'new' ? 'new' : editing.id}
            territory={editing === 'new' ? null : editing}
            onDone={() => setEditing(null)}
          />
        </Section>
      )}
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={5} />
      ) : data.territories.length === 0 ? (
        editing === null && (
          <EmptyState title={t('empty')} icon={IconMap2} actions={add}>
            {t('emptyText')}
          </EmptyState>
        )
      ) : (
        <TerritoryTable territories={data.territories} onEdit={mayEdit ? setEditing : null} />
      )}
    </Page>
  );
}

function TerritoryTable({
  territories,
  onEdit,
}: {
  territories: readonly Territory[];
  onEdit: ((territory: Territory) => void) | null;
}) {
  const t = useTranslations('findings.territories');
  const words = useFailureWords();
  const { data: names } = useQuery({ ...api.platform.users.names.queryOptions(), staleTime: 300_000 });
  const remove = useMutation({
    mutationFn: (id: string) => client.intake.territories.remove({ id }),
    onSuccess: async () => {
      toast({ text: t('removed') });
      await queries.invalidateQueries({ queryKey: api.intake.territories.key() });
    },
    onError: (error) => toast({ text: words(error) }),
  });
  const nameOf = ({ userId, teamId }: Territory): string | undefined =>
    userId === null
      ? names?.teams.find(({ id }) => id === teamId)?.name
      : names?.users.find(({ id }) => id === userId)?.name;
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('label')}</th>
            <th scope="col">{t('country')}</th>
            <th scope="col">{t('codes')}</th>
            <th scope="col">{t('belongs')}</th>
            {onEdit && <th scope="col" aria-label={t('change')} />}
          </tr>
        </thead>
        <tbody>
          {territories.map((one) => (
            <tr key={one.id}>
              <td>{one.label}</td>
              <td>{country(one.country)}</td>
              <td>
                {one.codeFrom === ''
                  ? t('whole')
                  : one.codeTo === '' || one.codeTo === one.codeFrom
                    ? one.codeFrom
                    : t('range', { from: one.codeFrom, to: one.codeTo })}
              </td>
              <td>{names ? (nameOf(one) ?? t('gone')) : '…'}</td>
              {onEdit && (
                <td>
                  <div className={css.end}>
                    <Button size="compact-sm" variant="default" onClick={() => onEdit(one)}>
                      {t('change')}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      disabled={remove.isPending}
                      onClick={() => remove.mutate(one.id)}
                    >
                      {t('remove')}
                    </Button>
                  </div>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
