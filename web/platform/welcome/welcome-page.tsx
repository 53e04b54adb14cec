import { IconFileImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { places } from '../../app/navigation.ts';
import css from './welcome-page.module.css';

/** The first thing a new company sees: bring your own data, or look at an invented one. */
export function WelcomePage() {
  const t = useTranslations('app.welcome');
  const imports = places.find((place) => place.name === 'imports');
  return (
    <div className={css.page}>
      <h1>{t('title')}</h1>
      <p className={css.text}>{t('text')}</p>
      <div className={css.choices}>
        {imports && (
          <Link to={imports.to} className={css.choice}>
            <IconFileImport size={26} stroke={1.5} aria-hidden />
            <span className={css.name}>{t('import')}</span>
            <span className={css.text}>{t('importText')}</span>
          </Link>
        )}
      </div>
    </div>
  );
}
