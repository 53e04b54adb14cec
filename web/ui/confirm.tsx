import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import css from './form.module.css';
import { Problem } from './states.tsx';

export interface ConfirmProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly tone?: 'plain' | 'against';
  /** Something is still missing. */
  readonly disabled?: boolean;
  /** May fail: the dialog stays open and shows the words that `onFail` makes. */
  readonly onConfirm: () => Promise<void>;
  readonly onFail: (error: unknown) => string;
}

/** Asks before something that cannot be taken back by one key. What can be undone asks nothing and shows a toast. */
export function Confirm({
  opened,
  onClose,
  title,
  children,
  confirm,
  tone = 'plain',
  disabled = false,
  onConfirm,
  onFail,
}: ConfirmProps) {
  const t = useTranslations('ui');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const go = async () => {
    setBusy(true);
    setProblem('');
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setProblem(onFail(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={css.stack}>
        <div>{children}</div>
        {problem && <Problem>{problem}</Problem>}
        <div className={css.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            {...(tone === 'against' ? { color: 'rust' } : {})}
            loading={busy}
            disabled={disabled}
            onClick={go}
            data-autofocus
          >
            {confirm}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
