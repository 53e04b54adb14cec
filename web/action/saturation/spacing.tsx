import { useTranslations } from 'use-intl';
import css from '../../insight/outlook.module.css';
import { number, percent } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import type { Unit } from './saturation-page.tsx';

/** How answers depend on the pause since the contact before. */
export function Spacing({ spacing }: { spacing: NonNullable<Unit['spacing']> }) {
  const t = useTranslations('effect.saturation');
  return (
    <Section title={t('spacing')}>
      <p>{spacing.text}</p>
      {spacing.points.length > 0 && (
        <div className={css.wide}>
          <table className={css.table}>
            <thead>
              <tr>
                {(['span', 'touches', 'response'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {spacing.points.map(({ label, touches, response }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{number(touches)}</td>
                  <td>
                    {t('range', {
                      middle: percent(response.middle),
                      low: percent(response.low),
                      high: percent(response.high),
                    })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
