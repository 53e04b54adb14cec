import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CompanyFields } from '#contract/records/companies.ts';
import { api, client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { recordsChanged } from '../../records/changed.ts';
import { Fact, FactList, OriginMark } from '../../ui/facts.tsx';
import { amount, country, day, germanDay, momentDay, number, phone, readDay } from '../../ui/format.ts';
import { toast } from '../../ui/toasts.tsx';
import { useListWords } from '../lists/words.ts';
import css from './account.module.css';
import type { Account } from './account-type.ts';

type Value = Account['facts'][number]['value'];

const choices: Readonly<Record<string, readonly string[]>> = {
  relation: ['none', 'inquiry', 'customer', 'former_customer', 'partner'],
  leadStage: ['new', 'mql', 'sal', 'sql', 'rejected'],
};
const numbers = new Set(['employees', 'foundedYear']);
const editable = new Set([
  'name',
  'customerNumber',
  'vatId',
  'street',
  'houseNumber',
  'poBox',
  'postalCode',
  'city',
  'region',
  'country',
  'phone',
  'fax',
  'email',
  'website',
  'industry',
  'employees',
  'revenueCents',
  'foundedYear',
  'relation',
  'leadStage',
  'leadSource',
  'note',
]);

/** Everything known of a company, each with where it came from; changed in place, which counts as an observation by this person. */
export function CompanyFacts({ account }: { account: Account }) {
  const t = useTranslations('records.account');
  const words = useListWords();
  const failure = useFailureWords();
  const [editing, setEditing] = useState<string | null>(null);
  const may = account.may.includes('edit');
  const save = useMutation({
    mutationFn: ({ field, value }: { field: string; value: Value }) =>
      client.records.companies.update({ id: account.id, version: account.version, fields: fieldsOf(field, value) }),
    onSuccess: async (_answer, { field }) => {
      setEditing(null);
      toast({ text: t('saved', { field: labelOf(account, field) ?? words.column(field) }) });
      await recordsChanged();
    },
    onError: (error) => toast({ text: failure(error), tone: 'against' }),
  });
  return (
    <FactList>
      {account.facts
        .filter((fact) => fact.field !== 'name')
        .map((fact) => {
          const name = fact.label ?? words.column(fact.field);
          return (
            <Fact
              key={fact.field}
              name={name}
              value={
                fact.own?.type === 'date' && typeof fact.value === 'string'
                  ? day(fact.value)
                  : factValue(fact.field, fact.value, words.choice, words.yes, words.no)
              }
              mark={
                <OriginMark
                  origin={fact.origin}
                  field={name}
                  history={() => <FieldHistory id={account.id} field={fact.field} />}
                />
              }
              editLabel={t('edit', { field: name })}
              onEdit={may && (fact.own !== null || editable.has(fact.field)) ? () => setEditing(fact.field) : undefined}
              edit={
                editing === fact.field ? (
                  <FactEditor
                    field={fact.field}
                    name={name}
                    value={fact.value}
                    own={fact.own}
                    busy={save.isPending}
                    onCancel={() => setEditing(null)}
                    onSave={(value) => save.mutate({ field: fact.field, value })}
                  />
                ) : undefined
              }
            />
          );
        })}
    </FactList>
  );
}

const labelOf = (account: Account, field: string) => account.facts.find((fact) => fact.field === field)?.label ?? null;

function fieldsOf(field: string, value: Value): CompanyFields {
  // The list of editable fields above is the contract's; the server checks type and content.
  if (field.startsWith('custom.')) return { custom: { [field.slice('custom.'.length)]: value } };
  return { [field]: value } as CompanyFields;
}

function factValue(
  field: string,
  value: Value,
  choice: (column: string, value: string) => string,
  yes: string,
  no: string,
): string {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? yes : no;
  if (field.endsWith('Cents')) return amount(Number(value));
  if (field === 'foundedYear') return String(value);
  if (typeof value === 'number') return number(value);
  if (field === 'phone' || field === 'fax') return phone(value);
  if (field === 'country') return country(value);
  return choices[field] ? choice(field, value) : value;
}

interface FactEditorProps {
  readonly field: string;
  readonly name: string;
  readonly value: Value;
  /** Of an own field: how to type it. */
  readonly own: Account['facts'][number]['own'];
  readonly busy: boolean;
  readonly onSave: (value: Value) => void;
  readonly onCancel: () => void;
}

function FactEditor({ field, name, value, own, busy, onSave, onCancel }: FactEditorProps) {
  const ui = useTranslations('ui');
  const words = useListWords();
  const cents = field.endsWith('Cents');
  const [text, setText] = useState(typedOf(value, cents, own?.type));
  const options =
    own?.type === 'boolean'
      ? [
          { value: 'true', label: words.yes },
          { value: 'false', label: words.no },
        ]
      : (own?.type === 'choice' ? own.choices : choices[field])?.map((one) => ({
          value: one,
          label: own ? one : words.choice(field, one),
        }));
  const numeric = numbers.has(field) || cents || own?.type === 'number';
  const parsed = readTyped(text, numeric, own?.type);
  const bad = parsed === undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (parsed !== undefined) onSave(cents && typeof parsed === 'number' ? Math.round(parsed * 100) : parsed);
  };
  return (
    <form
      className={css.inline}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      {options ? (
        <Select
          aria-label={name}
          data={options}
          clearable={own !== null}
          value={text || null}
          onChange={(next) => setText(next ?? '')}
          autoFocus
        />
      ) : (
        <TextInput
          aria-label={name}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={bad}
          autoFocus
        />
      )}
      <ActionIcon type="submit" variant="filled" color="petrol" aria-label={ui('save')} loading={busy}>
        <IconCheck size={16} />
      </ActionIcon>
      <ActionIcon aria-label={ui('cancel')} onClick={onCancel}>
        <IconX size={16} />
      </ActionIcon>
    </form>
  );
}

function typedOf(value: Value, cents: boolean, own: string | undefined): string {
  if (value === null) return '';
  if (cents) return String(Number(value) / 100);
  return own === 'date' ? day(String(value)) : String(value);
}

/** undefined: not what the field holds. */
function readTyped(text: string, numeric: boolean, own: string | undefined): Value | undefined {
  const clean = text.trim();
  if (clean === '') return null;
  if (own === 'boolean') return clean === 'true';
  if (own === 'date') return readDay(clean, germanDay(new Date())) ?? undefined;
  if (!numeric) return clean;
  const value = Number(clean.replace(/\./g, '').replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

/** Every value that the field ever had, loaded when somebody asks. */
function FieldHistory({ id, field }: { id: string; field: string }) {
  const t = useTranslations('ui.origin');
  const words = useListWords();
  const failure = useFailureWords();
  const { data, error } = useQuery(api.records.fields.history.queryOptions({ input: { kind: 'company', id, field } }));
  if (error) return <p className={css.note}>{failure(error)}</p>;
  const past = (data?.fields[field] ?? []).filter((one) => !one.current);
  return (
    <div className={css.history}>
      <strong>{t('history')}</strong>
      {data && past.length === 0 && <p className={css.note}>{t('noHistory')}</p>}
      <ul>
        {past.map((one) => (
          <li key={`${one.observationId}-${one.observedAt}`} className={css.past}>
            <span className={css.pastValue} data-gone={one.retracted || undefined}>
              {factValue(field, one.value, words.choice, words.yes, words.no) || '–'}
            </span>{' '}
            · {one.source.label}, {momentDay(one.observedAt)}
          </li>
        ))}
      </ul>
    </div>
  );
}
