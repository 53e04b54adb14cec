import { Button, Select } from '@mantine/core';
import { IconSunHigh } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { type Command, useCommands } from '../../app/commands.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { today as german } from '../../messages/de/today.ts';
import { today as english } from '../../messages/en/today.ts';
import { recordsChanged } from '../../records/changed.ts';
import { day, longDay } from '../../ui/format.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { AloneList } from './alone.tsx';
import { EntryPanel, type PanelMode } from './entry-panel.tsx';
import { EntryRow } from './entry-row.tsx';
import type { AnswerInput, Entry } from './entry-type.ts';
import css from './today.module.css';
import { todayQuery } from './today-data.ts';

export const TodayPage = withWords({ de: { today: german }, en: { today: english } }, TodayPageContent);

function TodayPageContent() {
  const t = useTranslations('today');
  const failure = useFailureWords();
  const navigate = useNavigate();
  const address = useSearch({ from: '/shell/heute' });
  const today = useQuery(todayQuery(address.von));
  const entries = today.data?.entries ?? [];
  const opened = entries.find(({ id }) => id === address.eintrag);
  const [cursor, setCursor] = useState<string | null>(null);
  const [mode, setMode] = useState<PanelMode>('read');
  const lastAnswer = useRef<string | null>(null);
  const current = opened ?? entries.find(({ id }) => id === cursor) ?? entries[0];

  const open = (entry: Entry | undefined, next: PanelMode = 'read') => {
    setMode(next);
    if (entry) setCursor(entry.id);
    const { eintrag: _, ...rest } = address;
    void navigate({ to: '/heute', search: entry ? { ...rest, eintrag: entry.id } : rest, replace: true });
  };
  const refresh = async () => {
    await Promise.all([queries.invalidateQueries({ queryKey: api.action.nextBest.key() }), recordsChanged()]);
  };
  const undo = useMutation({
    mutationFn: (id: string) => client.action.nextBest.undo({ id }),
    onSuccess: async () => {
      lastAnswer.current = null;
      await refresh();
      toast({ text: t('undone') });
    },
    onError: (error) => toast({ text: failure(error), tone: 'against' }),
  });
  const answer = useMutation({
    mutationFn: ({ entry, answer: input }: { entry: Entry; answer: AnswerInput }) =>
      client.action.nextBest.answer({ id: entry.id, answer: input }),
    onSuccess: async ({ answerId }, { entry, answer: given }) => {
      lastAnswer.current = answerId;
      const text =
        given.kind === 'later'
          ? t('answered.later', { name: entry.subject.name, day: day(given.until) })
          : t(`answered.${given.kind}`, { name: entry.subject.name });
      toast({ text, undo: () => undo.mutate(answerId) });
      const place = entries.findIndex(({ id }) => id === entry.id);
      setCursor((entries[place + 1] ?? entries[place - 1])?.id ?? null);
      open(undefined);
      await refresh();
    },
  });

  const latest = useRef({ entries, current, opened });
  latest.current = { entries, current, opened };
  const act = useRef({ open, undo: undo.mutate });
  act.current = { open, undo: undo.mutate };
  const commands = useMemo((): Command[] => {
    const step = (by: number) => {
      const { entries: all, current: at, opened: shown } = latest.current;
      const next = all[Math.min(all.length - 1, Math.max(0, all.findIndex(({ id }) => id === at?.id) + by))];
      if (!next) return;
      setCursor(next.id);
      if (shown) act.current.open(next);
      const row = document.getElementById(`entry-${next.id}`);
      row?.querySelector('button')?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    };
    const show = (next: PanelMode) => () => latest.current.current && act.current.open(latest.current.current, next);
    return [
      { id: 'today.next', group: 'list', label: t('next'), keys: 'j', run: () => step(1) },
      { id: 'today.down', group: 'list', label: t('next'), keys: 'ArrowDown', run: () => step(1) },
      { id: 'today.previous', group: 'list', label: t('previous'), keys: 'k', run: () => step(-1) },
      { id: 'today.up', group: 'list', label: t('previous'), keys: 'ArrowUp', run: () => step(-1) },
      { id: 'today.open', group: 'page', label: t('open'), keys: 'Enter', run: show('read'), helpOnly: true },
      { id: 'today.done', group: 'page', label: t('done'), keys: 'e', run: show('done') },
      { id: 'today.later', group: 'page', label: t('later'), keys: 's', run: show('later') },
      { id: 'today.no', group: 'page', label: t('no'), keys: 'x', run: show('no') },
      {
        id: 'today.undo',
        group: 'page',
        label: t('undo'),
        keys: 'u',
        run: () => lastAnswer.current !== null && act.current.undo(lastAnswer.current),
      },
    ];
  }, [t]);
  useCommands(commands);
  // Enter belongs to whatever has the focus (a link, a button); only where nothing has it, it opens the current entry.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.defaultPrevented || document.activeElement !== document.body) return;
      if (latest.current.current) act.current.open(latest.current.current);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const owners = today.data?.owners ?? [];
  const header = (
    <PageHeader
      title={t('title')}
      aside={today.data ? `${longDay(today.data.day)} · ${t('count', { count: entries.length })}` : undefined}
    >
      {owners.length > 0 && (
        <Select
          aria-label={t('whose')}
          size="xs"
          data={[{ value: '', label: t('all') }, ...owners.map(({ id, name }) => ({ value: id, label: name }))]}
          value={address.von ?? ''}
          onChange={(owner) => void navigate({ to: '/heute', search: owner ? { von: owner } : {} })}
          allowDeselect={false}
        />
      )}
    </PageHeader>
  );
  if (today.isError)
    return (
      <Page header={header}>
        <ErrorState text={failure(today.error)} onRetry={() => void today.refetch()} />
      </Page>
    );
  if (!today.data)
    return (
      <Page header={header}>
        <Skeleton lines={10} />
      </Page>
    );
  const panel = opened && (
    <EntryPanel
      key={opened.id}
      entry={opened}
      mode={mode}
      onMode={(next) => {
        answer.reset();
        setMode(next);
      }}
      onClose={() => open(undefined)}
      onAnswer={(input) => answer.mutate({ entry: opened, answer: input })}
      problem={answer.isError ? failure(answer.error) : null}
      busy={answer.isPending}
    />
  );
  return (
    <Page header={header} panel={panel}>
      {entries.length === 0 ? (
        <NothingOpen empty={today.data.empty} />
      ) : (
        <ol className={css.list} aria-label={t('list')}>
          {entries.map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              current={entry.id === current?.id}
              onOpen={(next) => open(entry, next)}
            />
          ))}
        </ol>
      )}
      <AloneList alone={today.data.alone} />
      <div className={css.foot}>
        {today.data.more > 0 && <p>{t('more', { count: today.data.more })}</p>}
        {today.data.resting.map(({ code, text }) => (
          <p key={code}>{text}</p>
        ))}
      </div>
    </Page>
  );
}

function NothingOpen({ empty }: { empty: boolean }) {
  const t = useTranslations('today');
  const way = empty ? (
    <>
      <Button component={Link} to="/importe/neu">
        {t('import')}
      </Button>
      <Button component={Link} to="/willkommen" variant="default">
        {t('example')}
      </Button>
    </>
  ) : (
    <Button component={Link} to="/kunden">
      {t('customers')}
    </Button>
  );
  return (
    <EmptyState title={empty ? t('emptyTitle') : t('doneTitle')} icon={IconSunHigh} actions={way}>
      {empty ? t('emptyText') : t('doneText')}
    </EmptyState>
  );
}
