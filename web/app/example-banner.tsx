import { IconFlask } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import css from './banner.module.css';
import { useMay } from './session.ts';

const RemoveExample = lazy(() => import('./remove-example.tsx'));

/** As long as the invented company is loaded, every page says so. */
export function ExampleBanner() {
  const t = useTranslations('app.example');
  const may = useMay();
  const [asking, setAsking] = useState(false);
  return (
    <aside className={css.banner} aria-label={t('label')}>
      <IconFlask size={15} stroke={1.7} aria-hidden />
      <span className={css.text}>{t('banner')}</span>
      {may('records.delete') && (
        <button type="button" className={css.button} onClick={() => setAsking(true)}>
          {t('remove')}
        </button>
      )}
      <Suspense fallback={null}>{asking && <RemoveExample onClose={() => setAsking(false)} />}</Suspense>
    </aside>
  );
}
