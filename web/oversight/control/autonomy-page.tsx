import { NativeSelect, NumberInput } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { useMay } from '../../app/session.ts';
import { momentDay } from '../../ui/format.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './control.module.css';

const modes = ['person', 'approve', 'sampled', 'automatic'] as const;
type Task = Awaited<ReturnType<typeof client.oversight.policy.list>>['rows'][number];
type Autonomy = Task['standard'];

/** How far the machine may go, task by task. A change holds at once and can be taken back. */
export function AutonomyPage() {
  const t = useTranslations('oversight.control.autonomy');
  const failureWords = useFailureWords();
  const may = useMay();
  const { data, error, isPending, refetch } = useQuery(api.oversight.policy.list.queryOptions());
  if (isPending) return <Skeleton lines={6} />;
  if (error) return <ErrorState text={failureWords(error)} onRetry={() => void refetch()} />;
  if (data.rows.length === 0) {
    return (
      <EmptyState icon={IconAdjustments} title={t('empty')}>
        {t('emptyText')}
      </EmptyState>
    );
  }
  const editable = may('policy.edit');
  return (
    <>
      <p className={css.intro}>
        {t('intro')} {!editable && t('readOnly')}
      </p>
      <ul className={css.tasks}>
        {data.rows.map((task) => (
          <TaskRow key={task.kind} task={task} editable={editable} />
        ))}
      </ul>
    </>
  );
}

function TaskRow({ task, editable }: { task: Task; editable: boolean }) {
  const t = useTranslations('oversight.control.autonomy');
  const tRole = useTranslations('app.user.role');
  const failureWords = useFailureWords();
  const set = task.settings.find((one) => one.role === '*');
  const now: Autonomy = set ?? task.standard;
  const others = task.settings.flatMap((one) => (one.role === '*' ? [] : [tRole(one.role)]));
  const allowed = modes.slice(0, modes.indexOf(task.ceiling) + 1);
  const save = async (next: Partial<Autonomy>, version = set?.version ?? 0, back = now) => {
    const { mode, share, minConfidence } = { ...now, ...next };
    try {
      const saved = await client.oversight.policy.change({ kind: task.kind, mode, share, minConfidence, version });
      toast({
        text: t('saved', { task: task.name }),
        undo: () => void save(back, saved.version, { mode, share, minConfidence }),
      });
    } catch (failed) {
      toast({ text: failureWords(failed), tone: 'against' });
    }
    await queries.invalidateQueries({ queryKey: api.oversight.policy.key() });
  };
  const runsAlone = now.mode === 'sampled' || now.mode === 'automatic';
  return (
    <li className={css.task}>
      <div>
        <h2>{task.name}</h2>
        <p className={css.quiet}>
          {set ? t('changed', { who: set.changedByName, when: momentDay(set.changedAt) }) : t('standard')}
          {' · '}
          {t('ceiling', { mode: t(`mode.${task.ceiling}`) })}
          {others.length > 0 && ` · ${t('roles', { roles: others.join(', ') })}`}
        </p>
      </div>
      <NativeSelect
        label={t('mode.label')}
        disabled={!editable}
        value={now.mode}
        data={allowed.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
        onChange={(event) => {
          const mode = modes.find((one) => one === event.currentTarget.value);
          if (mode) void save({ mode });
        }}
      />
      <Share
        label={t('threshold')}
        disabled={!editable || !runsAlone}
        value={now.minConfidence}
        least={50}
        onSave={(minConfidence) => void save({ minConfidence })}
      />
      <Share
        label={t('share')}
        disabled={!editable || now.mode !== 'sampled'}
        value={now.share}
        least={0}
        onSave={(share) => void save({ share })}
      />
    </li>
  );
}

/** A share as whole percent; saved when the field is left, so that typing 85 does not save 8 first. */
function Share({
  label,
  value,
  least,
  disabled,
  onSave,
}: {
  label: string;
  value: number;
  least: number;
  disabled: boolean;
  onSave: (value: number) => void;
}) {
  return (
    <NumberInput
      key={value}
      label={label}
      suffix=" %"
      min={least}
      max={100}
      allowDecimal={false}
      disabled={disabled}
      defaultValue={Math.round(value * 100)}
      onBlur={(event) => {
        const typed = Number.parseInt(event.currentTarget.value, 10) / 100;
        if (Number.isFinite(typed) && typed !== value) onSave(Math.min(1, Math.max(least / 100, typed)));
      }}
    />
  );
}
