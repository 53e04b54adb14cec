import css from './charts.module.css';

export interface Step {
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** Said with the step: "3. März bis 4. Mai: 129,00 €". */
  readonly label: string;
}

const HEIGHT = 120;
const PAD = 8;

/** What stood how long: a step for each value, a gap where nothing was seen. `label` says it in words; `ends` and `bounds` name the axes. */
export function StepLine({
  steps,
  label,
  ends,
  bounds,
}: {
  steps: readonly Step[];
  label: string;
  ends: readonly [string, string];
  bounds: readonly [least: string, most: string];
}) {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return null;
  const span = Math.max(1, last.to - first.from);
  const least = Math.min(...steps.map(({ value }) => value));
  const range = Math.max(...steps.map(({ value }) => value)) - least;
  const x = (at: number): number => ((at - first.from) / span) * 99;
  // One value alone runs through the middle.
  const y = (value: number): number =>
    range === 0 ? HEIGHT / 2 : HEIGHT - PAD - ((value - least) / range) * (HEIGHT - 2 * PAD);
  return (
    <figure className={css.figure}>
      <div className={css.plot}>
        <div className={css.bounds} aria-hidden>
          <span>{bounds[1]}</span>
          {range > 0 && <span>{bounds[0]}</span>}
        </div>
        <svg
          role="img"
          aria-label={`${label}. ${steps.map((step) => step.label).join('; ')}`}
          className={css.wide}
          viewBox={`0 0 100 ${HEIGHT}`}
          preserveAspectRatio="none"
          height={HEIGHT}
        >
          {steps.map((step, at) => {
            const before = steps[at - 1];
            const [left, right] = [x(step.from), Math.max(x(step.to), x(step.from) + 1)];
            return (
              <g key={`${step.from}|${step.value}`}>
                {before && (
                  <path
                    className={css.joint}
                    d={`M${x(before.to)} ${y(before.value)}L${left} ${y(step.value)}`}
                    vectorEffect="non-scaling-stroke"
                  />
                )}
                <path className={css.step} d={`M${left} ${y(step.value)}H${right}`} vectorEffect="non-scaling-stroke">
                  <title>{step.label}</title>
                </path>
              </g>
            );
          })}
          <path className={css.axis} d={`M0 ${HEIGHT - 0.5}H100`} vectorEffect="non-scaling-stroke" />
        </svg>
      </div>
      <figcaption className={css.ends}>
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </figcaption>
    </figure>
  );
}
