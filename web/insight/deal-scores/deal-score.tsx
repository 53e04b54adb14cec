import { useTranslations } from 'use-intl';
import type { client } from '../../app/api.ts';
import { percent } from '../../ui/format.ts';
import { ReasonList } from '../../ui/reasons.tsx';
import css from '../outlook.module.css';

export type Score = Awaited<ReturnType<typeof client.insight.dealScores.ofCompany>>['rows'][number];

/** The chance of one deal: a number with its band, what it is made of, when it might slip. */
export function DealScoreDetails({ score }: { score: Score }) {
  const t = useTranslations('outlook.deal');
  const { probability, low, high, steps, start } = score;
  return (
    <div className={css.score}>
      <ChanceBand score={score} />
      {probability !== null && low !== null && high !== null && (
        <p className={css.note}>{t('range', { low: percent(low), high: percent(high) })}</p>
      )}
      {steps.length > 0 && start !== null && (
        <ReasonList
          from={{ label: t('start'), points: start }}
          reasons={steps.map((step, at) => ({ key: `${at}`, label: step.text, points: step.points }))}
          total={{ label: t('total'), points: (probability ?? 0) * 100, text: percent(probability ?? 0) }}
          digits={1}
        />
      )}
      <p className={css.note}>{score.basis}</p>
      <p className={css.note}>{score.timing}</p>
      <p className={css.note}>{t('stage', { stage: score.stage, share: percent(score.stageWeight) })}</p>
    </div>
  );
}

/** The interval as a band on a scale from 0 to 100 %, the probability as a mark on it; the same facts as text. */
function ChanceBand({ score: { probability, low, high } }: { score: Score }) {
  const t = useTranslations('outlook.deal');
  if (probability === null || low === null || high === null) return <p className={css.figure}>{t('unknown')}</p>;
  return (
    <div className={css.chance}>
      <span className={css.figure}>{percent(probability)}</span>
      <svg
        className={css.band}
        viewBox="0 0 100 12"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${percent(probability)}, ${t('range', { low: percent(low), high: percent(high) })}`}
      >
        <rect className={css.track} width="100" height="12" />
        <rect className={css.between} x={low * 100} width={Math.max(0.5, (high - low) * 100)} height="12" />
        <rect className={css.mark} x={Math.min(98.8, probability * 100 - 0.6)} width="1.2" height="12" />
      </svg>
    </div>
  );
}
