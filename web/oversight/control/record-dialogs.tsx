import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { refusalOf, useFailureWords } from '../../app/failure.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { toast } from '../../ui/toasts.tsx';
import { type Ask, Choice } from './ask-choices.tsx';
import css from './control.module.css';

interface Props {
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** The server's own sentence where it says what to mend, else the words for the code. */
export function useGateWords(): (error: unknown) => string {
  const failureWords = useFailureWords();
  return (error) => {
    const { code, text } = refusalOf(error);
    return code === 'invalid-input' && text !== '' ? text : failureWords(error);
  };
}

type Scope = Parameters<typeof client.oversight.consent.liftObjection>[0];

/** What standing objection, and how the person took it back: the one fact that ends it. */
export function LiftDialog({ ask, scopes, word, ...props }: Props & LiftProps) {
  const t = useTranslations('contact.lift');
  const common = useTranslations('oversight.control.consent');
  const gateWords = useGateWords();
  const [scope, setScope] = useState(scopes[0] ?? 'all_marketing');
  const [source, setSource] = useState<(typeof sources)[number]>('mail');
  const [note, setNote] = useState('');
  const short = note.trim().length < 10;
  return (
    <Confirm
      opened
      onClose={props.onClose}
      title={t('title')}
      confirm={common('confirm')}
      disabled={short}
      onFail={gateWords}
      onConfirm={async () => {
        const all = scope === 'all_marketing';
        await client.oversight.consent.liftObjection({
          // A lifting on one channel names that channel, whichever was looked up.
          channel: all ? ask.channel : (scope as Scope['channel']),
          contactPoint: ask.contactPoint,
          scope: all ? 'all_marketing' : 'channel',
          source,
          note: note.trim(),
        });
        toast({ text: t('done') });
        await props.onDone();
      }}
    >
      <div className={css.form}>
        <p>{t('text')}</p>
        <Choice label={t('scope')} values={scopes} value={scope} word={word} onChange={setScope} />
        <Choice
          label={common('source')}
          values={sources}
          value={source}
          word={(one) => common(`sources.${one}`)}
          onChange={setSource}
        />
        <Textarea
          label={t('note')}
          description={t('noteShort')}
          value={note}
          minRows={3}
          autosize
          maxLength={2000}
          data-autofocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
    </Confirm>
  );
}

const sources = ['mail', 'phone', 'letter', 'personal'] as const;

interface LiftProps {
  readonly ask: Ask;
  /** Objections that hold now: `all_marketing` or a channel. */
  readonly scopes: readonly string[];
  readonly word: (scope: string) => string;
}

/** A consent, or facts of § 7(3) UWG, that were recorded by mistake. */
export function StrikeDialog({ strike, ...props }: Props & { strike: (reason: string) => Promise<unknown> }) {
  const t = useTranslations('contact.strike');
  const gateWords = useGateWords();
  const [reason, setReason] = useState('');
  return (
    <Confirm
      opened
      onClose={props.onClose}
      title={t('title')}
      confirm={t('action')}
      tone="against"
      disabled={reason.trim() === ''}
      onFail={gateWords}
      onConfirm={async () => {
        await strike(reason.trim());
        toast({ text: t('done') });
        await props.onDone();
      }}
    >
      <div className={css.form}>
        <p>{t('text')}</p>
        <Textarea
          label={t('reason')}
          value={reason}
          minRows={2}
          autosize
          maxLength={500}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </Confirm>
  );
}
