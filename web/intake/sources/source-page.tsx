import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownChange, ShownSource } from '#contract/intake/sources.ts';
import { api, client, queries } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { sources as german } from '../../messages/de/sources.ts';
import { sources as english } from '../../messages/en/sources.ts';
import { Chip } from '../../ui/chip.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { moment, momentDay, number, phone } from '../../ui/format.ts';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './sources.module.css';
import { TONES } from './sources-page.tsx';

export const SourcePage = withWords({ de: { sources: german }, en: { sources: english } }, Source);

type Whole = Awaited<ReturnType<typeof client.intake.sources.get>>;
const refresh = () => queries.invalidateQueries({ queryKey: api.intake.sources.key() });

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
          <Actions source={source} />
        </PageHeader>
      }
    >
      {source.problem && <Problem>{source.problem.text}</Problem>}
      <Changes whole={data} />
      <Entries whole={data} />
      <Runs whole={data} />
      <Facts whole={data} />
      <p>
        <Link to="/quellen">{t('back')}</Link>
      </p>
    </Page>
  );
}

function Actions({ source }: { source: ShownSource }) {
  const t = useTranslations('sources');
  const words = useFailureWords();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const { id } = source;
  const act = useMutation({
    mutationFn: async (what: 'approve' | 'pause' | 'resume' | 'run' | 'remove') => {
      await client.intake.sources[what]({ id });
      if (what === 'approve') await client.intake.sources.run({ id });
      return what;
    },
    onSuccess: async (what) => {
      const said = {
        approve: 'approved',
        pause: 'paused',
        resume: 'resumed',
        run: 'running',
        remove: 'removed',
      } as const;
      toast({ text: t(said[what]) });
      if (what === 'remove') await navigate({ to: '/quellen' });
      await refresh();
    },
    onError: (error) => toast({ text: words(error) }),
  });
  const may = (right: 'approve' | 'run' | 'edit') => source.may.includes(right);
  return (
    <>
      {source.state === 'proposed' && may('approve') && (
        <Button onClick={() => act.mutate('approve')}>{t('approve')}</Button>
      )}
      {source.state === 'active' && may('run') && (
        <Button loading={act.isPending} onClick={() => act.mutate('run')}>
          {t('run')}
        </Button>
      )}
      {source.state === 'active' && may('run') && (
        <Button variant="default" onClick={() => act.mutate('pause')}>
          {t('pause')}
        </Button>
      )}
      {source.state === 'paused' && may('approve') && (
        <Button onClick={() => act.mutate('resume')}>{t('resume')}</Button>
      )}
      {may('approve') && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('remove')}
        </Button>
      )}
      <Confirm
        opened={asking}
        title={t('removeTitle')}
        confirm={t('remove')}
        tone="against"
        onClose={() => setAsking(false)}
        onConfirm={async () => void (await act.mutateAsync('remove'))}
        onFail={words}
      >
        {t('removeText')}
      </Confirm>
    </>
  );
}

function Changes({ whole: { source, changes } }: { whole: Whole }) {
  const t = useTranslations('sources');
  return (
    <Section title={t('changes')}>
      {changes.length === 0 ? (
        <p className={css.quiet}>{t(source.lastRunAt === null ? 'changesFirst' : 'changesNone')}</p>
      ) : (
        <ul className={css.lines}>
          {changes.map((change) => (
            <ChangeLine key={change.id} change={change} mayAnswer={source.may.includes('run')} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function ChangeLine({ change, mayAnswer }: { change: ShownChange; mayAnswer: boolean }) {
  const t = useTranslations('sources');
  const words = useFailureWords();
  const answer = useMutation({
    mutationFn: (said: 'useful' | 'noise') =>
      client.intake.sources.answer({ id: change.id, answer: change.answer === said ? null : said }),
    onSuccess: refresh,
    onError: (error) => toast({ text: words(error) }),
  });
  return (
    <li className={css.line}>
      <div>
        <div className={css.head}>
          <Chip tone={change.kind === 'new' ? 'good' : change.kind === 'gone' ? 'against' : 'outline'}>
            {t(`changeKinds.${change.kind}`)}
          </Chip>
          <span className={css.strong}>{change.name}</span>
          {change.lead && <Chip tone="strong">{t('lead')}</Chip>}
        </div>
        {change.changes.map(({ field, label, old, new: now }) => (
          <div key={field}>{t('change', { label, old: old ?? t('nothing'), new: now ?? t('nothing') })}</div>
        ))}
        <div className={css.quiet}>
          {moment(change.at)}
          {change.verdict && change.verdict in german.verdicts && (
            <> · {t(`verdicts.${change.verdict as keyof typeof german.verdicts}`)}</>
          )}
          {' · '}
          <a href={change.url} target="_blank" rel="noreferrer noopener" title={change.snippet}>
            {t('evidence')}
          </a>
          {change.recordId && (
            <>
              {' · '}
              <Link to="/kunden/$id" params={{ id: change.recordId }}>
                {t('openRecord')}
              </Link>
            </>
          )}
        </div>
      </div>
      {mayAnswer && (
        <fieldset className={css.end} aria-label={t('answerHelp')}>
          {(['useful', 'noise'] as const).map((said) => (
            <Button
              key={said}
              size="compact-sm"
              variant={change.answer === said ? 'filled' : 'default'}
              aria-pressed={change.answer === said}
              onClick={() => answer.mutate(said)}
            >
              {t(said === 'useful' ? 'answerUseful' : 'answerNoise')}
            </Button>
          ))}
        </fieldset>
      )}
    </li>
  );
}

/** As on an envelope: street, place, then how to reach them. */
function inWriting(fields: Readonly<Record<string, string>>): string {
  const { street, postalCode, place, phone: number, ...rest } = fields;
  const town = [postalCode, place].filter((part) => part !== undefined).join(' ');
  return [street, town, number && phone(number), ...Object.values(rest)].filter((part) => part).join(' · ');
}

function Entries({ whole: { entries, source } }: { whole: Whole }) {
  const t = useTranslations('sources');
  const words = useFailureWords();
  const take = useMutation({
    mutationFn: (id: number) => client.intake.sources.takeLead({ id }),
    onSuccess: async () => {
      toast({ text: t('taken') });
      await refresh();
    },
    onError: (error) => toast({ text: words(error) }),
  });
  return (
    <Section title={t('entriesTitle')} aside={<span className={css.quiet}>{number(source.entries)}</span>}>
      {entries.length === 0 ? (
        <p className={css.quiet}>{t('entriesNone')}</p>
      ) : (
        <ul className={css.lines}>
          {entries.slice(0, 200).map((entry) => (
            <li key={entry.id} className={css.line}>
              <div>
                <div className={css.strong} title={entry.snippet}>
                  {entry.name}
                </div>
                <div className={css.quiet}>
                  {inWriting(entry.fields)}
                  {entry.goneAt && <> · {t('goneSince', { at: momentDay(entry.goneAt) })}</>}
                </div>
              </div>
              <div className={css.end}>
                {entry.recordId ? (
                  <Link to="/kunden/$id" params={{ id: entry.recordId }}>
                    {t('openRecord')}
                  </Link>
                ) : (
                  source.may.includes('run') &&
                  entry.fields['news'] === undefined && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      disabled={take.isPending}
                      onClick={() => take.mutate(entry.id)}
                    >
                      {t('take')}
                    </Button>
                  )
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Runs({ whole: { runs } }: { whole: Whole }) {
  const t = useTranslations('sources');
  return (
    <Section title={t('runs')}>
      {runs.length === 0 ? (
        <p className={css.quiet}>{t('runsNone')}</p>
      ) : (
        <ul className={css.lines}>
          {runs.map((run) => (
            <li key={run.id} className={css.line}>
              <div>
                <div className={css.head}>
                  <Chip tone={run.state === 'done' ? 'good' : run.state === 'running' ? 'outline' : 'against'}>
                    {t(`runStates.${run.state}`)}
                  </Chip>
                  {moment(run.startedAt)}
                </div>
                <div className={css.quiet}>
                  {run.problem
                    ? run.problem.text
                    : t('runLine', {
                        pages: run.pages,
                        entries: run.entries,
                        added: number(run.added),
                        changed: number(run.changed),
                        gone: number(run.gone),
                      })}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Facts({ whole: { source, recipe } }: { whole: Whole }) {
  const t = useTranslations('sources');
  return (
    <Section title={t('rules')}>
      <dl className={css.facts}>
        <dt>{t('address')}</dt>
        <dd>
          <a href={source.url} target="_blank" rel="noreferrer noopener">
            {source.url}
          </a>
        </dd>
        <dt>{t('hosts')}</dt>
        <dd>{source.hosts.join(', ')}</dd>
        <dt>{t('ground')}</dt>
        <dd>{source.legalGround || '–'}</dd>
        <dt>{t('purpose')}</dt>
        <dd>{source.purpose || '–'}</dd>
        <dt>{t('schedule')}</dt>
        <dd>
          {t(`schedules.${source.schedule}`)}
          {source.nextRunAt && ` (${t('nextRun')}: ${momentDay(source.nextRunAt)})`}
        </dd>
        <dt>{t('pauseBetween')}</dt>
        <dd>{t('seconds', { count: number(source.pauseMs / 1000, 1) })}</dd>
        <dt>{t('trust')}</dt>
        <dd>{number(source.trust)}</dd>
      </dl>
      {source.approvedAt && (
        <p className={css.quiet}>
          {t('approvedBy', { name: source.approvedByName ?? '', at: momentDay(source.approvedAt) })}
        </p>
      )}
      {recipe && (
        <details>
          <summary>{t('recipe', { version: number(source.recipeVersion) })}</summary>
          <p className={css.quiet}>{t('recipeHelp')}</p>
          <pre className={css.recipe}>{JSON.stringify(recipe, null, 2)}</pre>
        </details>
      )}
    </Section>
  );
}
