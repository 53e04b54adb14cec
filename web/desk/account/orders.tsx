import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Bars } from '../../ui/charts/bars.tsx';
import { amount, day } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { useListWords } from '../lists/words.ts';
import css from './account.module.css';
import type { Account } from './account-type.ts';
import { AddButton } from './add-button.tsx';

/** What the company ordered, month by month, and what it was offered. */
export function Orders({ account, onAdd }: { account: Account; onAdd: ((what: 'orders' | 'quotes') => void) | null }) {
  const t = useTranslations('records.account');
  const words = useListWords();
  const { rows, total, months } = account.orders;
  const { quotes } = account;
  const monthName = (month: string) => `${month.slice(5, 7)}/${month.slice(0, 4)}`;
  return (
    <>
      <Section title={t('orders')} aside={onAdd && <AddButton label={t('addOrder')} onClick={() => onAdd('orders')} />}>
        {total === 0 ? (
          <p className={css.none}>{t('noOrders')}</p>
        ) : (
          <>
            <Bars
              label={t('months')}
              items={months.map(({ month, cents, count }) => ({
                key: month,
                value: cents,
                label: t('month', { month: monthName(month), sum: amount(cents), count }),
              }))}
              ends={[monthName(months[0]?.month ?? ''), monthName(months.at(-1)?.month ?? '')]}
            />
            <ul>
              {rows.map((order) => (
                <DocumentLine
                  key={order.id}
                  to="/auftraege"
                  id={order.id}
                  number={order.number}
                  detail={[day(order.on), order.status]}
                  cents={order.totalCents}
                />
              ))}
            </ul>
            {total > rows.length && <p className={css.note}>{t('more', { count: total - rows.length })}</p>}
          </>
        )}
      </Section>
      {(quotes.total > 0 || onAdd) && (
        <Section
          title={t('quotes')}
          aside={onAdd && <AddButton label={t('addQuote')} onClick={() => onAdd('quotes')} />}
        >
          {quotes.total === 0 && <p className={css.none}>{t('noQuotes')}</p>}
          <ul>
            {quotes.rows.map((quote) => (
              <DocumentLine
                key={quote.id}
                to="/angebote"
                id={quote.id}
                number={quote.number}
                detail={[
                  day(quote.on),
                  quote.status && words.choice('status', quote.status),
                  quote.validUntil && t('validUntil', { day: day(quote.validUntil) }),
                ]}
                cents={quote.totalCents}
              />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function DocumentLine({
  to,
  id,
  number,
  detail,
  cents,
}: {
  to: '/auftraege' | '/angebote';
  id: string;
  number: string;
  detail: readonly (string | null)[];
  cents: number | null;
}) {
  return (
    <li className={css.line}>
      <div className={css.lineMain}>
        <Link to={to} search={{ offen: id }} className={css.lineTitle}>
          {number}
        </Link>
        <div className={css.lineDetail}>{detail.filter(Boolean).join(' · ')}</div>
      </div>
      <div className={css.lineEnd}>{cents === null ? '–' : amount(cents, 'cents')}</div>
    </li>
  );
}
