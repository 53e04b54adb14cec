import { useTranslations } from 'use-intl';
import { number, percent } from '../../ui/format.ts';
import css from '../outlook.module.css';

interface Point {
  readonly rows: number;
  readonly predicted: number;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
}

const SIDE = 220;
const at = (share: number): number => share * SIDE;

/** Said against happened, a point per group of cases with its interval; the diagonal is where they would be equal. */
export function CalibrationCurve({ points }: { points: readonly Point[] }) {
  const t = useTranslations('outlook.models');
  const said = points.map((point) =>
    t('point', {
      predicted: percent(point.predicted),
      observed: percent(point.observed),
      low: percent(point.low),
      high: percent(point.high),
      rows: number(point.rows),
    }),
  );
  return (
    <figure className={css.curve}>
      <svg viewBox={`-34 -8 ${SIDE + 62} ${SIDE + 50}`} role="img" aria-label={`${t('curve')}. ${said.join('; ')}`}>
        <path className={css.axis} d={`M0 0V${SIDE}H${SIDE}`} />
        <path className={css.diagonal} d={`M0 ${SIDE}L${SIDE} 0`} />
        {points.map((point) => (
          <g key={point.predicted}>
            <path
              className={css.whisker}
              d={`M${at(point.predicted)} ${SIDE - at(point.low)}V${SIDE - at(point.high)}`}
            />
            <circle className={css.dot} cx={at(point.predicted)} cy={SIDE - at(point.observed)} r="4">
              <title>
                {t('point', {
                  predicted: percent(point.predicted),
                  observed: percent(point.observed),
                  low: percent(point.low),
                  high: percent(point.high),
                  rows: number(point.rows),
                })}
              </title>
            </circle>
          </g>
        ))}
        {[0, 0.5, 1].map((share) => (
          <g key={share} className={css.tick}>
            <text x={at(share)} y={SIDE + 14} textAnchor="middle">
              {percent(share)}
            </text>
            <text x={-4} y={SIDE - at(share) + 4} textAnchor="end">
              {number(share * 100)}
            </text>
          </g>
        ))}
        <text className={css.tick} x={SIDE / 2} y={SIDE + 30} textAnchor="middle">
          {t('predicted')}
        </text>
      </svg>
      <figcaption className={css.note}>{t('curveText')}</figcaption>
    </figure>
  );
}
