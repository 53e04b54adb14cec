import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api, client } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { assist as german } from '../../messages/de/assist.ts';
import { assist as english } from '../../messages/en/assist.ts';
import { Chip } from '../../ui/chip.tsx';
import { day, phone } from '../../ui/format.ts';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import css from './briefing.module.css';

/** One page for a call; prints on one sheet. */
function Briefing() {
  const t = useTranslations('assist.briefing');
  const { companyId } = useParams({ from: '/shell/gespraech/$companyId' });
  const { person } = useSearch({ from: '/shell/gespraech/$companyId' });
  const { data, error, refetch } = useQuery(
    api.action.briefing.get.queryOptions({ input: { companyId, personId: person ?? null } }),
  );
  return (
    <Page
      header={
        <PageHeader title={data?.title ?? t('title')} aside={t('title')}>
          <Button component={Link} to={`/kunden/${companyId}`} variant="default" className={css.noPrint}>
            {t('account')}
          </Button>
          <Button className={css.noPrint} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </PageHeader>
      }
    >
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && (
        <div className={css.sheet}>
          <p className={css.goal}>
            <strong>{t('goal')}:</strong> {data.goal}
          </p>
          <dl className={css.who}>
            {data.who.map(({ label, text }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{/^\+\d+$/.test(text) ? phone(text) : text}</dd>
              </div>
            ))}
          </dl>
          <Worded companyId={companyId} personId={person ?? null} />
          {data.sections.map((section) => (
            <Section key={section.code} title={section.title}>
              {section.lines.length === 0 ? (
                <p className={css.quiet}>{section.empty}</p>
              ) : (
                <ul className={css.lines}>
                  {section.lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              )}
            </Section>
          ))}
          <p className={css.quiet}>
            {t('madeOn', { day: day(data.madeOn) })}. {t('intro')}
          </p>
        </div>
      )}
    </Page>
  );
}

/** A few sentences by a model, where one is set up; marked as such, and never in place of the facts. */
function Worded({ companyId, personId }: { companyId: string; personId: string | null }) {
  const t = useTranslations('assist.briefing');
  const failure = useFailureWords();
  const ask = useMutation({ mutationFn: () => client.action.briefing.word({ companyId, personId }) });
  return (
    <section className={css.worded} aria-label={t('worded')} data-empty={!ask.data?.text || undefined}>
      {ask.data?.text ? (
        <>
          <Chip tone="outline">{t('byModel', { model: ask.data.model ?? '' })}</Chip>
          <p>{ask.data.text}</p>
        </>
      ) : (
        <Button variant="default" size="compact-sm" loading={ask.isPending} onClick={() => ask.mutate()}>
          {t('word')}
        </Button>
      )}
      {ask.data?.notices.map((notice) => (
        <p key={notice} className={css.quiet} role="status">
          {notice}
        </p>
      ))}
      {ask.error && <Problem>{failure(ask.error)}</Problem>}
    </section>
  );
}

export const BriefingPage = withWords({ de: { assist: german }, en: { assist: english } }, Briefing);
