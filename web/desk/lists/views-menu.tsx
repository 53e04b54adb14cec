import { ActionIcon, Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ListName } from '#contract/desk/lists.ts';
import type { SavedView } from '#contract/records/views.ts';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { type ListAddress, sortOf, sortText } from './list-address.ts';
import css from './views-menu.module.css';

export interface ViewsMenuProps {
  readonly list: ListName;
  readonly address: ListAddress;
  readonly columns: readonly string[];
  readonly onAddress: (next: ListAddress) => void;
}

/** Filters and sorting under a name, for oneself or for all. */
export function ViewsMenu({ list, address, columns, onAddress }: ViewsMenuProps) {
  const t = useTranslations('lists.views');
  const ui = useTranslations('ui');
  const words = useFailureWords();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const views = useQuery({ ...api.records.views.list.queryOptions({ input: { list } }), enabled: open });
  const refresh = () => queries.invalidateQueries({ queryKey: api.records.views.key() });
  const save = useMutation({
    mutationFn: () =>
      client.records.views.save({
        list,
        name: name.trim(),
        shared,
        query: { filters: [...(address.filter ?? [])], sort: sortOf(address) ?? null, columns: [...columns] },
      }),
    onSuccess: async (view) => {
      toast({ text: t('saved', { name: view.name }) });
      setName('');
      await refresh();
    },
  });
  const remove = useMutation({
    mutationFn: (view: SavedView) => client.records.views.remove({ id: view.id }),
    onSuccess: async (_answer, view) => {
      toast({
        text: t('removed', { name: view.name }),
        undo: () =>
          void client.records.views
            .save({ list, name: view.name, shared: view.shared, query: view.query })
            .then(refresh, refresh),
      });
      await refresh();
    },
  });
  const use = (view: SavedView) => {
    const { filters, sort } = view.query;
    onAddress({ ...(filters.length > 0 ? { filter: filters } : {}), ...(sort ? { sort: sortText(sort) } : {}) });
    setOpen(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate();
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconBookmark size={15} stroke={1.7} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {t('title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={css.list}>
          <li>
            <button
              type="button"
              className={css.view}
              onClick={() => {
                onAddress({});
                setOpen(false);
              }}
            >
              {t('all')}
            </button>
          </li>
          {views.data?.rows.map((view) => (
            <li key={view.id} className={css.line}>
              <button type="button" className={css.view} onClick={() => use(view)}>
                {view.name}
                {view.shared && <span className={css.mark}>{t('sharedMark')}</span>}
              </button>
              {view.may.includes('remove') && (
                <ActionIcon size={26} aria-label={t('remove', { name: view.name })} onClick={() => remove.mutate(view)}>
                  <IconTrash size={15} stroke={1.7} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
        {views.data?.rows.length === 0 && <p className={css.none}>{t('none')}</p>}
        {(views.error ?? save.error) && <Problem>{words(views.error ?? save.error)}</Problem>}
        <form className={css.form} onSubmit={submit}>
          <TextInput
            aria-label={t('name')}
            placeholder={t('name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={80}
          />
          <Checkbox
            size="xs"
            label={t('shared')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <Button type="submit" fullWidth disabled={!name.trim()} loading={save.isPending}>
            {ui('save')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
