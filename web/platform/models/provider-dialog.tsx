import { Button, Checkbox, Modal, NativeSelect, NumberInput, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import form from '../../ui/form.module.css';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { modelsChanged, type Provider } from './models-page.tsx';

const cents = (typed: number | string) => (typeof typed === 'number' ? Math.round(typed) : 0);

/** Address, model and, for a cloud, the papers without which it is not asked. */
export default function ProviderDialog({ provider, onClose }: { provider: Provider | null; onClose: () => void }) {
  const t = useTranslations('assist.models.form');
  const m = useTranslations('assist.models');
  const ui = useTranslations('ui');
  const failure = useFailureWords();
  const [values, setValues] = useState({
    id: provider?.id ?? '',
    label: provider?.label ?? '',
    baseUrl: provider?.baseUrl ?? 'http://127.0.0.1:11434/v1',
    model: provider?.model ?? '',
    apiKey: '',
    contractReference: provider?.contractReference ?? '',
    region: provider?.region ?? '',
    noTraining: provider?.noTraining ?? '',
  });
  const [kind, setKind] = useState<'local' | 'cloud'>(provider?.kind ?? 'local');
  const [input, setInput] = useState<number | string>(provider?.inputCentsPerMillion ?? 0);
  const [output, setOutput] = useState<number | string>(provider?.outputCentsPerMillion ?? 0);
  const [enabled, setEnabled] = useState(provider?.enabled ?? true);
  const set = (key: keyof typeof values) => (event: { readonly currentTarget: { readonly value: string } }) => {
    const { value } = event.currentTarget;
    setValues((now) => ({ ...now, [key]: value }));
  };
  const save = useMutation({
    mutationFn: () =>
      client.platform.models.saveProvider({
        id: values.id,
        label: values.label,
        kind,
        baseUrl: values.baseUrl,
        model: values.model,
        ...(values.apiKey === '' ? {} : { apiKey: values.apiKey }),
        contractReference: values.contractReference || null,
        region: values.region || null,
        noTraining: values.noTraining || null,
        inputCentsPerMillion: cents(input),
        outputCentsPerMillion: cents(output),
        enabled,
      }),
    onSuccess: async () => {
      toast({ text: m('saved') });
      onClose();
      await modelsChanged();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const ready =
    values.label.trim() && /^[a-z0-9][a-z0-9-]{0,39}$/.test(values.id) && values.baseUrl.trim() && values.model.trim();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="lg"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <form className={form.stack} onSubmit={submit} noValidate>
        <div className={form.pair}>
          <TextInput label={t('label')} value={values.label} maxLength={80} onChange={set('label')} data-autofocus />
          <TextInput
            label={t('id')}
            value={values.id}
            maxLength={40}
            disabled={provider !== null}
            onChange={set('id')}
          />
        </div>
        <NativeSelect
          label={t('kind')}
          value={kind}
          data={[
            { value: 'local', label: m('local') },
            { value: 'cloud', label: m('cloud') },
          ]}
          onChange={(event) => setKind(event.currentTarget.value === 'cloud' ? 'cloud' : 'local')}
        />
        <TextInput label={t('baseUrl')} value={values.baseUrl} maxLength={500} onChange={set('baseUrl')} />
        <TextInput label={t('model')} value={values.model} maxLength={200} onChange={set('model')} />
        <PasswordInput
          label={t('apiKey')}
          value={values.apiKey}
          autoComplete="off"
          {...(provider?.hasKey ? { placeholder: t('keyKept') } : {})}
          onChange={set('apiKey')}
        />
        {kind === 'cloud' && (
          <>
            <p>{t('papers')}</p>
            <TextInput
              label={t('contract')}
              value={values.contractReference}
              maxLength={500}
              onChange={set('contractReference')}
            />
            <TextInput label={t('region')} value={values.region} maxLength={200} onChange={set('region')} />
            <Textarea
              label={t('noTraining')}
              value={values.noTraining}
              maxLength={1000}
              autosize
              minRows={2}
              onChange={set('noTraining')}
            />
            <div className={form.pair}>
              <NumberInput label={t('input')} value={input} min={0} allowDecimal={false} onChange={setInput} />
              <NumberInput label={t('output')} value={output} min={0} allowDecimal={false} onChange={setOutput} />
            </div>
          </>
        )}
        <Checkbox
          label={t('enabled')}
          checked={enabled}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
        />
        {save.error && <Problem>{failure(save.error)}</Problem>}
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={save.isPending}>
            {m('save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
