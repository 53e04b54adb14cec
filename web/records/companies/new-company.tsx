import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CompanyFields } from '#contract/records/companies.ts';
import { api, client } from '../../app/api.ts';
import { refusedFields, useFailureWords } from '../../app/failure.ts';
import { useListWords } from '../../desk/lists/words.ts';
import form from '../../ui/form.module.css';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { recordsChanged } from '../changed.ts';
import { LikelyTwins } from '../likely-twins.tsx';
import { OwnInputs } from '../own-fields/own-values.tsx';

const relations = ['inquiry', 'customer', 'former_customer', 'partner', 'none'] as const;
const texts = ['street', 'houseNumber', 'postalCode', 'city', 'phone', 'email', 'website', 'industry'] as const;

/** Adds a company; likely twins are shown while it is typed, before a duplicate comes to be. */
export default function NewCompany({ onClose }: { onClose: () => void }) {
  const t = useTranslations('records.companies');
  const ui = useTranslations('ui');
  const words = useListWords();
  const failure = useFailureWords();
  const navigate = useNavigate();
  const [fields, setFields] = useState<CompanyFields>({ relation: 'inquiry' });
  const [tried, setTried] = useState(false);
  const name = fields.name?.trim() ?? '';
  const [settled] = useDebouncedValue(fields, 250);
  const twins = useQuery({
    ...api.records.companies.twins.queryOptions({ input: settled }),
    enabled: (settled.name?.trim().length ?? 0) > 2,
    retry: false,
    // What was found for the last letters stays until the next answer: nothing may flicker under the hand.
    placeholderData: keepPreviousData,
  });
  const create = useMutation({
    mutationFn: () => client.records.companies.create({ ...fields, name }),
    onSuccess: async ({ id }) => {
      toast({ text: t('created', { name }) });
      onClose();
      await recordsChanged();
      await navigate({ to: '/kunden/$id', params: { id } });
    },
  });
  const refused = refusedFields(create.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name) create.mutate();
  };
  const field = (key: (typeof texts)[number]) => (
    <TextInput
      key={key}
      label={words.column(key)}
      value={fields[key] ?? ''}
      onChange={(event) => setFields({ ...fields, [key]: event.currentTarget.value || null })}
      error={refused.get(key) ?? null}
    />
  );
  return (
    <Modal opened onClose={onClose} title={t('new')} size="lg" closeButtonProps={{ 'aria-label': ui('close') }}>
      <form onSubmit={submit} noValidate className={form.stack}>
        <TextInput
          label={words.column('name')}
          value={fields.name ?? ''}
          onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
          error={tried && !name ? ui('required') : (refused.get('name') ?? null)}
          data-autofocus
        />
        <LikelyTwins rows={twins.data?.rows ?? []} title={t('twins')} addressOf={(id) => `/kunden/${id}`} />
        <div className={form.pair}>
          <Select
            label={words.column('relation')}
            data={relations.map((relation) => ({ value: relation, label: words.choice('relation', relation) }))}
            value={fields.relation ?? null}
            allowDeselect={false}
            onChange={(next) => setFields({ ...fields, relation: relations.find((one) => one === next) ?? 'none' })}
          />
          {field('industry')}
          {(['street', 'houseNumber', 'postalCode', 'city', 'phone', 'email', 'website'] as const).map(field)}
        </div>
        <OwnInputs
          kind="company"
          values={fields.custom ?? {}}
          onChange={(custom) => setFields({ ...fields, custom })}
        />
        {create.error && <Problem>{failure(create.error)}</Problem>}
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('create')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
