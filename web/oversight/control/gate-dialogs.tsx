import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { toast } from '../../ui/toasts.tsx';
import type { Ask } from './ask-choices.tsx';

interface Props {
  readonly opened: boolean;
  readonly ask: Ask;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

const scopes = ['all_marketing', 'channel'] as const;
const sources = ['mail', 'phone', 'letter', 'personal'] as const;

/** Asks first: only the person who objected can take it back. */
export function ObjectionDialog({ opened, ask, onClose, onDone }: Props) {
  const t = useTranslations('oversight.control.consent');
  const failureWords = useFailureWords();
  const [scope, setScope] = useState<(typeof scopes)[number]>('all_marketing');
  const [source, setSource] = useState<(typeof sources)[number]>('mail');
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={t('objectTitle')}
      confirm={t('confirm')}
      onFail={failureWords}
      onConfirm={async () => {
        await client.oversight.consent.object({ channel: ask.channel, contactPoint: ask.contactPoint, scope, source });
        toast({ text: t('saved') });
        await onDone();
      }}
    >
      <p>{t('objectText')}</p>
      <NativeSelect
        label={t('objectScope')}
        value={scope}
        data={scopes.map((one) => ({ value: one, label: t(`scope.${one}`) }))}
        onChange={(event) => setScope(scopes.find((one) => one === event.currentTarget.value) ?? 'all_marketing')}
      />
      <NativeSelect
        label={t('source')}
        value={source}
        data={sources.map((one) => ({ value: one, label: t(`sources.${one}`) }))}
        onChange={(event) => setSource(sources.find((one) => one === event.currentTarget.value) ?? 'mail')}
      />
    </Confirm>
  );
}

export function WithdrawalDialog({ opened, ask, onClose, onDone }: Props) {
  const t = useTranslations('oversight.control.consent');
  const failureWords = useFailureWords();
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={t('withdrawTitle')}
      confirm={t('confirm')}
      onFail={failureWords}
      onConfirm={async () => {
        await client.oversight.consent.withdraw({ channel: ask.channel, contactPoint: ask.contactPoint });
        toast({ text: t('saved') });
        await onDone();
      }}
    >
      <p>{t('withdrawText')}</p>
    </Confirm>
  );
}
