import { useTranslations } from 'use-intl';
import type { Entry } from './entry-type.ts';
import css from './today.module.css';

/** What this contact does to all contacts with the account, what it is worth, and how the person is reached best. */
export function NextContact({ entry: { nextContact, benefit, best, explored } }: { entry: Entry }) {
  const t = useTranslations('today');
  return (
    <section className={css.part} aria-label={t('effect')}>
      <h3>{t('effect')}</h3>
      <p>{nextContact?.text ?? t('effectUnknown')}</p>
      {benefit && <p>{benefit.text}</p>}
      {best.map(({ kind, text }) => (
        <p key={kind}>
          <span className={css.quiet}>{t(`reach.${kind}`)}:</span> {text}
        </p>
      ))}
      {best.length === 0 && <p className={css.quiet}>{t('reachUnknown')}</p>}
      {explored !== null && <p className={css.quiet}>{explored}</p>}
    </section>
  );
}
