import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import css from './source-tabs.module.css';

/** What belongs to the sources, side by side below the title: what is watched, what is looked up, what it tells of market and week. */
export function SourceTabs() {
  const t = useTranslations('sources.tabs');
  return (
    <nav className={css.tabs} aria-label={t('label')}>
      <Link to="/quellen" activeOptions={{ exact: true }}>
        {t('sources')}
      </Link>
      <Link to="/quellen/recherche">{t('research')}</Link>
      <Link to="/quellen/markt">{t('market')}</Link>
      <Link to="/quellen/wochenblick">{t('digest')}</Link>
      <Link to="/quellen/gebiete">{t('territories')}</Link>
    </nav>
  );
}
