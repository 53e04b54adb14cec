import { Button, Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { CopyField } from './copy-field.tsx';
import form from './form.module.css';

/** A secret that is shown this once: only the button closes it, a stray Escape or click beside it would lose it. */
export function ShownOnce({
  title,
  text,
  label,
  value,
  onClose,
}: {
  title: string;
  text: string;
  label: string;
  value: string;
  onClose: () => void;
}) {
  const t = useTranslations('ui');
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
        <p>{text}</p>
        <CopyField label={label} value={value} />
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('done')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
