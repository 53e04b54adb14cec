import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import css from './outbox.module.css';
import { type Purpose, purposes } from './outbox-data.ts';

export interface Draft {
  readonly to: string;
  readonly toName: string | null;
  readonly subject: string;
  readonly body: string;
  readonly purpose: Purpose;
  readonly groundNote: string | null;
}

interface Initial {
  readonly to: { readonly address: string; readonly name: string | null };
  readonly subject: string;
  readonly body: string;
  readonly purpose: string;
  readonly groundNote: string | null;
}

/** What a person writes; imprint and way out are put below it by the outbox. */
export function MessageForm({
  initial,
  submit,
  busy = false,
  onSubmit,
  onCancel,
}: {
  initial: Initial;
  submit: string;
  busy?: boolean;
  onSubmit: (draft: Draft) => void;
  onCancel: () => void;
}) {
  const t = useTranslations('action.outbox');
  const [draft, setDraft] = useState<Draft>({
    to: initial.to.address,
    toName: initial.to.name,
    subject: initial.subject,
    body: initial.body,
    purpose: purposes.find((one) => one === initial.purpose) ?? 'answer_inquiry',
    groundNote: initial.groundNote,
  });
  const put = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const whole = draft.to.trim() !== '' && draft.subject.trim() !== '' && draft.body.trim() !== '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (whole) onSubmit(draft);
  };
  return (
    <form className={css.form} onSubmit={send} noValidate>
      <div className={css.pair}>
        <TextInput
          label={t('to')}
          type="email"
          required
          value={draft.to}
          onChange={(event) => put({ to: event.currentTarget.value })}
        />
        <TextInput
          label={t('toName')}
          value={draft.toName ?? ''}
          onChange={(event) => put({ toName: event.currentTarget.value || null })}
        />
      </div>
      <NativeSelect
        label={t('purpose')}
        value={draft.purpose}
        data={purposes.map((value) => ({ value, label: t(`purposes.${value}`) }))}
        onChange={(event) => {
          const purpose = purposes.find((one) => one === event.currentTarget.value);
          if (purpose) put({ purpose });
        }}
      />
      <TextInput
        label={t('subject')}
        required
        value={draft.subject}
        onChange={(event) => put({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={t('body')}
        required
        autosize
        minRows={8}
        maxRows={24}
        value={draft.body}
        onChange={(event) => put({ body: event.currentTarget.value })}
      />
      <Textarea
        label={t('ground')}
        description={t('groundText')}
        autosize
        minRows={1}
        value={draft.groundNote ?? ''}
        onChange={(event) => put({ groundNote: event.currentTarget.value || null })}
      />
      <div className={css.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={!whole} loading={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
