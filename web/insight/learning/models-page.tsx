import { Button, SegmentedControl } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { outlook as german } from '../../messages/de/outlook.ts';
import { outlook as english } from '../../messages/en/outlook.ts';
import { Chip } from '../../ui/chip.tsx';
import { ago, number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from '../outlook.module.css';
import { ModelCard } from './model-card.tsx';

type Overview = Awaited<ReturnType<typeof client.insight.learning.overview>>;
type Subject = Overview['subjects'][number];
type Version = Subject['versions'][number];

export const ModelsPage = withWords({ de: { outlook: german }, en: { outlook: english } }, ModelsPageContent);

const tones = { 'in-use': 'strong', beside: 'outline', replaced: 'plain', refused: 'doubt' } as const;

function ModelsPageContent() {
  const t = useTranslations('outlook.models');
  const failure = useFailureWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/steuerung/gelernt' });
  const { data, error, refetch } = useQuery({
    ...api.insight.learning.overview.queryOptions(),
    // Until something was learnt the page waits for it.
    refetchInterval: ({ state }) =>
      state.data?.subjects.some(({ versions, settled }) => versions.length === 0 && settled > 0) ? 3000 : false,
  });
  const name = search.modell ?? 'deal';
  const subject = data?.subjects.find((one) => one.subject === name);
  const version = subject?.versions.find((one) => one.version === search.version) ?? inForce(subject);
  const train = useMutation({
    mutationFn: () => client.insight.learning.train({ subject: name }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.insight.learning.key() }),
    onError: (problem) => toast({ text: failure(problem), tone: 'against' }),
  });
  return (
    <>
      <p className={css.intro}>{t('lead')}</p>
      {error && <ErrorState text={failure(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && (
        <>
          <div className={css.choice}>
            <SegmentedControl
              value={name}
              onChange={(next) =>
                void navigate({ to: '/steuerung/gelernt', search: { modell: next === 'lead' ? 'lead' : 'deal' } })
              }
              data={data.subjects.map((one) => ({ value: one.subject, label: t(`subject.${one.subject}`) }))}
            />
            {data.may.includes('train') && (
              <Button
                variant="default"
                loading={train.isPending}
                disabled={data.running !== null}
                onClick={() => train.mutate()}
              >
                {t('train')}
              </Button>
            )}
          </div>
          <p className={`${css.quiet} ${css.asked}`}>{name === 'deal' ? t('question.deal') : t('question.lead')}</p>
          {data.running && <Training job={data.running} />}
          {version ? (
            <ModelCard subject={name} version={version.version} />
          ) : (
            subject && <NothingLearnt subject={subject} />
          )}
          {(subject?.versions.length ?? 0) > 0 && (
            <Section title={t('versions')}>
              <ul className={css.rows}>
                {subject?.versions.map((one) => (
                  <VersionRow
                    key={one.version}
                    subject={name}
                    version={one}
                    current={one.version === version?.version}
                  />
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </>
  );
}

function NothingLearnt({ subject: { subject, settled } }: { subject: Subject }) {
  const t = useTranslations('outlook.models');
  return settled > 0 ? (
    <EmptyState title={t('soon')} icon={IconSchool}>
      {t('soonText', { count: settled })}
    </EmptyState>
  ) : (
    <EmptyState title={t(`never.${subject}`)} icon={IconSchool}>
      {t('neverText')}
    </EmptyState>
  );
}

/** The one in use, else the newest attempt. */
const inForce = (subject: Subject | undefined): Version | undefined =>
  subject?.versions.find(({ state }) => state === 'in-use') ?? subject?.versions[0];

function VersionRow({ subject, version, current }: { subject: 'deal' | 'lead'; version: Version; current: boolean }) {
  const t = useTranslations('outlook.models');
  return (
    <li className={css.risk}>
      <div className={css.riskMain}>
        <Link
          to="/steuerung/gelernt"
          search={{ modell: subject, version: version.version }}
          className={css.riskName}
          {...(current ? { 'aria-current': 'true' as const } : {})}
        >
          {t('version', { version: String(version.version) })}
        </Link>{' '}
        <Chip tone={tones[version.state]}>{t(`state.${version.state}`)}</Chip>
        <p className={css.quiet}>{version.verdict}</p>
        <p className={css.quiet}>
          {t('trained', { when: ago(version.trainedAt, new Date()), occasion: t(`occasion.${version.occasion}`) })} ·{' '}
          {t('cases', { cases: number(version.cases), positives: number(version.positives) })}
        </p>
      </div>
    </li>
  );
}

/** Learning goes on in a thread of its own: its progress, and a way to end it. */
function Training({ job }: { job: string }) {
  const t = useTranslations('outlook.models');
  const { data, isError } = useQuery({
    ...api.platform.jobs.state.queryOptions({ input: { id: job } }),
    refetchInterval: 1000,
    retry: false,
  });
  const isOver = data !== undefined && data.state !== 'waiting' && data.state !== 'running';
  useEffect(() => {
    // A job of the clock belongs to nobody and cannot be asked: then the overview is.
    const again = () => void queries.invalidateQueries({ queryKey: api.insight.learning.key() });
    if (isOver) again();
    if (!isError) return;
    const timer = setInterval(again, 3000);
    return () => clearInterval(timer);
  }, [isOver, isError]);
  const total = data?.total ?? null;
  return (
    <div className={css.training}>
      <Progress
        label={t('training')}
        share={total === null ? null : (data?.done ?? 0) / total}
        text={total === null ? '' : t('stage', { done: String(data?.done ?? 0), total: String(total) })}
      />
      {data && !isOver && (
        <Button variant="default" onClick={() => void client.platform.jobs.cancel({ id: job })}>
          {t('cancel')}
        </Button>
      )}
    </div>
  );
}
