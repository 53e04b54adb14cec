import css from '../effect.module.css';

/** The interval on a scale around no difference, which the upright line marks; its middle as a bar. `label` says the same in words. */
export function EffectBar({
  effect: { difference, low, high },
  smallest,
  label,
}: {
  effect: { readonly difference: number; readonly low: number; readonly high: number };
  smallest: number;
  label: string;
}) {
  const most = Math.max(Math.abs(low), Math.abs(high), smallest) * 1.1;
  const x = (value: number) => 50 + (value / most) * 50;
  return (
    <svg className={css.bar} viewBox="0 0 100 20" preserveAspectRatio="none" role="img" aria-label={label}>
      <title>{label}</title>
      <rect className={css.track} y="4" width="100" height="12" />
      <rect className={css.interval} x={x(low)} y="4" width={Math.max(0.4, x(high) - x(low))} height="12" />
      <rect className={css.mark} x={x(difference) - 0.4} y="4" width="0.8" height="12" />
      <path className={css.zero} d="M50 0V20" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
