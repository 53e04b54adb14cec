import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import form from '../../ui/form.module.css';
import { Problem } from '../../ui/states.tsx';
import { Frame } from './frame.tsx';

/** Second step for people who have an authenticator app. */
export function CodeForm({ onDone }: { onDone: () => Promise<void> }) {
  const t = useTranslations('app.signIn');
  const words = useFailureWords();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const verify = useMutation({
    mutationFn: () => client.platform.session.verifyTwoFactor({ code }),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (/^\d{6}$/.test(code)) verify.mutate();
  };
  return (
    <Frame title={t('code')}>
      <form onSubmit={submit} noValidate className={form.stack}>
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.replace(/\s/g, ''))}
          error={tried && !/^\d{6}$/.test(code) ? t('codeBad') : null}
          autoFocus
        />
        {verify.error && <Problem>{words(verify.error)}</Problem>}
        <Button type="submit" fullWidth loading={verify.isPending}>
          {t('confirm')}
        </Button>
      </form>
    </Frame>
  );
}
