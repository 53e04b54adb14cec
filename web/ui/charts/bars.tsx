import css from './charts.module.css';

export interface BarItem {
  readonly key: string;
  /** Said with the value: "März 2026: 12.300 €". */
  readonly label: string;
  readonly value: number;
}

/** Bars over time, with a line for each as text behind them. `label` says what is shown; `ends` the first and last name below. */
export function Bars({
  items,
  label,
  ends,
  height = 56,
}: {
  items: readonly BarItem[];
  label: string;
  ends?: readonly [string, string];
  height?: number;
}) {
  const most = Math.max(...items.map((item) => item.value), 1);
  const step = 100 / Math.max(items.length, 1);
  return (
    <figure className={css.figure}>
      <svg
        role="img"
        aria-label={`${label}. ${items.map((item) => item.label).join('; ')}`}
        className={css.wide}
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        height={height}
      >
        {items.map((item, place) => {
          const tall = Math.max((item.value / most) * (height - 2), item.value > 0 ? 1.5 : 0);
          return (
            <rect
              key={item.key}
              className={css.bar}
              x={place * step + step * 0.14}
              width={step * 0.72}
              y={height - tall}
              height={tall}
            >
              <title>{item.label}</title>
            </rect>
          );
        })}
        <path className={css.axis} d={`M0 ${height - 0.5}H100`} vectorEffect="non-scaling-stroke" />
      </svg>
      {ends && (
        <figcaption className={css.ends}>
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </figcaption>
      )}
    </figure>
  );
}
