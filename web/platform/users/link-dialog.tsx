import { useTranslations } from 'use-intl';
import { moment } from '../../ui/format.ts';
import { ShownOnce } from '../../ui/shown-once.tsx';

export interface OneTimeLink {
  readonly url: string;
  readonly expiresAt: string;
}

export function LinkDialog({ title, link, onClose }: { title: string; link: OneTimeLink; onClose: () => void }) {
  const t = useTranslations('platform.users');
  return (
    <ShownOnce
      title={title}
      text={t('linkText', { until: moment(link.expiresAt) })}
      label={t('link')}
      value={link.url}
      onClose={onClose}
    />
  );
}
