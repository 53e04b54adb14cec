import { Button, Modal, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import form from '../../ui/form.module.css';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { NewPasswordField } from './password-field.tsx';

export default function PasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('app');
  const ui = useTranslations('ui');
  const words = useFailureWords();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => client.platform.session.changePassword({ current, password }),
    onSuccess: () => {
      toast({ text: t('password.changed') });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (current && password.length >= 12) change.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('password.title')}
      size="sm"
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <form onSubmit={submit} noValidate className={form.stack}>
        <PasswordInput
          label={t('password.current')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={tried && !current ? ui('required') : null}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
          data-autofocus
        />
        <NewPasswordField label={t('password.next')} value={password} onChange={setPassword} tried={tried} />
        {change.error && <Problem>{words(change.error)}</Problem>}
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {ui('save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
