import css from './meter.module.css';

/** A share from 0 to 1 as a bar beside its number. `text` is what the bar says, already formatted. */
export function Meter({ share, text, label }: { share: number; text: string; label?: string }) {
  return (
    <span className={css.meter}>
      <svg
        className={css.bar}
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      >
        <rect className={css.track} width="100" height="4" rx="2" />
        <rect className={css.fill} width={Math.min(Math.max(share, 0), 1) * 100} height="4" rx="2" />
      </svg>
      <span className={css.text}>{text}</span>
    </span>
  );
}
