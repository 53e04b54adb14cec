import { signed } from '../format.ts';
import css from './waterfall.module.css';

export interface WaterfallStep {
  readonly key: string;
  readonly label: string;
  readonly points: number;
}

/**
 * What adds up to a weight, step by step around a zero line: to the right speaks for, to the left against. Steps against are hatched, each
 * has its number, and the sum stands below: colour alone says nothing. `start` is where it begins before anything is known.
 */
export function Waterfall({
  start,
  steps,
  total,
  label,
  unit,
}: {
  start: WaterfallStep | undefined;
  steps: readonly WaterfallStep[];
  total: { readonly label: string; readonly text: string };
  label: string;
  /** Said once, above the numbers. */
  unit: string;
}) {
  let at = start?.points ?? 0;
  const lines = steps.map((step) => {
    const from = at;
    at += step.points;
    return { ...step, from, to: at };
  });
  const marks = [0, start?.points ?? 0, ...lines.map((line) => line.to)];
  const [least, most] = [Math.min(...marks), Math.max(...marks)];
  const x = (value: number) => ((value - least) / Math.max(most - least, 1)) * 100;
  return (
    <figure className={css.figure}>
      <figcaption className={css.unit}>
        <span>{label}</span>
        <span>{unit}</span>
      </figcaption>
      <ol className={css.list}>
        {start && (
          <Line
            label={start.label}
            tone="base"
            from={x(0)}
            to={x(start.points)}
            zero={x(0)}
            text={signed(start.points, 1)}
          />
        )}
        {lines.map((line) => (
          <Line
            key={line.key}
            label={line.label}
            tone={line.points < 0 ? 'against' : 'for'}
            from={x(line.from)}
            to={x(line.to)}
            zero={x(0)}
            text={signed(line.points, 1)}
          />
        ))}
        <Line label={total.label} tone="total" from={x(0)} to={x(at)} zero={x(0)} text={total.text} />
      </ol>
    </figure>
  );
}

function Line({
  label,
  tone,
  from,
  to,
  zero,
  text,
}: {
  label: string;
  tone: 'base' | 'for' | 'against' | 'total';
  from: number;
  to: number;
  zero: number;
  text: string;
}) {
  const left = Math.min(from, to);
  const width = Math.max(Math.abs(to - from), 0.6);
  const hatches: string[] = [];
  for (let place = left; place < left + width; place += 2.4)
    hatches.push(`M${place} 12L${Math.min(place + 1.6, left + width)} 0`);
  return (
    <li className={css.line} data-tone={tone}>
      <span className={css.label}>{label}</span>
      <svg className={css.bar} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        <path className={css.zero} d={`M${zero} 0V12`} vectorEffect="non-scaling-stroke" />
        <rect className={css.fill} x={left} width={width} y="1" height="10" />
        {(tone === 'against' || tone === 'base') && (
          <path className={css.hatch} d={hatches.join('')} vectorEffect="non-scaling-stroke" />
        )}
      </svg>
      <span className={css.points}>{text}</span>
    </li>
  );
}
