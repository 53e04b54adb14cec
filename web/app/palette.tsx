import { createSpotlight, Spotlight } from '@mantine/spotlight';
import {
  IconArrowRight,
  IconBuilding,
  IconCalendarCheck,
  IconFileText,
  IconPackage,
  type IconProps,
  IconSearch,
  IconShoppingCart,
  IconTargetArrow,
  IconUser,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ComponentType, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SearchHit } from '#contract/desk/search.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { api } from './api.ts';
import { type Command, useAllCommands } from './commands.ts';
import css from './palette.module.css';
import { addressOf } from './record-address.ts';

const icons: Readonly<Record<SearchHit['kind'], ComponentType<IconProps>>> = {
  company: IconBuilding,
  person: IconUser,
  deal: IconTargetArrow,
  product: IconPackage,
  order: IconShoppingCart,
  quote: IconFileText,
  task: IconCalendarCheck,
};
const [store, spotlight] = createSpotlight();

/** Search over all records and every command, from anywhere. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const t = useTranslations('app');
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const words = query.trim();
  const settled = useSettled(words, 120);
  const found = useQuery({
    ...api.desk.search.find.queryOptions({ input: { q: settled, limit: 12 } }),
    enabled: settled.length > 1,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const all = useAllCommands();
  const commands = all.filter(
    (command, place) =>
      !command.helpOnly &&
      command.id !== 'palette' &&
      matches(command, words) &&
      // A second key for the same thing is not a second thing to choose.
      !all.slice(0, place).some(({ group, label }) => group === command.group && label === command.label),
  );
  const hits = words.length > 1 ? (found.data?.hits ?? []) : [];
  const waiting = words.length > 1 && (settled !== words || found.isFetching);

  useEffect(() => spotlight.open(), []);
  // The first entry is chosen anew when answers come in: Enter right after typing must open what stands on top.
  const top = hits[0]?.id ?? commands[0]?.id;
  useEffect(() => {
    const [first, ...others] = document.querySelectorAll('#palette-list [data-action]');
    for (const other of others) other.removeAttribute('data-selected');
    first?.setAttribute('data-selected', 'true');
    if (top) store.updateState((state) => ({ ...state, selected: 0 }));
  }, [top]);

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      lockScroll={false}
      scrollable
      maxHeight="min(480px, 70vh)"
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0 }}
      attributes={{ content: { 'aria-label': t('commands.palette') } }}
    >
      <Spotlight.Search
        autoFocus
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        leftSection={<IconSearch size={17} stroke={1.8} aria-hidden />}
      />
      <Spotlight.ActionsList id="palette-list">
        {hits.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.records')}>
            {found.data && found.data.instead.length > 0 && (
              <div className={css.note}>{t('search.instead', { words: found.data.instead.join(' ') })}</div>
            )}
            {hits.map((hit) => {
              const Icon = icons[hit.kind];
              return (
                <Spotlight.Action key={`${hit.kind}-${hit.id}`} onClick={() => void navigate(addressOf(hit))}>
                  <Icon size={17} stroke={1.6} aria-hidden className={css.icon} />
                  <span className={css.label}>
                    {hit.title}
                    {hit.detail && <span className={css.detail}>{hit.detail}</span>}
                  </span>
                  <span className={css.kind}>{t(`search.kind.${hit.kind}`)}</span>
                </Spotlight.Action>
              );
            })}
          </Spotlight.ActionsGroup>
        )}
        {commands.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.commands')}>
            {commands.map((command) => (
              <Spotlight.Action key={command.id} onClick={command.run}>
                <IconArrowRight size={17} stroke={1.6} aria-hidden className={css.icon} />
                <span className={css.label}>
                  {command.group === 'go' ? t('commands.goTo', { page: command.label }) : command.label}
                </span>
                {command.keys && <KeyHint keys={command.keys} />}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.data?.complete === false && <div className={css.note}>{t('search.incomplete')}</div>}
        {found.isError && words.length > 1 && <div className={css.note}>{t('search.failed')}</div>}
        {hits.length + commands.length === 0 && !waiting && !found.isError && found.data?.complete !== false && (
          <Spotlight.Empty>{t('search.nothing')}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function matches(command: Command, words: string): boolean {
  const label = command.label.toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => label.includes(word));
}

/** The value after it has stood still for a while: typing sends one question, not one for every letter. */
function useSettled(value: string, wait: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return settled;
}
