import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { refusalOf, useFailureWords } from '../../app/failure.ts';
import form from '../../ui/form.module.css';
import css from '../../ui/rows.module.css';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { kinds, type OwnField } from './fields-page.tsx';
import { ownFieldsChanged } from './own-fields-changed.ts';

const types = ['text', 'number', 'date', 'boolean', 'choice'] as const;

export default function FieldDialog({ field, onClose }: { field: OwnField | null; onClose: () => void }) {
  const t = useTranslations('platform.fields');
  const ui = useTranslations('ui');
  const failure = useFailureWords();
  const [label, setLabel] = useState(field?.label ?? '');
  const [kind, setKind] = useState<OwnField['kind']>(field?.kind ?? 'company');
  const [type, setType] = useState<OwnField['type']>(field?.type ?? 'text');
  const [choices, setChoices] = useState(field?.choices.join('\n') ?? '');
  const [tried, setTried] = useState(false);
  const lines = [...new Set(choices.split('\n').map((line) => line.trim()))].filter(Boolean);
  const lacksChoices = type === 'choice' && lines.length === 0;
  const save = useMutation({
    mutationFn: () =>
      client.records.fields.save({
        ...(field ? { id: field.id } : {}),
        label: label.trim(),
        kind,
        type,
        choices: type === 'choice' ? lines : [],
      }),
    onSuccess: async () => {
      toast({ text: t('saved', { name: label.trim() }) });
      onClose();
      await ownFieldsChanged();
    },
  });
  const problem = save.error ? refusalOf(save.error).facts['problem'] : undefined;
  const refused =
    problem === 'exists' ? t('exists') : problem === 'no-letters' ? t('noLetters') : save.error && failure(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (label.trim() && !lacksChoices) save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={field ? t('editTitle', { name: field.label }) : t('createTitle')}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <form className={form.stack} onSubmit={submit} noValidate>
        <TextInput
          label={t('label')}
          value={label}
          maxLength={80}
          onChange={(event) => setLabel(event.currentTarget.value)}
          error={tried && !label.trim() ? ui('required') : null}
          data-autofocus
        />
        <div className={form.pair}>
          <NativeSelect
            label={t('kind')}
            value={kind}
            disabled={field !== null}
            data={kinds.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
            onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? 'company')}
          />
          <NativeSelect
            label={t('type')}
            value={type}
            disabled={field !== null}
            data={types.map((one) => ({ value: one, label: t(`types.${one}`) }))}
            onChange={(event) => setType(types.find((one) => one === event.currentTarget.value) ?? 'text')}
          />
        </div>
        {field && <p className={css.quiet}>{t('fixed')}</p>}
        {type === 'choice' && (
          <Textarea
            label={t('choices')}
            description={t('choicesHint')}
            value={choices}
            rows={5}
            onChange={(event) => setChoices(event.currentTarget.value)}
            error={tried && lacksChoices ? t('choicesMissing') : null}
          />
        )}
        {refused && <Problem>{refused}</Problem>}
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {ui('save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
