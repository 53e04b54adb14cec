import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { api, client } from '../../app/api.ts';
import { refusedFields, useFailureWords } from '../../app/failure.ts';
import form from '../../ui/form.module.css';
import { moment } from '../../ui/format.ts';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { useEntered } from './entered.ts';
import css from './frame.module.css';
import { Frame } from './frame.tsx';
import { NewPasswordField } from './password-field.tsx';

/** Opened by the one-time link that the first start prints: makes the first account. */
export function FirstStartPage() {
  const t = useTranslations('app');
  const words = useFailureWords();
  const { token } = useSearch({ from: '/anmelden/erster-start' });
  const link = useQuery({
    ...api.platform.session.link.queryOptions({ input: { token: token ?? '' } }),
    enabled: !!token,
    retry: false,
  });
  if (!token) return <Frame title={t('firstStart.title')}>{<Problem>{t('firstStart.noToken')}</Problem>}</Frame>;
  return (
    <Frame title={t('firstStart.title')} text={t('firstStart.text')}>
      {link.isPending && <Skeleton lines={5} />}
      {link.error && <Problem>{words(link.error)}</Problem>}
      {link.data && (
        <>
          <AccountForm token={token} />
          <p className={css.note}>{t('firstStart.valid', { until: moment(link.data.expiresAt) })}</p>
        </>
      )}
    </Frame>
  );
}

function AccountForm({ token }: { token: string }) {
  const t = useTranslations('app');
  const ui = useTranslations('ui');
  const words = useFailureWords();
  const locale = useLocale();
  const entered = useEntered();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      client.platform.session.firstStart({ token, name: name.trim(), email: email.trim(), password, language: locale }),
    onSuccess: () => entered('/willkommen'),
  });
  const goodEmail = /^\S+@\S+\.\S+$/.test(email.trim()) && !refusedFields(create.error).has('email');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() && /^\S+@\S+\.\S+$/.test(email.trim()) && password.length >= 12) create.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={form.stack}>
      <TextInput
        label={t('firstStart.name')}
        autoComplete="name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && !name.trim() ? ui('required') : null}
        autoFocus
      />
      <TextInput
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={tried && !goodEmail ? t('signIn.emailBad') : null}
      />
      <NewPasswordField label={t('signIn.password')} value={password} onChange={setPassword} tried={tried} />
      {create.error && <Problem>{words(create.error)}</Problem>}
      <Button type="submit" fullWidth loading={create.isPending}>
        {t('firstStart.submit')}
      </Button>
    </form>
  );
}
