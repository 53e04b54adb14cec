import css from './progress.module.css';

/** Long work: how far it is, in words and as a bar. `share` null: it works, but nobody knows how long. */
export function Progress({ share, label, text }: { share: number | null; label: string; text: string }) {
  return (
    <div className={css.progress}>
      <div className={css.words}>
        <span>{label}</span>
        <span className={css.text}>{text}</span>
      </div>
      <progress className={css.bar} aria-label={label} max={1} {...(share === null ? {} : { value: share })} />
    </div>
  );
}
