import { useTranslations } from 'use-intl';
import { amount, day } from '../../ui/format.ts';
import css from '../outlook.module.css';
import type { Forecast } from './forecast-page.tsx';

const HEIGHT = 170;
const STEP = 62;
const LEFT = 86;

/** Past periods side by side: what was said with its band, what came. Shapes tell them apart, not colour. */
export function PastForecasts({ past }: { past: Forecast['past'] }) {
  const t = useTranslations('outlook.forecast');
  const highest = Math.max(1, ...past.flatMap(({ high, actual, lastYear }) => [high, actual, lastYear ?? 0]));
  const step = roundStep(highest / 3);
  const most = Math.ceil(highest / step) * step;
  const y = (cents: number) => HEIGHT - (cents / most) * HEIGHT;
  const width = LEFT + past.length * STEP;
  const words = past.map((one) => {
    const said = t('pastPoint', {
      from: day(one.from),
      likely: amount(one.likely),
      low: amount(one.low),
      high: amount(one.high),
      actual: amount(one.actual),
    });
    const before = one.lastYear === null ? t('noLastYear') : t('pastLastYear', { amount: amount(one.lastYear) });
    return `${said}, ${before}`;
  });
  return (
    <figure className={css.wide}>
      <svg
        className={css.past}
        viewBox={`0 -8 ${width} ${HEIGHT + 28}`}
        width={width}
        height={HEIGHT + 28}
        role="img"
        aria-label={words.join('; ')}
      >
        {Array.from({ length: Math.round(most / step) + 1 }, (_, line) => line * step).map((cents) => (
          <g key={cents}>
            <path className={cents === 0 ? css.axis : css.rule} d={`M${LEFT} ${y(cents)}H${width}`} />
            <text className={css.tick} x={LEFT - 8} y={y(cents) + 3.5} textAnchor="end">
              {amount(cents)}
            </text>
          </g>
        ))}
        {past.map((one, at) => {
          const x = LEFT + at * STEP + STEP / 2;
          return (
            <g key={one.from}>
              <title>{words[at]}</title>
              <path
                className={css.whisker}
                d={`M${x} ${y(one.low)}V${y(one.high)}M${x - 8} ${y(one.likely)}H${x + 8}`}
              />
              {one.lastYear !== null && <Diamond x={x + 15} y={y(one.lastYear)} />}
              <circle className={css.dot} cx={x} cy={y(one.actual)} r="4.5" />
              <text className={css.tick} x={x} y={HEIGHT + 15} textAnchor="middle">
                {`${one.from.slice(5, 7)}/${one.from.slice(2, 4)}`}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption className={css.legend}>
        <span>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path className={css.whisker} d="M8 1V15M2 8H14" />
          </svg>
          {t('legend.band')}
        </span>
        <span>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <circle className={css.dot} cx="8" cy="8" r="4.5" />
          </svg>
          {t('legend.came')}
        </span>
        {past.some(({ lastYear }) => lastYear !== null) && (
          <span>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <Diamond x={8} y={8} />
            </svg>
            {t('legend.lastYear')}
          </span>
        )}
      </figcaption>
      <p className={css.note}>{t('pastText')}</p>
    </figure>
  );
}

const Diamond = ({ x, y }: { x: number; y: number }) => (
  <path className={css.diamond} d={`M${x} ${y - 4.5}l4.5 4.5l-4.5 4.5l-4.5 -4.5z`} />
);

/** The next of 1, 2, 5 times a power of ten. */
function roundStep(cents: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, cents)));
  return power * ([1, 2, 5, 10].find((times) => times * power >= cents) ?? 10);
}
