import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import form from '../../ui/form.module.css';
import { Problem } from '../../ui/states.tsx';
import { Frame } from './frame.tsx';

/** Second step for people who have an authenticator app; a backup code stands in for a lost phone. */
export function CodeForm({ onDone }: { onDone: () => Promise<void> }) {
  const t = useTranslations('app.signIn');
  const words = useFailureWords();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [backup, setBackup] = useState(false);
  const fits = backup ? /^[A-Za-z0-9]{5}-?[A-Za-z0-9]{5}$/.test(code) : /^\d{6}$/.test(code);
  const verify = useMutation({
    mutationFn: () =>
      backup
        ? client.platform.session.verifyBackupCode({ code: dashed(code) })
        : client.platform.session.verifyTwoFactor({ code }),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fits) verify.mutate();
  };
  return (
    <Frame title={t(backup ? 'backupCode' : 'code')}>
      <form onSubmit={submit} noValidate className={form.stack}>
        <TextInput
          key={String(backup)}
          label={t(backup ? 'backupCode' : 'code')}
          description={t(backup ? 'backupHint' : 'codeHint')}
          inputMode={backup ? 'text' : 'numeric'}
          autoComplete={backup ? 'off' : 'one-time-code'}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.replace(/\s/g, ''))}
          error={tried && !fits ? t(backup ? 'backupBad' : 'codeBad') : null}
          autoFocus
        />
        {verify.error && <Problem>{words(verify.error)}</Problem>}
        <Button type="submit" fullWidth loading={verify.isPending}>
          {t('confirm')}
        </Button>
        <Button
          variant="subtle"
          fullWidth
          onClick={() => {
            setBackup(!backup);
            setCode('');
            setTried(false);
            verify.reset();
          }}
        >
          {t(backup ? 'useApp' : 'useBackup')}
        </Button>
      </form>
    </Frame>
  );
}

const dashed = (code: string) => (code.includes('-') ? code : `${code.slice(0, 5)}-${code.slice(5)}`);
