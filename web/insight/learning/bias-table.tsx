import { useTranslations } from 'use-intl';
import { number, percent } from '../../ui/format.ts';
import css from '../outlook.module.css';
import type { Card } from './model-card.tsx';

/** Groups side by side: who is selected, what was said and what happened. */
export function BiasTable({ bias }: { bias: Card['bias'] }) {
  const t = useTranslations('outlook.models');
  if (!bias) return <p className={css.note}>{t('biasNone')}</p>;
  return (
    <>
      <ul className={css.facts}>
        {bias.findings.length === 0 && (
          <li>{t('biasFine', { rows: number(bias.rows), threshold: percent(bias.threshold) })}</li>
        )}
        {bias.findings.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {bias.attributes.map(({ name, groups, tooSmall }) => (
        <div key={name} className={css.wide}>
          {groups.length > 0 && (
            <table className={css.table}>
              <thead>
                <tr>
                  <th scope="col">{name}</th>
                  <th scope="col">{t('figures.rows')}</th>
                  <th scope="col">{t('selected')}</th>
                  <th scope="col">{t('fourFifths')}</th>
                  <th scope="col">{t('predicted')}</th>
                  <th scope="col">{t('observed')}</th>
                </tr>
              </thead>
              <tbody>
                {groups.map((group) => (
                  <tr key={group.value}>
                    <th scope="row">{group.value || '–'}</th>
                    <td>{number(group.rows)}</td>
                    <td>{percent(group.selected)}</td>
                    <td>{number(group.fourFifths, 2)}</td>
                    <td>{percent(group.predicted)}</td>
                    <td>
                      {percent(group.observed)} ({percent(group.low)} – {percent(group.high)})
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {tooSmall > 0 && (
            <p className={css.quiet}>
              {name}: {t('tooSmall', { count: tooSmall })}
            </p>
          )}
        </div>
      ))}
    </>
  );
}
