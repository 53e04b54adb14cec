import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { outlook as german } from '../../messages/de/outlook.ts';
import { outlook as english } from '../../messages/en/outlook.ts';
import { Section } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import css from '../outlook.module.css';
import { DealScoreDetails } from './deal-score.tsx';

export default withWords({ de: { outlook: german }, en: { outlook: english } }, DealOutlook);

/** The chance of one deal beside its facts; nothing for a deal that is decided. */
function DealOutlook({ id }: { id: string }) {
  const t = useTranslations('outlook.deal');
  const failure = useFailureWords();
  const { data, error, refetch } = useQuery(api.insight.dealScores.ofDeal.queryOptions({ input: { id } }));
  return (
    <Section title={t('title')}>
      {error ? (
        <ErrorState text={failure(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={5} />
      ) : data.score ? (
        <DealScoreDetails score={data.score} />
      ) : (
        <p className={css.note}>{t('closed')}</p>
      )}
    </Section>
  );
}
