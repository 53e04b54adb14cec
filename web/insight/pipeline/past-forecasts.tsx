import { useTranslations } from 'use-intl';
import { amount, day } from '../../ui/format.ts';
import css from '../outlook.module.css';
import type { Forecast } from './forecast-page.tsx';

const HEIGHT = 150;
const STEP = 54;

/** Past periods side by side: what was said with its band, what came. Shapes tell them apart, not colour. */
export function PastForecasts({ past }: { past: Forecast['past'] }) {
  const t = useTranslations('outlook.forecast');
  const most = Math.max(1, ...past.flatMap(({ high, actual, lastYear }) => [high, actual, lastYear ?? 0])) * 1.05;
  const y = (cents: number) => HEIGHT - (cents / most) * HEIGHT;
  const words = past.map((one) =>
    t('pastPoint', {
      from: day(one.from),
      likely: amount(one.likely),
      low: amount(one.low),
      high: amount(one.high),
      actual: amount(one.actual),
    }),
  );
  return (
    <figure className={css.wide}>
      <svg
        className={css.past}
        viewBox={`0 -4 ${past.length * STEP} ${HEIGHT + 24}`}
        width={past.length * STEP}
        height={HEIGHT + 28}
        role="img"
        aria-label={words.join('; ')}
      >
        <path className={css.axis} d={`M0 ${HEIGHT}H${past.length * STEP}`} />
        {past.map((one, at) => {
          const x = at * STEP + STEP / 2;
          return (
            <g key={one.from}>
              <title>{words[at]}</title>
              <path
                className={css.whisker}
                d={`M${x} ${y(one.low)}V${y(one.high)}M${x - 8} ${y(one.likely)}H${x + 8}`}
              />
              {one.lastYear !== null && (
                <path className={css.diamond} d={`M${x + 13} ${y(one.lastYear) - 4}l4 4l-4 4l-4 -4z`} />
              )}
              <circle className={css.dot} cx={x} cy={y(one.actual)} r="4" />
              <text className={css.tick} x={x} y={HEIGHT + 14} textAnchor="middle">
                {`${one.from.slice(5, 7)}/${one.from.slice(2, 4)}`}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption className={css.note}>{t('pastText')}</figcaption>
    </figure>
  );
}
