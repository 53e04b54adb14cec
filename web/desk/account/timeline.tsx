import { Button, Select, Textarea, TextInput } from '@mantine/core';
import {
  IconBuildingWarehouse,
  IconCalendarCheck,
  IconCar,
  IconFileText,
  IconMail,
  IconMailbox,
  IconMessage,
  IconNote,
  IconPhone,
  type IconProps,
  IconShoppingCart,
  IconTargetArrow,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { type ComponentType, type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { TimelineEvent } from '#contract/desk/account.ts';
import { api, client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { recordsChanged } from '../../records/changed.ts';
import { amount, moment, momentDay } from '../../ui/format.ts';
import { Problem } from '../../ui/states.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { toast } from '../../ui/toasts.tsx';
import { useListWords } from '../lists/words.ts';
import css from './account.module.css';
import type { Account } from './account-type.ts';

const kinds = ['call', 'email', 'meeting', 'visit', 'letter', 'message', 'fair', 'web', 'note'] as const;
type Kind = (typeof kinds)[number];
const icons: Readonly<Record<Kind | 'order' | 'quote' | 'deal' | 'task', ComponentType<IconProps>>> = {
  call: IconPhone,
  email: IconMail,
  meeting: IconUsers,
  visit: IconCar,
  letter: IconMailbox,
  message: IconMessage,
  fair: IconBuildingWarehouse,
  web: IconWorld,
  note: IconNote,
  order: IconShoppingCart,
  quote: IconFileText,
  deal: IconTargetArrow,
  task: IconCalendarCheck,
};

function kindOf(event: TimelineEvent): keyof typeof icons {
  return event.kind === 'activity' ? (kinds.find((kind) => kind === event.activityKind) ?? 'note') : event.kind;
}

export function AccountTimeline({ account }: { account: Account }) {
  const t = useTranslations('records');
  const failure = useFailureWords();
  const words = useListWords();
  const first = account.timeline;
  const older = useInfiniteQuery({
    ...api.desk.account.timeline.infiniteOptions({
      input: (after: string) => ({ id: account.id, after }),
      initialPageParam: first.next ?? '',
      getNextPageParam: (last) => last.next,
    }),
    enabled: false,
  });
  const events = [...first.events, ...(older.data?.pages.flatMap((page) => page.events) ?? [])];
  const hasMore = older.data ? older.hasNextPage : first.next !== null;
  return (
    <>
      {account.may.includes('edit') && <LogContact companyId={account.id} />}
      {events.length === 0 && <p className={css.none}>{t('account.noTimeline')}</p>}
      <Timeline
        label={t('account.timeline')}
        entries={events.map((event) => {
          const kind = kindOf(event);
          return {
            key: `${event.kind}-${event.id}`,
            icon: icons[kind],
            title: event.title || t(`activity.${kind}`),
            when: event.dayOnly ? momentDay(event.at) : moment(event.at),
            detail: [
              t(`activity.${kind}`),
              event.direction !== 'none' && t(`account.direction.${event.direction}`),
              event.person?.name,
              event.by && t('account.by', { name: event.by }),
              event.status && (event.kind === 'quote' ? words.choice('status', event.status) : event.status),
              event.amountCents !== null && amount(event.amountCents),
              event.outcome && t('account.outcome', { text: event.outcome }),
            ]
              .filter(Boolean)
              .join(' · '),
            text: event.text,
          };
        })}
      />
      {older.error && <Problem>{failure(older.error)}</Problem>}
      {hasMore && (
        <Button
          variant="default"
          loading={older.isFetching}
          onClick={() => void (older.data ? older.fetchNextPage() : older.refetch())}
        >
          {t('account.older')}
        </Button>
      )}
    </>
  );
}

function LogContact({ companyId }: { companyId: string }) {
  const t = useTranslations('records');
  const ui = useTranslations('ui');
  const failure = useFailureWords();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind>('call');
  const [subject, setSubject] = useState('');
  const [body, setBody] = useState('');
  const log = useMutation({
    mutationFn: () =>
      client.records.activities.log({
        companyId,
        kind,
        direction: kind === 'note' ? 'none' : 'out',
        subject: subject.trim(),
        body: body.trim() || null,
      }),
    onSuccess: async ({ id, heeded }) => {
      const undo = async () => {
        await client.records.activities.remove({ id });
        await recordsChanged();
      };
      setSubject('');
      setBody('');
      setOpen(false);
      if (heeded !== null) toast({ text: heeded, tone: 'against' });
      toast({
        text: t('account.logged'),
        undo: () => void undo().catch((error: unknown) => toast({ text: failure(error), tone: 'against' })),
      });
      await recordsChanged();
    },
  });
  if (!open) {
    return (
      <Button variant="default" mb={16} onClick={() => setOpen(true)}>
        {t('account.log')}
      </Button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (subject.trim()) log.mutate();
  };
  return (
    <form className={css.composer} onSubmit={submit}>
      <div className={css.composerRow}>
        <Select
          label={t('account.logKind')}
          data={kinds.map((one) => ({ value: one, label: t(`activity.${one}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={(next) => setKind(kinds.find((one) => one === next) ?? 'note')}
        />
        <TextInput
          className={css.grow ?? ''}
          label={t('account.logSubject')}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
          autoFocus
        />
      </div>
      <Textarea
        label={t('account.logText')}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={12}
      />
      {log.error && <Problem>{failure(log.error)}</Problem>}
      <div className={css.composerRow}>
        <Button type="submit" loading={log.isPending} disabled={!subject.trim()}>
          {ui('save')}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}
