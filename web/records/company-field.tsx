import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../app/api.ts';

export interface ChosenCompany {
  readonly id: string;
  readonly name: string;
}

interface FieldProps {
  readonly value: ChosenCompany | null;
  readonly onChange: (next: ChosenCompany | null) => void;
  readonly error?: string | null;
}

/** Finds a company by typing; the server searches, typing errors forgiven. */
export function CompanyField(props: FieldProps) {
  const t = useTranslations('records.deals');
  return <FoundField kind="company" label={t('company')} placeholder={t('pickCompany')} {...props} />;
}

/** The same for any kind of record that the search finds. */
export function FoundField({
  kind,
  label,
  placeholder,
  value,
  onChange,
  error,
}: FieldProps & { readonly kind: 'company' | 'product'; readonly label: string; readonly placeholder: string }) {
  const [text, setText] = useState(value?.name ?? '');
  const [settled] = useDebouncedValue(text.trim(), 150);
  const found = useQuery({
    ...api.desk.search.find.queryOptions({ input: { q: settled, kind, limit: 8 } }),
    enabled: settled.length > 1 && settled !== value?.name,
    placeholderData: keepPreviousData,
  });
  const options = new Map(
    (found.data?.hits ?? []).map((hit) => [
      hit.id,
      { label: [hit.title, hit.detail].filter(Boolean).join(', '), name: hit.title },
    ]),
  );
  if (value && !options.has(value.id)) options.set(value.id, { label: value.name, name: value.name });
  return (
    <Select
      label={label}
      placeholder={placeholder}
      searchable
      clearable
      data={[...options].map(([id, { label }]) => ({ value: id, label }))}
      filter={({ options: all }) => all}
      searchValue={text}
      onSearchChange={setText}
      value={value?.id ?? null}
      onChange={(id) => {
        const chosen = id ? options.get(id) : undefined;
        onChange(id && chosen ? { id, name: chosen.name } : null);
      }}
      error={error ?? null}
    />
  );
}
