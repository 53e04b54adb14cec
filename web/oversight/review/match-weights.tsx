import { useTranslations } from 'use-intl';
import { Waterfall } from '../../ui/charts/waterfall.tsx';
import { percent, signed } from '../../ui/format.ts';
import css from './review.module.css';
import type { Proposal } from './review-data.ts';

/** Kinds that ask whether two records are one: their answers are "the same" and "different". */
export const isTwins = (proposal: Proposal): boolean => /^merge-/.test(proposal.kind);

/** What speaks for and against two records being one, in bits, adding up to how sure the model is. */
export function MatchWeights({ proposal }: { proposal: Proposal }) {
  const t = useTranslations('oversight.review.weights');
  const weighed = proposal.evidence.filter((one) => one.weight !== undefined);
  const start = weighed.find((one) => (one.weight ?? 0) < 0 && one.label === t('start'));
  const steps = weighed.filter((one) => one !== start);
  if (weighed.length < 2) return null;
  const sum = weighed.reduce((total, one) => total + (one.weight ?? 0), 0);
  const step = (one: (typeof weighed)[number]) => ({
    key: `${one.label} ${one.value}`,
    label: one.value,
    points: one.weight ?? 0,
  });
  return (
    <>
      <h3 className={css.head}>{t('title')}</h3>
      <Waterfall
        label={t('label')}
        unit={t('unit')}
        start={start && step(start)}
        steps={steps.map(step)}
        total={{
          label: t('total', { share: proposal.confidence === null ? '–' : percent(proposal.confidence) }),
          text: signed(sum, 1),
        }}
      />
      <p className={css.quiet}>{t('how')}</p>
    </>
  );
}
