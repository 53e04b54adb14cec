import css from './phone-row.module.css';

type Part = string | number | boolean | null | undefined;

/** A row on a phone: name and value above, what places it below. */
export function PhoneRow({
  title,
  detail,
  value,
  below,
}: {
  title: Part;
  detail: readonly Part[];
  value?: string;
  below?: string;
}) {
  return (
    <span className={css.row}>
      <span className={css.title}>{title}</span>
      <span className={css.value}>{value}</span>
      <span className={css.detail}>{detail.filter(Boolean).join(' · ')}</span>
      <span className={css.detail}>{below}</span>
    </span>
  );
}
