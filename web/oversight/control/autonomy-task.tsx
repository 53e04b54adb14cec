import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { momentDay } from '../../ui/format.ts';
import { toast } from '../../ui/toasts.tsx';
import css from './control.module.css';

const modes = ['person', 'approve', 'sampled', 'automatic'] as const;
type Task = Awaited<ReturnType<typeof client.oversight.policy.list>>['rows'][number];
type Autonomy = Task['standard'];
type PolicyRole = Task['settings'][number]['role'];

/** One task: what holds, and what somebody is about to set, shown with what it would have meant before it holds. */
export function TaskRow({ task, role, editable }: { task: Task; role: PolicyRole; editable: boolean }) {
  const t = useTranslations('oversight.control.autonomy');
  const tRole = useTranslations('app.user.role');
  const failureWords = useFailureWords();
  const standing = task.settings.filter((one) => !one.ended);
  const everybody = standing.find((one) => one.role === '*');
  const own = standing.find((one) => one.role === role);
  const set = own ?? everybody;
  const now: Autonomy = set ?? task.standard;
  // An ended rule is not in force, but the next one continues its numbers.
  const seen = task.settings.find((one) => one.role === role)?.version ?? 0;
  const others = standing.flatMap((one) => (one.role === '*' || one.role === role ? [] : [tRole(one.role)]));
  const allowed = modes.slice(0, modes.indexOf(task.ceiling) + 1);
  const run = async (work: () => Promise<{ version: number }>, undo?: (version: number) => void) => {
    try {
      const { version } = await work();
      toast({ text: t('saved', { task: task.name }), ...(undo && { undo: () => undo(version) }) });
    } catch (failed) {
      toast({ text: failureWords(failed), tone: 'against' });
    }
    await queries.invalidateQueries({ queryKey: api.oversight.policy.key() });
  };
  const put = ({ mode, share, minConfidence }: Autonomy, version: number, undo?: (version: number) => void) =>
    run(() => client.oversight.policy.change({ kind: task.kind, role, mode, share, minConfidence, version }), undo);
  const end = (version: number, undo?: (version: number) => void) =>
    role === '*' ? undefined : run(() => client.oversight.policy.endRole({ kind: task.kind, role, version }), undo);
  // Taking back the first own rule of a role ends it: else the role would stay cut off from what holds for everybody.
  const save = (next: Autonomy) =>
    put(next, seen, (version) => void (role === '*' || own ? put(now, version) : end(version)));
  const [wanted, setWanted] = useState<Autonomy | null>(null);
  const shown = wanted ?? now;
  const want = (next: Partial<Autonomy>) => {
    const { mode, share, minConfidence } = { ...shown, ...next };
    const same = mode === now.mode && share === now.share && minConfidence === now.minConfidence;
    setWanted(same ? null : { mode, share, minConfidence });
  };
  const runsAlone = shown.mode === 'sampled' || shown.mode === 'automatic';
  return (
    <li className={css.task}>
      <div>
        <h2>{task.name}</h2>
        <p className={css.quiet}>
          {role !== '*' && !own && `${t('role.asEverybody')} · `}
          {set ? t('changed', { who: set.changedByName, when: momentDay(set.changedAt) }) : t('standard')}
          {' · '}
          {t('ceiling', { mode: t(`mode.${task.ceiling}`) })}
          {others.length > 0 && ` · ${t('roles', { roles: others.join(', ') })}`}
        </p>
        {own && role !== '*' && editable && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => void end(seen, (version) => void put(now, version))}
          >
            {t('role.end')}
          </Button>
        )}
      </div>
      {editable && <Preview kind={task.kind} role={role} set={shown} changed={wanted !== null} />}
      <NativeSelect
        label={t('mode.label')}
        disabled={!editable}
        value={shown.mode}
        data={allowed.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
        onChange={(event) => {
          const mode = modes.find((one) => one === event.currentTarget.value);
          if (mode) want({ mode });
        }}
      />
      <Share
        label={t('threshold')}
        disabled={!editable || !runsAlone}
        value={shown.minConfidence}
        least={50}
        onSave={(minConfidence) => want({ minConfidence })}
      />
      <Share
        label={t('share')}
        disabled={!editable || shown.mode !== 'sampled'}
        value={shown.share}
        least={0}
        onSave={(share) => want({ share })}
      />
      {wanted && (
        <div className={css.decide}>
          <Button size="compact-sm" onClick={() => void save(wanted).then(() => setWanted(null))}>
            {t('apply')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setWanted(null)}>
            {t('discard')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** What this setting would have meant last month: seen before anybody relies on it. */
function Preview({ kind, role, set, changed }: { kind: string; role: PolicyRole; set: Autonomy; changed: boolean }) {
  const t = useTranslations('oversight.control.autonomy');
  const { mode, share, minConfidence } = set;
  const { data } = useQuery(
    api.oversight.policy.preview.queryOptions({ input: { kind, role, mode, share, minConfidence, days: 30 } }),
  );
  if (!data) return null;
  const { days, total, personNow, personThen, checksThen, waiting } = data;
  if (total === 0) return changed ? <p className={css.preview}>{t('previewNone', { days: String(days) })}</p> : null;
  return (
    <p className={css.preview}>
      {t('preview', { days: String(days), person: String(personThen), total: String(total), checks: checksThen })}
      {changed && ` ${t('previewNow', { person: String(personNow) })}`}
      {waiting > 0 && ` ${t('waiting', { count: waiting })}`}
    </p>
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
