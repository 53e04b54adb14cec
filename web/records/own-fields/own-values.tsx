import { NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocale } from 'use-intl';
import { api, type client } from '../../app/api.ts';
import { useListWords } from '../../desk/lists/words.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Fact } from '../../ui/facts.tsx';
import form from '../../ui/form.module.css';
import { day, number } from '../../ui/format.ts';

type OwnField = Awaited<ReturnType<typeof client.records.fields.list>>['rows'][number];
type OwnValue = string | number | boolean | null;
export type OwnValues = Readonly<Record<string, OwnValue>>;

/** The own fields of a kind that are in use, in their order; none while they are fetched. */
function useOwnFields(kind: OwnField['kind']): readonly OwnField[] {
  const { data } = useQuery({ ...api.records.fields.list.queryOptions({ input: { kind } }), staleTime: 60_000 });
  return data?.rows.filter(({ archived }) => !archived) ?? [];
}

/** The own fields of a kind as a part of its form; nothing where there are none. */
export function OwnInputs({
  kind,
  values,
  onChange,
}: {
  kind: OwnField['kind'];
  values: OwnValues;
  onChange: (values: OwnValues) => void;
}) {
  const fields = useOwnFields(kind);
  if (fields.length === 0) return null;
  return (
    <div className={form.pair}>
      {fields.map((field) => (
        <OwnInput
          key={field.id}
          field={field}
          value={values[field.key] ?? null}
          onChange={(value) => onChange({ ...values, [field.key]: value })}
        />
      ))}
    </div>
  );
}

function OwnInput({
  field: { label, type, choices },
  value,
  onChange,
}: {
  field: OwnField;
  value: OwnValue;
  onChange: (value: OwnValue) => void;
}) {
  const words = useListWords();
  const german = useLocale() === 'de';
  switch (type) {
    case 'date':
      return <DateField label={label} value={value === null ? null : String(value)} onChange={onChange} />;
    case 'number':
      return (
        <NumberInput
          label={label}
          value={typeof value === 'number' ? value : ''}
          decimalSeparator={german ? ',' : '.'}
          thousandSeparator={german ? '.' : ','}
          hideControls
          onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
        />
      );
    case 'boolean':
      return (
        <Select
          label={label}
          data={[
            { value: 'true', label: words.yes },
            { value: 'false', label: words.no },
          ]}
          value={value === null ? null : String(value)}
          clearable
          onChange={(next) => onChange(next === null ? null : next === 'true')}
        />
      );
    case 'choice':
      return (
        <Select
          label={label}
          data={choices}
          value={value === null ? null : String(value)}
          clearable
          onChange={onChange}
        />
      );
    case 'text':
      return (
        <TextInput
          label={label}
          value={value === null ? '' : String(value)}
          maxLength={300}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
  }
}

/** The own fields of a record among its facts; those without a value are left out. */
export function OwnFacts({
  kind,
  values,
  mark,
}: {
  kind: OwnField['kind'];
  values: OwnValues;
  mark: (field: string, name: string) => ReactNode;
}) {
  const words = useListWords();
  const written = ({ type }: OwnField, value: OwnValue) => {
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'number') return number(value, Number.isInteger(value) ? 0 : 2);
    return type === 'date' ? day(String(value)) : String(value);
  };
  return useOwnFields(kind).flatMap((field) => {
    const value = values[field.key] ?? null;
    if (value === null || value === '') return [];
    const { key, label } = field;
    return [<Fact key={key} name={label} value={written(field, value)} mark={mark(`custom.${key}`, label)} />];
  });
}
