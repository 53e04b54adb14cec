import { NativeSelect } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { useMay } from '../../app/session.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { TaskRow } from './autonomy-task.tsx';
import css from './control.module.css';
import { roles } from './policy-roles.ts';

const autonomyApi = getRouteApi('/shell/steuerung/autonomie');

/** How far the machine may go, task by task. A change is previewed, then holds at once, and can be taken back. */
export function AutonomyPage() {
  const t = useTranslations('oversight.control.autonomy');
  const failureWords = useFailureWords();
  const may = useMay();
  const tRole = useTranslations('app.user.role');
  const search = autonomyApi.useSearch();
  const navigate = useNavigate();
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
  const role = roles.find((one) => one === search.rolle) ?? '*';
  return (
    <>
      <p className={css.intro}>
        {t('intro')} {!editable && t('readOnly')}
      </p>
      <NativeSelect
        className={css.role}
        label={t('role.label')}
        description={t(role === '*' ? 'role.everybodyText' : 'role.oneText')}
        value={role}
        data={[{ value: '*', label: t('role.everybody') }, ...roles.map((one) => ({ value: one, label: tRole(one) }))]}
        onChange={(event) => {
          const rolle = roles.find((one) => one === event.currentTarget.value);
          void navigate({ to: '/steuerung/autonomie', search: rolle ? { rolle } : {}, replace: true });
        }}
      />
      <ul className={css.tasks}>
        {data.rows.map((task) => (
          <TaskRow key={`${task.kind} ${role}`} task={task} role={role} editable={editable} />
        ))}
      </ul>
    </>
  );
}
