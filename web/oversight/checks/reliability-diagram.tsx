import { useTranslations } from 'use-intl';
import { percent } from '../../ui/format.ts';
import css from './checks.module.css';

export interface DiagramBin {
  readonly stated: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

const WIDTH = 260;
const HEIGHT = 150;
const LEFT = 30;
const BOTTOM = 20;
const x = (share: number) => LEFT + (WIDTH - LEFT - 8) * share;
const y = (share: number) => (HEIGHT - BOTTOM - 6) * (1 - share) + 6;

/** Stated against measured: on the dashed line it keeps its word, below it promises too much. The same facts stand in the label. */
export function ReliabilityDiagram({ producer, bins }: { producer: string; bins: readonly DiagramBin[] }) {
  const t = useTranslations('gate.checks');
  const facts = bins.map((bin) =>
    t('bin', {
      stated: percent(bin.stated),
      share: percent(bin.share),
      low: percent(bin.low),
      high: percent(bin.high),
      count: bin.count,
    }),
  );
  return (
    <svg
      className={css.diagram}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${t('diagram', { producer })}. ${facts.join('; ')}`}
    >
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line className={css.axis} x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} />
          <text className={css.label} x={LEFT - 4} y={y(share) + 3} textAnchor="end">
            {percent(share)}
          </text>
          <text className={css.label} x={x(share)} y={HEIGHT - 6} textAnchor="middle">
            {percent(share)}
          </text>
        </g>
      ))}
      <line className={css.perfect} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      {bins.map((bin) => (
        <g key={bin.stated}>
          <line className={css.whisker} x1={x(bin.stated)} x2={x(bin.stated)} y1={y(bin.low)} y2={y(bin.high)} />
          <circle
            className={css.dot}
            cx={x(bin.stated)}
            cy={y(bin.share)}
            r={Math.min(6, 2.5 + Math.log10(bin.count))}
          />
        </g>
      ))}
    </svg>
  );
}
