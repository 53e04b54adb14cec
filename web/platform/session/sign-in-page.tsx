import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { useMe } from '../../app/session.ts';
import form from '../../ui/form.module.css';
import { Problem } from '../../ui/states.tsx';
import { CodeForm } from './code-form.tsx';
import { useEntered } from './entered.ts';
import css from './frame.module.css';
import { Frame } from './frame.tsx';

export function SignInPage() {
  const t = useTranslations('app.signIn');
  const words = useFailureWords();
  const me = useMe();
  const { weiter } = useSearch({ from: '/anmelden' });
  const entered = useEntered();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [asksCode, setAsksCode] = useState(false);
  const goOn = () => entered(weiter ?? '/');
  const signIn = useMutation({
    mutationFn: () => client.platform.session.signIn({ email: email.trim(), password }),
    onSuccess: async ({ next }) => (next === 'two-factor' ? setAsksCode(true) : await goOn()),
  });
  const oidc = useMutation({
    mutationFn: () => client.platform.session.signInWithOidc(),
    onSuccess: ({ url }) => location.assign(url),
  });
  const badEmail = tried && !/^\S+@\S+\.\S+$/.test(email.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (/^\S+@\S+\.\S+$/.test(email.trim()) && password) signIn.mutate();
  };
  if (!me.setUp) return <Frame title={t('title')}>{t('notSetUp')}</Frame>;
  if (asksCode) return <CodeForm onDone={goOn} />;
  const problem = signIn.error ?? oidc.error;
  return (
    <Frame title={t('title')} {...(me.company ? { text: me.company } : {})}>
      {me.oidc && (
        <>
          <Button fullWidth variant="default" loading={oidc.isPending} onClick={() => oidc.mutate()}>
            {t('oidc', { name: me.oidc.name })}
          </Button>
          <div className={css.or}>{t('or')}</div>
        </>
      )}
      <form onSubmit={submit} noValidate className={form.stack}>
        <TextInput
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={badEmail ? t('emailBad') : null}
          autoFocus
        />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        />
        {problem && <Problem>{words(problem)}</Problem>}
        <Button type="submit" fullWidth loading={signIn.isPending}>
          {t('submit')}
        </Button>
      </form>
      <p className={css.note}>{t('forgot')}</p>
    </Frame>
  );
}
