import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { withWords } from '../../app/page-words.tsx';
import { outlook as german } from '../../messages/de/outlook.ts';
import { outlook as english } from '../../messages/en/outlook.ts';
import { amount, percent } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import css from '../outlook.module.css';

export default withWords({ de: { outlook: german }, en: { outlook: english } }, CompanySuggestions);

/** What this customer might buy next; nothing where there is nothing to say. */
function CompanySuggestions({ id }: { id: string }) {
  const t = useTranslations('outlook.selling');
  const { data } = useQuery(api.insight.crossSelling.ofCompany.queryOptions({ input: { id } }));
  if (!data || data.rows.length === 0) return null;
  const { checked } = data;
  return (
    <Section title={t('account')}>
      <ul>
        {data.rows.map((row) => (
          <li key={row.product} className={css.risk}>
            <div className={css.riskMain}>
              {row.name} <span className={css.quiet}>{row.product}</span>
              <p className={css.quiet}>{row.reason}</p>
            </div>
            <span className={css.points}>
              {row.chance !== null && percent(row.chance, 1)}
              {row.lineCents !== null && ` · ${amount(row.lineCents)}`}
            </span>
          </li>
        ))}
      </ul>
      <p className={css.note}>
        {checked ? t('accountText', { bought: checked.boughtOf100.toFixed(0) }) : t('unchecked')}
      </p>
    </Section>
  );
}
