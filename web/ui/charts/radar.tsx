import { percent } from '../format.ts';
import css from './charts.module.css';

export interface RadarAxis {
  readonly key: string;
  readonly label: string;
  /** 0 to 1; null: not enough data. */
  readonly value: number | null;
  /** An earlier value, drawn as a dashed line. */
  readonly before?: number | null;
}

const size = 220;
const middle = size / 2;
const reach = 78;

/** Several shares at once. The same numbers stand beside each axis, so nobody has to guess them from the shape. */
export function Radar({ axes, label }: { axes: readonly RadarAxis[]; label: string }) {
  const at = (place: number, share: number): readonly [number, number] => {
    const angle = (place / axes.length) * 2 * Math.PI - Math.PI / 2;
    return [middle + Math.cos(angle) * reach * share, middle + Math.sin(angle) * reach * share];
  };
  const shape = (value: (axis: RadarAxis) => number) =>
    axes
      .map((axis, place) =>
        at(place, value(axis))
          .map((one) => one.toFixed(1))
          .join(','),
      )
      .join(' ');
  const said = (value: number | null) => (value === null ? '–' : percent(value));
  return (
    <svg
      role="img"
      aria-label={`${label}. ${axes.map((axis) => `${axis.label} ${said(axis.value)}`).join('; ')}`}
      viewBox={`-70 -6 ${size + 140} ${size + 12}`}
      className={css.radar}
    >
      {[0.25, 0.5, 0.75, 1].map((ring) => (
        <polygon key={ring} className={css.ring} points={shape(() => ring)} />
      ))}
      {axes.map((axis, place) => {
        const [x, y] = at(place, 1);
        return <line key={axis.key} className={css.ring} x1={middle} y1={middle} x2={x} y2={y} />;
      })}
      {axes.some((axis) => axis.before !== undefined && axis.before !== null) && (
        <polygon className={css.before} points={shape((axis) => axis.before ?? 0)} />
      )}
      <polygon className={css.shape} points={shape((axis) => axis.value ?? 0)} />
      {axes.map((axis, place) => {
        const [x, y] = at(place, 1.16);
        const anchor = Math.abs(x - middle) < 8 ? 'middle' : x > middle ? 'start' : 'end';
        return (
          // Two lines tall: above the tip they need the room of one more.
          <text key={axis.key} x={x} y={place === 0 ? y - 12 : y} textAnchor={anchor} className={css.axisName}>
            <tspan>{axis.label}</tspan>
            <tspan x={x} dy="14" className={css.axisValue}>
              {said(axis.value)}
            </tspan>
          </text>
        );
      })}
    </svg>
  );
}
