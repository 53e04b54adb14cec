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

/** Finds a company by typing; the server searches, typing errors forgiven. */
export function CompanyField({
  value,
  onChange,
  error,
}: {
  value: ChosenCompany | null;
  onChange: (next: ChosenCompany | null) => void;
  error?: string | null;
}) {
  const t = useTranslations('records.deals');
  const [text, setText] = useState(value?.name ?? '');
  const [settled] = useDebouncedValue(text.trim(), 150);
  const found = useQuery({
    ...api.desk.search.find.queryOptions({ input: { q: settled, kind: 'company', limit: 8 } }),
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
      label={t('company')}
      placeholder={t('pickCompany')}
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
