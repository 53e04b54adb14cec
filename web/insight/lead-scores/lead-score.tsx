import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { outlook as german } from '../../messages/de/outlook.ts';
import { outlook as english } from '../../messages/en/outlook.ts';
import { number, percent, signed } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { ReasonList } from '../../ui/reasons.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import css from '../outlook.module.css';

export default withWords({ de: { outlook: german }, en: { outlook: english } }, LeadScore);

/** The lead score of a company as a waterfall, with what would raise it most. */
function LeadScore({ id, isCustomer }: { id: string; isCustomer: boolean }) {
  const t = useTranslations('outlook.lead');
  const failure = useFailureWords();
  const { data, error, refetch } = useQuery(api.insight.leadScores.ofCompany.queryOptions({ input: { id } }));
  if (error)
    return (
      <Section title={t('name')}>
        <ErrorState text={failure(error)} onRetry={() => void refetch()} />
      </Section>
    );
  if (!data)
    return (
      <Section title={t('name')}>
        <Skeleton lines={6} />
      </Section>
    );
  const isChance = data.probability !== null;
  const digits = isChance ? 1 : 0;
  const shown = isChance
    ? t('chance', {
        share: percent(data.probability ?? 0, 1),
        low: percent(data.low / 100),
        high: percent(data.high / 100),
      })
    : data.low === data.high
      ? number(data.score)
      : `${number(data.score)} (${t('range', { low: number(data.low), high: number(data.high) })})`;
  return (
    <Section title={t(isCustomer ? 'titleCustomer' : 'title', { score: shown })}>
      <ReasonList
        {...(data.start === null ? {} : { from: { label: t('start'), points: data.start } })}
        reasons={data.steps.map((step, at) => ({ key: `${at}`, label: step.text, points: step.points }))}
        total={{
          label: t(isCustomer ? 'totalCustomer' : 'total'),
          points: isChance ? (data.probability ?? 0) * 100 : data.score,
        }}
        digits={digits}
        {...(isChance ? { most: Math.max(10, data.high) } : {})}
      />
      <h3 className={css.small}>{t('raises')}</h3>
      {data.raises.length === 0 && <p className={css.note}>{t('none')}</p>}
      <ul className={css.raises}>
        {data.raises.map((raise) => (
          <li key={raise.text}>
            <span>{raise.text}</span>
            <span className={css.points}>{signed(raise.points, digits)}</span>
          </li>
        ))}
      </ul>
      <p className={css.note}>{[data.basis, data.fading].filter(Boolean).join(' ')}</p>
    </Section>
  );
}
