import { Link, Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMay } from '../../app/session.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import css from './control.module.css';

/** Frame of the control screens: what the machine may do, whom we may contact, what was done. */
export function ControlFrame() {
  const t = useTranslations('oversight.control');
  const may = useMay();
  return (
    <Page header={<PageHeader title={t('title')} />} bare>
      <nav className={css.parts} aria-label={t('parts.label')}>
        <Link to="/steuerung/autonomie" className={css.part}>
          {t('parts.autonomy')}
        </Link>
        <Link to="/steuerung/einwilligungen" className={css.part}>
          {t('parts.consent')}
        </Link>
        <Link to="/steuerung/bewertung" className={css.part}>
          {t('parts.scores')}
        </Link>
        {may('audit.read') && (
          <Link to="/steuerung/protokoll" className={css.part}>
            {t('parts.audit')}
          </Link>
        )}
      </nav>
      <div className={css.body}>
        <Outlet />
      </div>
    </Page>
  );
}
