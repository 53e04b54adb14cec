import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import form from '../../ui/form.module.css';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { useEntered } from './entered.ts';
import { Frame } from './frame.tsx';
import { NewPasswordField } from './password-field.tsx';

/** Opened by the one-time link of an invitation or of a reset: sets a password and signs in. */
export function InvitationPage() {
  const t = useTranslations('app');
  const words = useFailureWords();
  const entered = useEntered();
  const { token } = useSearch({ strict: false });
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const link = useQuery({
    ...api.platform.session.link.queryOptions({ input: { token: token ?? '' } }),
    enabled: !!token,
    retry: false,
  });
  const accept = useMutation({
    mutationFn: () => client.platform.session.acceptLink({ token: token ?? '', password }),
    onSuccess: () => entered('/'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (password.length >= 12) accept.mutate();
  };
  const invited = link.data?.purpose === 'invitation';
  const title = invited ? t('invitation.title', { name: link.data?.name ?? '' }) : t('invitation.titleReset');
  if (!token) return <Frame title={t('invitation.titleReset')}>{<Problem>{t('firstStart.noToken')}</Problem>}</Frame>;
  return (
    <Frame
      title={link.data ? title : t('name')}
      {...(link.data
        ? { text: invited ? t('invitation.text') : t('invitation.textReset', { email: link.data.email ?? '' }) }
        : {})}
    >
      {link.isPending && <Skeleton lines={3} />}
      {link.error && <Problem>{words(link.error)}</Problem>}
      {link.data && (
        <form onSubmit={submit} noValidate className={form.stack}>
          <NewPasswordField label={t('signIn.password')} value={password} onChange={setPassword} tried={tried} />
          {accept.error && <Problem>{words(accept.error)}</Problem>}
          <Button type="submit" fullWidth loading={accept.isPending}>
            {t('invitation.submit')}
          </Button>
        </form>
      )}
    </Frame>
  );
}
