import { number, percent } from '../../ui/format.ts';
import css from '../effect.module.css';
import type { Point } from './saturation-page.tsx';

interface Band {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

const [WIDTH, HEIGHT, LEFT] = [320, 140, 40];

/** A course over the number of contacts with its 80 % band. `say` puts one point in words; they stand behind the picture as text. */
export function Curve({
  points,
  of,
  peak,
  label,
  say,
  share,
}: {
  points: readonly Point[];
  of: (point: Point) => Band;
  peak: number | null;
  label: string;
  say: (point: Point, band: Band) => string;
  /** Whether the scale is in percent. */
  share: boolean;
}) {
  const most = Math.max(...points.map((point) => of(point).high), 0.01) * 1.05;
  const x = (count: number) => LEFT + ((count - 0.5) / points.length) * (WIDTH - LEFT);
  const y = (value: number) => HEIGHT - (Math.max(0, value) / most) * HEIGHT;
  const line = (pick: (band: Band) => number, all: readonly Point[]) =>
    all.map((point) => `${x(point.count)} ${y(pick(of(point)))}`).join('L');
  const area = `M${line(({ high }) => high, points)}L${line(({ low }) => low, points.toReversed())}Z`;
  return (
    <svg
      className={css.curve}
      viewBox={`0 -6 ${WIDTH} ${HEIGHT + 26}`}
      role="img"
      aria-label={`${label}. ${points.map((point) => say(point, of(point))).join('; ')}`}
    >
      <path className={css.area} d={area} />
      <path className={css.axis} d={`M${LEFT} 0V${HEIGHT}H${WIDTH}`} />
      {peak !== null && peak <= points.length && <path className={css.peak} d={`M${x(peak)} 0V${HEIGHT}`} />}
      <path className={css.line} d={`M${line(({ middle }) => middle, points)}`} />
      {points.map((point) => (
        <g key={point.count}>
          <circle className={css.dot} cx={x(point.count)} cy={y(of(point).middle)} r="3">
            <title>{say(point, of(point))}</title>
          </circle>
          <text className={css.tick} x={x(point.count)} y={HEIGHT + 15} textAnchor="middle">
            {number(point.count)}
            {point === points.at(-1) ? '+' : ''}
          </text>
        </g>
      ))}
      {[0, most / 2.1, most / 1.05].map((value) => (
        <text key={value} className={css.tick} x={LEFT - 5} y={y(value) + 4} textAnchor="end">
          {share ? percent(value) : number(value, 1)}
        </text>
      ))}
    </svg>
  );
}
