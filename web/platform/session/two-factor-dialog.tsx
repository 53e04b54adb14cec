import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { sessionChanged, useMe } from '../../app/session.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import form from '../../ui/form.module.css';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './frame.module.css';

/** Switches the second factor on (key, backup codes, first code of the app) or off; both take the password. */
export default function TwoFactorDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('app.twoFactor');
  const show = useTranslations('app.signIn')('show');
  const ui = useTranslations('ui');
  const words = useFailureWords();
  const { user } = useMe();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const on = user?.twoFactor === true;
  const start = useMutation({ mutationFn: () => client.platform.session.startTwoFactor({ password }) });
  const finish = useMutation({
    mutationFn: () =>
      on
        ? client.platform.session.removeTwoFactor({ password })
        : client.platform.session.confirmTwoFactor({ code: code.replace(/\s/g, '') }),
    onSuccess: async () => {
      toast({ text: t(on ? 'removed' : 'done') });
      onClose();
      await sessionChanged();
    },
  });
  const begun = start.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (on || begun) finish.mutate();
    else start.mutate();
  };
  const problem = start.error ?? finish.error;
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': ui('close') }}>
      <form className={form.stack} onSubmit={submit}>
        <p>{t(begun ? 'scan' : on ? 'on' : 'off')}</p>
        {begun ? (
          <>
            <CopyField label={t('secret')} value={new URL(begun.uri).searchParams.get('secret') ?? ''} />
            <a href={begun.uri}>{t('openApp')}</a>
            <div>
              <strong>{t('codes')}</strong>
              <p>{t('codesText')}</p>
              <ul className={css.codes} aria-label={t('codes')}>
                {begun.backupCodes.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </div>
            <TextInput
              label={t('code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              maxLength={7}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          </>
        ) : (
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': show }}
            data-autofocus
          />
        )}
        {problem && <Problem>{words(problem)}</Problem>}
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button
            type="submit"
            loading={start.isPending || finish.isPending}
            disabled={begun ? !/^\d{3}\s?\d{3}$/.test(code) : password === ''}
          >
            {t(begun ? 'confirm' : on ? 'remove' : 'start')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
