import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { withWords } from '../../app/page-words.tsx';
import { outlook as german } from '../../messages/de/outlook.ts';
import { outlook as english } from '../../messages/en/outlook.ts';
import { percent } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import css from '../outlook.module.css';
import { DealScoreDetails } from './deal-score.tsx';

export default withWords({ de: { outlook: german }, en: { outlook: english } }, DealsOutlook);

/** The chances of a company's open deals, each with its waterfall one key away; nothing where there are none. */
function DealsOutlook({ id, titles }: { id: string; titles: Readonly<Record<string, string>> }) {
  const t = useTranslations('outlook.deal');
  const { data } = useQuery(api.insight.dealScores.ofCompany.queryOptions({ input: { id } }));
  if (!data || data.rows.length === 0) return null;
  return (
    <Section title={t('open')}>
      {data.rows.map((score, at) => (
        <details key={score.dealId} className={css.fold} open={at === 0}>
          <summary>
            <span className={css.foldTitle}>{titles[score.dealId] ?? score.stage}</span>
            <span className={css.foldEnd}>
              {score.probability === null ? t('unknown') : percent(score.probability)}
            </span>
          </summary>
          <DealScoreDetails score={score} />
        </details>
      ))}
    </Section>
  );
}
