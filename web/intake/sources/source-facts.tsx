import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { momentDay, number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import css from './sources.module.css';
import type { Whole } from './whole-source.ts';

/** What the source is there for and how it is treated. */
export function SourceFacts({ whole: { source, recipe } }: { whole: Whole }) {
  const t = useTranslations('sources');
  return (
    <Section title={t('rules')}>
      <dl className={css.facts}>
        <dt>{t('kind')}</dt>
        <dd>
          {t(`kinds.${source.kind}`)}, {t(`aims.${source.aim}`)}
        </dd>
        {source.url !== '' && (
          <>
            <dt>{t('address')}</dt>
            <dd>
              <a href={source.url} target="_blank" rel="noreferrer noopener">
                {source.url}
              </a>
            </dd>
            <dt>{t('hosts')}</dt>
            <dd>{source.hosts.join(', ')}</dd>
          </>
        )}
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
      {source.kind === 'list' && recipe && (
        <p>
          <Link to="/quellen/$id/leseregel" params={{ id: source.id }}>
            {t('recipe', { version: number(source.recipeVersion) })}
          </Link>
        </p>
      )}
    </Section>
  );
}
