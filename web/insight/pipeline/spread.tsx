import { useTranslations } from 'use-intl';
import { amount } from '../../ui/format.ts';
import css from '../outlook.module.css';
import type { Forecast } from './forecast-page.tsx';

/** The two bands on one scale of money, the middle as a mark; below it, on the same scale, where the simple forecasts stand. */
export function Spread({ data }: { data: Forecast }) {
  const t = useTranslations('outlook.forecast');
  const { band50, band80, likely } = data;
  const simple = data.simple.flatMap(({ method, cents }) => (cents === null ? [] : [{ method, cents }]));
  const most = Math.max(1, band80.high, ...simple.map(({ cents }) => cents)) * 1.04;
  const x = (cents: number) => (cents / most) * 100;
  const label = t('bandLabel', {
    low50: amount(band50.low),
    high50: amount(band50.high),
    low80: amount(band80.low),
    high80: amount(band80.high),
  });
  return (
    <figure>
      <svg className={css.spread} viewBox="0 0 100 24" preserveAspectRatio="none" role="img" aria-label={label}>
        <rect className={css.track} width="100" height="24" />
        <rect
          className={css.outer}
          x={x(band80.low)}
          width={Math.max(0.3, x(band80.high) - x(band80.low))}
          height="24"
        />
        <rect
          className={css.between}
          x={x(band50.low)}
          width={Math.max(0.3, x(band50.high) - x(band50.low))}
          height="24"
        />
        <rect className={css.mark} x={x(likely) - 0.3} width="0.6" height="24" />
      </svg>
      <ul className={css.places}>
        {simple.map(({ method, cents }) => (
          <li
            key={method}
            className={css.place}
            data-left={x(cents) > 55 || undefined}
            style={x(cents) > 55 ? { right: `${100 - x(cents)}%` } : { left: `${x(cents)}%` }}
          >
            {t(`method.${method}`)} {amount(cents)}
          </li>
        ))}
      </ul>
      <figcaption className={css.note}>{label}</figcaption>
    </figure>
  );
}
