import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { recordsChanged } from '../../records/changed.ts';
import { DateField } from '../../ui/date-field.tsx';
import { day, germanDay } from '../../ui/format.ts';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './account.module.css';
import type { Account } from './account-type.ts';

type Task = Account['tasks']['rows'][number];

export function Tasks({ account }: { account: Account }) {
  const t = useTranslations('records.account');
  const failure = useFailureWords();
  const today = germanDay(new Date());
  const tick = useMutation({
    mutationFn: (task: Task) => client.records.tasks.done({ id: task.id, version: task.version, done: true }),
    onSuccess: async ({ id, version }, task) => {
      const undo = async () => {
        await client.records.tasks.done({ id, version, done: false });
        await recordsChanged();
      };
      toast({
        text: t('taskDone', { title: task.title }),
        undo: () => void undo().catch((error: unknown) => toast({ text: failure(error), tone: 'against' })),
      });
      await recordsChanged();
    },
    onError: (error) => toast({ text: failure(error), tone: 'against' }),
  });
  return (
    <>
      {account.tasks.total === 0 && <p className={css.none}>{t('noTasks')}</p>}
      <ul>
        {account.tasks.rows.map((task) => (
          <li key={task.id} className={css.task}>
            <Checkbox
              size="xs"
              aria-label={t('done', { title: task.title })}
              checked={false}
              onChange={() => tick.mutate(task)}
            />
            <span>{task.title}</span>
            {task.dueOn && <span className={task.dueOn < today ? css.late : css.small}>{day(task.dueOn)}</span>}
            {task.assignedName && <span className={css.small}>{task.assignedName}</span>}
          </li>
        ))}
      </ul>
      {account.may.includes('edit') && <NewTask companyId={account.id} />}
    </>
  );
}

function NewTask({ companyId }: { companyId: string }) {
  const t = useTranslations('records.account');
  const ui = useTranslations('ui');
  const failure = useFailureWords();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const [due, setDue] = useState<string | null>(null);
  const create = useMutation({
    mutationFn: () => client.records.tasks.create({ companyId, title: title.trim(), dueOn: due }),
    onSuccess: async () => {
      setTitle('');
      setDue(null);
      setOpen(false);
      await recordsChanged();
    },
  });
  if (!open) {
    return (
      <Button variant="subtle" onClick={() => setOpen(true)}>
        {t('addTask')}
      </Button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim()) create.mutate();
  };
  return (
    <form className={css.composer} onSubmit={submit}>
      <TextInput
        label={t('taskTitle')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        autoFocus
      />
      <DateField label={t('due')} value={due} onChange={setDue} />
      {create.error && <Problem>{failure(create.error)}</Problem>}
      <div className={css.composerRow}>
        <Button type="submit" loading={create.isPending} disabled={!title.trim()}>
          {ui('save')}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}
