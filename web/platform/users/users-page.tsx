import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { type Command, useCommands } from '../../app/commands.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Section } from '../../ui/page.tsx';
import css from '../../ui/rows.module.css';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { TeamList } from './team-list.tsx';
import { UserRow } from './user-row.tsx';

const InviteDialog = lazy(() => import('./invite-dialog.tsx'));

/** Who works with Lotse, as what, and in which team. */
export function UsersPage() {
  const t = useTranslations('platform.users');
  const words = useFailureWords();
  const users = useQuery(api.platform.users.list.queryOptions());
  const teams = useQuery(api.platform.teams.list.queryOptions());
  const [inviting, setInviting] = useState(false);
  useCommands(
    useMemo<readonly Command[]>(
      () => [{ id: 'invite', group: 'create', label: t('inviteTitle'), keys: 'n', run: () => setInviting(true) }],
      [t],
    ),
  );
  const error = users.error ?? teams.error;
  if (error) {
    const again = () => {
      void users.refetch();
      void teams.refetch();
    };
    return <ErrorState text={words(error)} onRetry={again} />;
  }
  if (!users.data || !teams.data) return <Skeleton lines={8} />;
  return (
    <>
      <Section title={t('people')} aside={<Button onClick={() => setInviting(true)}>{t('invite')}</Button>}>
        <ul className={css.rows} aria-label={t('people')}>
          {users.data.rows.map((user) => (
            <UserRow key={user.id} user={user} teams={teams.data.rows} />
          ))}
        </ul>
      </Section>
      <TeamList teams={teams.data.rows} />
      <Suspense fallback={null}>
        {inviting && <InviteDialog teams={teams.data.rows} onClose={() => setInviting(false)} />}
      </Suspense>
    </>
  );
}
