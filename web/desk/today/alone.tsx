import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Chip } from '../../ui/chip.tsx';
import type { Today } from './entry-type.ts';
import css from './today.module.css';

/** Where a pause is the best thing to do: named like a suggestion, with what would otherwise stand there. */
export function AloneList({ alone }: { alone: Today['alone'] }) {
  const t = useTranslations('today');
  if (alone.length === 0) return null;
  return (
    <section className={css.alone} aria-label={t('alone')}>
      <h2>{t('alone')}</h2>
      <ul>
        {alone.map(({ id, company, person, kind, reason, text }) => (
          <li key={id}>
            <p>
              <Link to="/kunden/$id" params={{ id: company.id }}>
                <strong>{company.name}</strong>
              </Link>{' '}
              <span className={css.quiet}>{[person, company.city].filter(Boolean).join(', ')}</span>
            </p>
            <p>{text}</p>
            <p className={css.quiet}>
              <Chip>{t(`kind.${kind}`)}</Chip> {t('otherwise', { reason })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
