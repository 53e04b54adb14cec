import { useTranslations } from 'use-intl';
import css from '../../insight/outlook.module.css';
import { number, percent, signed } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { Curve } from './curve.tsx';
import type { Curve as Learnt } from './saturation-page.tsx';

/** What is known of one curve: the sentence, two pictures, and all numbers behind them. */
export function CurvePanel({ curve, windowDays }: { curve: Learnt; windowDays: number }) {
  const t = useTranslations('effect.saturation');
  const days = number(windowDays);
  const { points, peak } = curve;
  const band = (show: (value: number) => string) => (one: { middle: number; low: number; high: number }) =>
    t('range', { middle: show(one.middle), low: show(one.low), high: show(one.high) });
  const shares = band((value) => percent(value));
  const totals = band((value) => number(value, 2));
  const effects = band((value) => signed(value, 2));
  const say =
    (show: (value: number) => string) =>
    (point: { count: number }, one: { middle: number; low: number; high: number }) =>
      t('point', { count: number(point.count), middle: show(one.middle), low: show(one.low), high: show(one.high) });
  return (
    <>
      <p className={css.verdict}>{peak.text}</p>
      {points.length > 1 && (
        <div className={css.two}>
          <Section title={t('response')}>
            <Curve
              points={points}
              of={({ response }) => response}
              peak={null}
              label={t('response')}
              say={say((value) => percent(value))}
              share
            />
            <p className={css.note}>{t('responseText', { days })}</p>
          </Section>
          <Section title={t('total')}>
            <Curve
              points={points}
              of={({ total }) => total}
              peak={peak.count}
              label={t('total')}
              say={say((value) => number(value, 2))}
              share={false}
            />
            <p className={css.note}>{t('totalText', { days })}</p>
          </Section>
        </div>
      )}
      {points.length > 0 && (
        <details className={css.fold}>
          <summary>
            <span className={css.foldTitle}>{t('figures')}</span>
          </summary>
          <div className={css.wide}>
            <table className={css.table}>
              <thead>
                <tr>
                  {(['count', 'touches', 'response', 'total', 'effect'] as const).map((name) => (
                    <th key={name} scope="col">
                      {t(name)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {points.map((point) => (
                  <tr key={point.count}>
                    <th scope="row">
                      {point === points.at(-1) ? t('last', { count: number(point.count) }) : number(point.count)}
                    </th>
                    <td>{point.touches === null ? '–' : number(point.touches)}</td>
                    <td>{shares(point.response)}</td>
                    <td>{totals(point.total)}</td>
                    <td>{effects(point.effect)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className={css.note}>{t('effectText')}</p>
        </details>
      )}
    </>
  );
}
