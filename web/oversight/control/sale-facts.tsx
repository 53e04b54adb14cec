import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { day, momentDay } from '../../ui/format.ts';
import type { Card } from './contact-card.tsx';
import css from './control.module.css';

const facts = ['addressFromSale', 'ownSimilar', 'noticeAtCollection', 'noticeEachUse'] as const;

/** Which of the four conditions of § 7(3) UWG are shown, by what, and who recorded it. Nothing recorded: nothing shown. */
export function SaleFacts({
  sale,
  onStrike,
}: {
  sale: NonNullable<Card['sale']>;
  onStrike: ((id: string) => void) | null;
}) {
  const t = useTranslations('contact');
  const common = useTranslations('oversight.control.consent');
  const row = sale.history.find((one) => one.kind === 'recorded' && !one.struckOut);
  if (!row) return null;
  const shown = {
    addressFromSale: row.sale && row.soldOn && t('sale.soldLine', { sale: row.sale, day: day(row.soldOn) }),
    ownSimilar: row.goods,
    noticeAtCollection: row.collectionNotice,
    noticeEachUse: row.eachUseNotice,
  };
  return (
    <>
      <h2 className={css.question}>{t('sale.heading')}</h2>
      <ul className={css.conditions}>
        {facts.map((fact) => (
          <li key={fact} data-holds={sale.holds[fact] || undefined}>
            {sale.holds[fact] ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
            <div>
              {t(`sale.facts.${fact}`)}: {t(sale.holds[fact] ? 'sale.holds' : 'sale.lacks')}
              {shown[fact] && <div className={css.quiet}>{shown[fact]}</div>}
            </div>
          </li>
        ))}
      </ul>
      <p className={css.quiet}>
        {common('recordedBy', { day: momentDay(row.recordedAt), who: row.recordedByName })} · {t('sale.objection')}
        {row.proof['note'] && ` · ${t('proof.note', { text: row.proof['note'] })}`}
        {onStrike && (
          <>
            {' '}
            <Button variant="subtle" size="compact-xs" onClick={() => onStrike(row.id)}>
              {t('strike.action')}
            </Button>
          </>
        )}
      </p>
    </>
  );
}
