import { Button, Checkbox, NativeSelect, NumberInput, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { action as german } from '../../messages/de/action.ts';
import { action as english } from '../../messages/en/action.ts';
import { momentDay } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { ErrorState, Problem, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './outbox.module.css';

export const MailAccountPage = withWords({ de: { action: german }, en: { action: english } }, MailAccount);

type Answer = Awaited<ReturnType<typeof client.action.outbox.account>>;
type Account = NonNullable<Answer['account']>;
type Input = Parameters<typeof client.action.outbox.changeAccount>[0];

const fresh: Input = {
  host: '',
  port: 465,
  security: 'tls',
  username: '',
  fromName: '',
  fromAddress: '',
  replyTo: null,
  imprint: '',
  imap: null,
  version: 0,
};

function inputOf(account: Account | null): Input {
  if (account === null) return fresh;
  const { hasPassword: _has, changedAt: _at, changedByName: _by, imap, ...rest } = account;
  if (imap === null) return { ...rest, imap: null };
  const { hasPassword: _kept, ...mailbox } = imap;
  return { ...rest, imap: mailbox };
}

/** How mail leaves. Passwords go in and never come out. */
function MailAccount() {
  const t = useTranslations('action.account');
  const failureWords = useFailureWords();
  const { data, error, refetch } = useQuery(api.action.outbox.account.queryOptions());
  if (error) return <ErrorState text={failureWords(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  const { reachable, url } = data.publicAddress;
  return (
    <>
      <AccountForm key={data.account?.version ?? 0} account={data.account} />
      <Section title={t('address')}>
        <p className={reachable ? css.quiet : undefined}>{t(reachable ? 'reachable' : 'unreachable', { url })}</p>
      </Section>
    </>
  );
}

function AccountForm({ account }: { account: Account | null }) {
  const t = useTranslations('action.account');
  const failureWords = useFailureWords();
  const [input, setInput] = useState<Input>(inputOf(account));
  const put = (part: Partial<Input>) => setInput((now) => ({ ...now, ...part }));
  const save = useMutation({
    mutationFn: () => client.action.outbox.changeAccount(input),
    onSuccess: async () => {
      toast({ text: t('saved') });
      await queries.invalidateQueries({ queryKey: api.action.outbox.key() });
    },
  });
  const check = useMutation({
    mutationFn: () => client.action.outbox.testAccount(),
    onSuccess: ({ to }) => toast({ text: t('tested', { to }) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const imap = input.imap ?? null;
  const failed = save.error ?? check.error;
  return (
    <form className={css.form} onSubmit={submit}>
      <p className={css.quiet}>
        {t('intro')} {account && t('changed', { who: account.changedByName, when: momentDay(account.changedAt) })}
      </p>
      {failed && <Problem>{failureWords(failed)}</Problem>}
      <Server
        words={t('host')}
        value={input}
        securities={['tls', 'starttls', 'none']}
        onChange={(part) => put(part as Partial<Input>)}
      />
      <div className={css.pair}>
        <TextInput
          label={t('username')}
          autoComplete="off"
          value={input.username}
          onChange={(event) => put({ username: event.currentTarget.value })}
        />
        <PasswordInput
          label={t('password')}
          description={account?.hasPassword ? t('passwordKept') : undefined}
          autoComplete="new-password"
          value={input.password ?? ''}
          onChange={(event) => put({ password: event.currentTarget.value || undefined })}
        />
      </div>
      <div className={css.pair}>
        <TextInput
          label={t('fromName')}
          required
          value={input.fromName}
          onChange={(event) => put({ fromName: event.currentTarget.value })}
        />
        <TextInput
          label={t('fromAddress')}
          type="email"
          required
          value={input.fromAddress}
          onChange={(event) => put({ fromAddress: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t('replyTo')}
        type="email"
        value={input.replyTo ?? ''}
        onChange={(event) => put({ replyTo: event.currentTarget.value || null })}
      />
      <Textarea
        label={t('imprint')}
        description={t('imprintText')}
        required
        autosize
        minRows={2}
        value={input.imprint}
        onChange={(event) => put({ imprint: event.currentTarget.value })}
      />
      <Checkbox
        label={t('useSentBox')}
        description={t('sentBoxText')}
        checked={imap !== null}
        onChange={(event) =>
          put({
            imap: event.currentTarget.checked
              ? { host: input.host, port: 993, security: 'tls', username: input.username, folder: null }
              : null,
          })
        }
      />
      {imap && (
        <>
          <Server
            words={t('sentBox')}
            value={imap}
            securities={['tls', 'none']}
            onChange={(part) => put({ imap: { ...imap, ...part } as NonNullable<Input['imap']> })}
          />
          <div className={css.pair}>
            <TextInput
              label={t('username')}
              autoComplete="off"
              value={imap.username}
              onChange={(event) => put({ imap: { ...imap, username: event.currentTarget.value } })}
            />
            <PasswordInput
              label={t('password')}
              description={account?.imap?.hasPassword ? t('passwordKept') : undefined}
              autoComplete="new-password"
              value={imap.password ?? ''}
              onChange={(event) => put({ imap: { ...imap, password: event.currentTarget.value || undefined } })}
            />
          </div>
          <TextInput
            label={t('folder')}
            value={imap.folder ?? ''}
            onChange={(event) => put({ imap: { ...imap, folder: event.currentTarget.value || null } })}
          />
        </>
      )}
      <div className={css.buttons}>
        <Button variant="default" disabled={account === null} loading={check.isPending} onClick={() => check.mutate()}>
          {t('test')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

type Security = 'tls' | 'starttls' | 'none';

function Server({
  words,
  value,
  securities,
  onChange,
}: {
  words: string;
  value: { readonly host: string; readonly port: number; readonly security: Security };
  securities: readonly Security[];
  onChange: (part: { host?: string; port?: number; security?: Security }) => void;
}) {
  const t = useTranslations('action.account');
  return (
    <div className={css.triple}>
      <TextInput
        label={words}
        required
        value={value.host}
        onChange={(event) => onChange({ host: event.currentTarget.value })}
      />
      <NumberInput
        label={t('port')}
        min={1}
        max={65_535}
        allowDecimal={false}
        hideControls
        value={value.port}
        onChange={(port) => typeof port === 'number' && onChange({ port })}
      />
      <NativeSelect
        label={t('security')}
        description={value.security === 'none' ? t('noneText') : undefined}
        inputWrapperOrder={['label', 'input', 'description']}
        value={value.security}
        data={securities.map((one) => ({ value: one, label: t(`securities.${one}`) }))}
        onChange={(event) => {
          const security = securities.find((one) => one === event.currentTarget.value);
          if (security) onChange({ security });
        }}
      />
    </div>
  );
}
