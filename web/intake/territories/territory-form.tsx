import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from '../sources/sources.module.css';
import type { Territory } from './territories-page.tsx';

/** One region and whose it is: of a person or a team, never of both. */
export function TerritoryForm({ territory, onDone }: { territory: Territory | null; onDone: () => void }) {
  const t = useTranslations('findings.territories');
  const words = useFailureWords();
  const { data: names } = useQuery({ ...api.platform.users.names.queryOptions(), staleTime: 300_000 });
  const [form, setForm] = useState({
    label: territory?.label ?? '',
    country: territory?.country ?? 'DE',
    codeFrom: territory?.codeFrom ?? '',
    codeTo: territory?.codeTo ?? '',
    whose: territory ? (territory.userId === null ? `team:${territory.teamId}` : `user:${territory.userId}`) : '',
  });
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const save = useMutation({
    mutationFn: () => {
      const [kind, id = ''] = form.whose.split(':');
      return client.intake.territories.save({
        ...(territory && { id: territory.id, version: territory.version }),
        label: form.label,
        country: form.country.trim().toUpperCase(),
        codeFrom: form.codeFrom,
        codeTo: form.codeTo,
        userId: kind === 'user' ? id : null,
        teamId: kind === 'team' ? id : null,
      });
    },
    onSuccess: async () => {
      toast({ text: t('saved') });
      await queries.invalidateQueries({ queryKey: api.intake.territories.key() });
      onDone();
    },
  });
  return (
    <form
      className={css.stack}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className={css.pair}>
        <TextInput
          label={t('label')}
          placeholder={t('labelExample')}
          required
          maxLength={100}
          autoFocus
          value={form.label}
          onChange={(event) => put({ label: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('belongs')}
          required
          value={form.whose}
          onChange={(event) => put({ whose: event.currentTarget.value })}
          data={[
            { value: '', label: '–', disabled: true },
            {
              group: t('team'),
              items: (names?.teams ?? []).map(({ id, name }) => ({ value: `team:${id}`, label: name })),
            },
            {
              group: t('person'),
              items: (names?.users ?? [])
                .filter(({ active }) => active)
                .map(({ id, name }) => ({ value: `user:${id}`, label: name })),
            },
          ]}
        />
      </div>
      <div className={css.three}>
        <TextInput
          label={t('country')}
          description={t('countryHelp')}
          required
          pattern="[A-Za-z]{2}"
          maxLength={2}
          value={form.country}
          onChange={(event) => put({ country: event.currentTarget.value })}
        />
        <TextInput
          label={t('codeFrom')}
          description={t('codeHelp')}
          maxLength={10}
          value={form.codeFrom}
          onChange={(event) => put({ codeFrom: event.currentTarget.value.trim() })}
        />
        <TextInput
          label={t('codeTo')}
          description={'\u00a0'}
          maxLength={10}
          value={form.codeTo}
          onChange={(event) => put({ codeTo: event.currentTarget.value.trim() })}
        />
      </div>
      {save.error && <Problem>{words(save.error)}</Problem>}
      <div className={css.buttons}>
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
