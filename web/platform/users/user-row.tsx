import { ActionIcon, Menu, NativeSelect } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { sessionChanged, useMe } from '../../app/session.ts';
import { Chip } from '../../ui/chip.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { ago } from '../../ui/format.ts';
import css from '../../ui/rows.module.css';
import { toast } from '../../ui/toasts.tsx';
import { LinkDialog, type OneTimeLink } from './link-dialog.tsx';
import { NameDialog } from './name-dialog.tsx';
import own from './user-row.module.css';
import { type Role, roles, type Team, type User, usersChanged } from './users-data.ts';

type Dialog = 'rename' | 'reset' | null;

/** One person. Role and team change at once and can be taken back; only the own role asks first, since nobody could undo it here. */
export function UserRow({ user, teams }: { user: User; teams: readonly Team[] }) {
  const t = useTranslations('platform.users');
  const tRole = useTranslations('app.user.role');
  const words = useFailureWords();
  const router = useRouter();
  const isMe = useMe().user?.id === user.id;
  const [dialog, setDialog] = useState<Dialog>(null);
  const [ownRole, setOwnRole] = useState<Role | null>(null);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const { id, name } = user;
  const may = (what: string) => user.may.includes(what);

  const run = async (act: () => Promise<unknown>, said: string, undo?: () => Promise<unknown>, unsaid = said) => {
    try {
      await act();
      toast({ text: said, ...(undo ? { undo: () => void run(undo, unsaid) } : {}) });
    } catch (error) {
      toast({ text: words(error), tone: 'against' });
    }
    await usersChanged();
  };
  const change = (next: { role?: Role; teamId?: string | null }, back: { role?: Role; teamId?: string | null }) =>
    run(
      () => client.platform.users.change({ id, ...next }),
      t('saved', { name }),
      () => client.platform.users.change({ id, ...back }),
    );
  const deactivate = () => client.platform.users.deactivate({ id });
  const reactivate = () => client.platform.users.reactivate({ id });
  const setRole = (role: Role) => {
    if (isMe && user.role === 'admin') setOwnRole(role);
    else void change({ role }, { role: user.role });
  };

  return (
    <li className={`${css.row} ${own.user} ${user.active ? '' : css.off}`}>
      <div className={css.main}>
        <div className={css.name}>
          <h3>{name}</h3>
          {isMe && <Chip>{t('you')}</Chip>}
          {!user.active && <Chip tone="against">{t('inactive')}</Chip>}
          {user.active && !user.hasSignIn && <Chip tone="outline">{t('invited')}</Chip>}
        </div>
        <p className={css.quiet}>
          {user.email}
          {' · '}
          {user.lastSeenAt ? t('seen', { when: ago(user.lastSeenAt, new Date()) }) : t('never')}
          {user.twoFactor && ` · ${t('twoFactor')}`}
        </p>
      </div>
      <NativeSelect
        aria-label={t('roleOf', { name })}
        value={user.role}
        disabled={!may('change')}
        data={roles.map((role) => ({ value: role, label: tRole(role) }))}
        onChange={(event) => {
          const role = roles.find((one) => one === event.currentTarget.value);
          if (role) setRole(role);
        }}
      />
      <NativeSelect
        aria-label={t('teamOf', { name })}
        value={user.teamId ?? ''}
        disabled={!may('change')}
        data={[{ value: '', label: t('noTeam') }, ...teams.map((team) => ({ value: team.id, label: team.name }))]}
        onChange={(event) => void change({ teamId: event.currentTarget.value || null }, { teamId: user.teamId })}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('actions', { name })}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {may('change') && <Menu.Item onClick={() => setDialog('rename')}>{t('rename')}</Menu.Item>}
          {may('reset') && <Menu.Item onClick={() => setDialog('reset')}>{t('reset')}</Menu.Item>}
          {may('deactivate') && !isMe && (
            <Menu.Item
              onClick={() => void run(deactivate, t('deactivated', { name }), reactivate, t('reactivated', { name }))}
            >
              {t('deactivate')}
            </Menu.Item>
          )}
          {may('reactivate') && (
            <Menu.Item onClick={() => void run(reactivate, t('reactivated', { name }), deactivate)}>
              {t('reactivate')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'rename' && (
        <NameDialog
          title={t('renameTitle', { name })}
          label={t('name')}
          name={name}
          onClose={() => setDialog(null)}
          onSave={async (next) => {
            await client.platform.users.change({ id, name: next });
            await usersChanged();
          }}
        />
      )}
      <Confirm
        opened={dialog === 'reset'}
        onClose={() => setDialog(null)}
        title={t('resetTitle', { name })}
        confirm={t('makeLink')}
        onFail={words}
        onConfirm={async () => {
          setLink((await client.platform.users.reset({ id })).link);
          await usersChanged();
        }}
      >
        {t('resetText')}
      </Confirm>
      <Confirm
        opened={ownRole !== null}
        onClose={() => setOwnRole(null)}
        title={t('ownRoleTitle')}
        confirm={t('ownRoleConfirm')}
        onFail={words}
        onConfirm={async () => {
          if (ownRole) await client.platform.users.change({ id, role: ownRole });
          await sessionChanged();
          await router.invalidate();
        }}
      >
        {t('ownRoleText')}
      </Confirm>
      {link && <LinkDialog title={t('resetTitle', { name })} link={link} onClose={() => setLink(null)} />}
    </li>
  );
}
