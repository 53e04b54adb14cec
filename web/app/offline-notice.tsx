import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import css from './banner.module.css';
import { meQuery } from './session.ts';

/** The session is asked for every minute anyway; when that call does not get through, everybody should know why nothing moves. */
export function OfflineNotice() {
  const t = useTranslations('app');
  const { failureReason, fetchStatus } = useQuery({ ...meQuery, refetchIntervalInBackground: false });
  const lost = fetchStatus === 'paused' || (failureReason !== null && !(failureReason instanceof ORPCError));
  return (
    <div role="status" aria-live="polite">
      {lost && (
        <div className={css.banner} data-tone="against">
          {t('offline')}
        </div>
      )}
    </div>
  );
}
