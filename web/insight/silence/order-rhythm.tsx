import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { withWords } from '../../app/page-words.tsx';
import { outlook as german } from '../../messages/de/outlook.ts';
import { outlook as english } from '../../messages/en/outlook.ts';
import { amount, day, percent } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import css from '../outlook.module.css';

export default withWords({ de: { outlook: german }, en: { outlook: english } }, OrderRhythm);

/** When this customer is expected to order next, and what is at stake; nothing for who never ordered. */
function OrderRhythm({ id }: { id: string }) {
  const t = useTranslations('outlook.atRisk');
  const { data } = useQuery(api.insight.silence.ofCompany.queryOptions({ input: { id } }));
  const row = data?.outlook;
  if (!row) return null;
  return (
    <Section title={t('account')}>
      {row.reasons.map(({ code, text }) => (
        <p key={code}>{text}</p>
      ))}
      <p className={css.note}>
        {[
          row.state !== 'overdue' &&
            row.state !== 'lapsed' &&
            `${t('next')}: ${row.next ? t('between', { on: day(row.next.on), low: day(row.next.low), high: day(row.next.high) }) : t('notExpected')}`,
          t('chance', { share: percent(row.orderChance) }),
          `${t('active')}: ${percent(row.active)}`,
          row.atRiskCents !== null && `${t('risk')}: ${amount(row.atRiskCents)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Section>
  );
}
