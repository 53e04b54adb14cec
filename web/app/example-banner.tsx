import { IconFlask } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import css from './banner.module.css';

/** As long as the invented company is loaded, every page says so. */
export function ExampleBanner() {
  const t = useTranslations('app.example');
  return (
    <aside className={css.banner} aria-label={t('label')}>
      <IconFlask size={15} stroke={1.7} aria-hidden />
      <span className={css.text}>{t('banner')}</span>
    </aside>
  );
}
