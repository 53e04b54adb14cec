import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { ago } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import css from './account.module.css';
import type { Account } from './account-type.ts';

/** What waits for a decision about this company; those about its people and deals are counted and stand in the inbox. */
export function OpenProposals({ account }: { account: Account }) {
  const t = useTranslations('records.account');
  const { data } = useQuery(api.oversight.proposals.list.queryOptions({ input: { subjectId: account.id, limit: 10 } }));
  const rows = data?.rows ?? [];
  const others = account.proposals.total - rows.length;
  return (
    <Section title={t('proposals')}>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className={css.line}>
            <div className={css.lineMain}>
              <Link to="/pruefen" search={{ vorschlag: row.id }} className={css.lineTitle}>
                {row.title}
              </Link>
              <div className={css.lineDetail}>{`${row.kindName} · ${ago(row.createdAt, new Date())}`}</div>
            </div>
          </li>
        ))}
      </ul>
      {data && others > 0 && (
        <p className={css.note}>
          <Link to="/pruefen">{t('proposalsAround', { count: others })}</Link>
        </p>
      )}
    </Section>
  );
}
