import css from './charts.module.css';

/** A course in the size of a word. `label` says it in words. */
export function Sparkline({
  values,
  label,
  width = 80,
  height = 18,
}: {
  values: readonly number[];
  label: string;
  width?: number;
  height?: number;
}) {
  if (values.length < 2) return null;
  const least = Math.min(...values);
  const range = Math.max(...values) - least || 1;
  const points = values.map(
    (value, place) =>
      [(place / (values.length - 1)) * (width - 4) + 2, height - 2 - ((value - least) / range) * (height - 4)] as const,
  );
  const [x, y] = points.at(-1) ?? [0, 0];
  return (
    <svg role="img" aria-label={label} width={width} height={height} className={css.spark}>
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      <circle cx={x} cy={y} r="1.8" />
    </svg>
  );
}
