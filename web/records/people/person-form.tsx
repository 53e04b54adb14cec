import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonFields } from '#contract/records/people.ts';
import { api, client } from '../../app/api.ts';
import { refusedFields, useFailureWords } from '../../app/failure.ts';
import { useListWords } from '../../desk/lists/words.ts';
import form from '../../ui/form.module.css';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { recordsChanged } from '../changed.ts';
import { type ChosenCompany, CompanyField } from '../company-field.tsx';
import { LikelyTwins } from '../likely-twins.tsx';
import { onlyChanged } from '../only-changed.ts';
import { OwnInputs } from '../own-fields/own-values.tsx';

type Person = Awaited<ReturnType<typeof client.records.people.get>>;
const roles = ['decider', 'influencer', 'user', 'gatekeeper', 'buyer', 'champion', 'blocker'] as const;

export interface PersonFormProps {
  /** The person to change; none: a new one. */
  readonly person?: Person;
  readonly company?: ChosenCompany;
  readonly onClose: () => void;
}

export default function PersonForm({ person, company: given, onClose }: PersonFormProps) {
  const t = useTranslations('records.people');
  const common = useTranslations('records.companies');
  const ui = useTranslations('ui');
  const words = useListWords();
  const failure = useFailureWords();
  const [fields, setFields] = useState<PersonFields>(person?.fields ?? {});
  const [company, setCompany] = useState<ChosenCompany | null>(person?.company ?? given ?? null);
  const [tried, setTried] = useState(false);
  const lastName = fields.lastName?.trim() ?? '';
  const name = [fields.firstName, lastName].filter(Boolean).join(' ');
  const [settled] = useDebouncedValue({ ...fields, lastName, companyId: company?.id ?? null }, 250);
  const twins = useQuery({
    ...api.records.people.twins.queryOptions({ input: settled }),
    enabled: person === undefined && settled.lastName.length > 1,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: () => {
      const all = { ...fields, lastName, companyId: company?.id ?? null };
      if (!person) return client.records.people.create(all);
      const changed = onlyChanged(all, { ...person.fields, companyId: person.company?.id });
      return client.records.people.update({ id: person.id, version: person.version, fields: changed });
    },
    onSuccess: async () => {
      toast({ text: person ? t('saved', { name }) : t('created', { name }) });
      onClose();
      await recordsChanged();
    },
  });
  const refused = refusedFields(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lastName) save.mutate();
  };
  const field = (key: 'title' | 'firstName' | 'jobTitle' | 'department' | 'email' | 'phone' | 'mobile') => (
    <TextInput
      label={key === 'title' ? t('academicTitle') : words.column(key)}
      value={fields[key] ?? ''}
      onChange={(event) => setFields({ ...fields, [key]: event.currentTarget.value || null })}
      error={refused.get(key) ?? null}
    />
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={person ? t('editTitle', { name }) : t('new')}
      size="lg"
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <form onSubmit={submit} noValidate className={form.stack}>
        <CompanyField value={company} onChange={setCompany} />
        <div className={form.pair}>
          {field('firstName')}
          <TextInput
            label={words.column('lastName')}
            value={fields.lastName ?? ''}
            onChange={(event) => setFields({ ...fields, lastName: event.currentTarget.value })}
            error={tried && !lastName ? ui('required') : (refused.get('lastName') ?? null)}
            data-autofocus
          />
          {field('title')}
          <Select
            label={words.column('buyingRole')}
            data={roles.map((role) => ({ value: role, label: words.choice('buyingRole', role) }))}
            value={fields.buyingRole ?? null}
            clearable
            onChange={(next) => setFields({ ...fields, buyingRole: roles.find((role) => role === next) ?? null })}
          />
          {field('jobTitle')}
          {field('department')}
          {field('email')}
          {field('phone')}
          {field('mobile')}
        </div>
        <OwnInputs kind="person" values={fields.custom ?? {}} onChange={(custom) => setFields({ ...fields, custom })} />
        {person === undefined && (
          <LikelyTwins rows={twins.data?.rows ?? []} title={t('twins')} addressOf={(id) => `/kontakte/${id}`} />
        )}
        <Textarea
          label={words.column('note')}
          autosize
          minRows={2}
          maxRows={8}
          value={fields.note ?? ''}
          onChange={(event) => setFields({ ...fields, note: event.currentTarget.value || null })}
        />
        {save.error && <Problem>{failure(save.error)}</Problem>}
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {person ? ui('save') : common('create')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
