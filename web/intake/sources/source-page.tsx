import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { withWords } from '../../app/page-words.tsx';
import { sources as german } from '../../messages/de/sources.ts';
import { sources as english } from '../../messages/en/sources.ts';
import { Chip } from '../../ui/chip.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { FileDelivery } from './file-delivery.tsx';
import { SourceActions } from './source-actions.tsx';
import { SourceChanges } from './source-changes.tsx';
import { SourceEntries } from './source-entries.tsx';
import { SourceFacts } from './source-facts.tsx';
import { SourceRuns } from './source-runs.tsx';
import { TONES } from './sources-page.tsx';

export const SourcePage = withWords({ de: { sources: german }, en: { sources: english } }, Source);

function Source() {
  const { id } = useParams({ strict: false });
  const t = useTranslations('sources');
  const { data, error, refetch } = useQuery({
    ...api.intake.sources.get.queryOptions({ input: { id: id ?? '' } }),
    // A run takes seconds to minutes; while one is under way, or is due, the page looks again.
    refetchInterval: ({ state }) =>
      state.data?.runs[0]?.state === 'running' ||
      (state.data?.source.state === 'active' && state.data.source.lastRunAt === null)
        ? 2000
        : false,
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  const { source } = data;
  return (
    <Page
      header={
        <PageHeader title={source.label} lead={<Chip tone={TONES[source.state]}>{t(`states.${source.state}`)}</Chip>}>
          <SourceActions source={source} />
        </PageHeader>
      }
    >
      {source.problem && <Problem>{source.problem.text}</Problem>}
      {source.noise && <Problem>{source.noise}</Problem>}
      {source.kind === 'files' && source.may.includes('run') && <FileDelivery source={source} />}
      <SourceChanges whole={data} />
      <SourceEntries whole={data} />
      <SourceRuns whole={data} />
      <SourceFacts whole={data} />
      <p>
        <Link to="/quellen">{t('back')}</Link>
      </p>
    </Page>
  );
}
