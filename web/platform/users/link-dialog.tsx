import { Button, Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { CopyField } from '../../ui/copy-field.tsx';
import form from '../../ui/form.module.css';
import { moment } from '../../ui/format.ts';

export interface OneTimeLink {
  readonly url: string;
  readonly expiresAt: string;
}

/** Shown this once: only the button closes it, a stray Escape or click beside it would lose the link. */
export function LinkDialog({ title, link, onClose }: { title: string; link: OneTimeLink; onClose: () => void }) {
  const t = useTranslations('platform.users');
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <div className={form.stack}>
        <p>{t('linkText', { until: moment(link.expiresAt) })}</p>
        <CopyField label={t('link')} value={link.url} />
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('done')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
