import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import form from '../../ui/form.module.css';
import { Problem } from '../../ui/states.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { type Role, roles, type Team, usersChanged } from './users-data.ts';

/** Name, address and role; the answer is a link to hand over. Lotse sends no mail here: it may have no mailbox yet. */
export default function InviteDialog({ teams, onClose }: { teams: readonly Team[]; onClose: () => void }) {
  const t = useTranslations('platform.users');
  const tRole = useTranslations('app.user.role');
  const ui = useTranslations('ui');
  const words = useFailureWords();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('sales');
  const [teamId, setTeamId] = useState('');
  const [language, setLanguage] = useState<'de' | 'en'>('de');
  const [tried, setTried] = useState(false);
  const goodEmail = /^\S+@\S+\.\S+$/.test(email.trim());
  const invite = useMutation({
    mutationFn: () =>
      client.platform.users.invite({
        name: name.trim(),
        email: email.trim(),
        role,
        teamId: teamId || null,
        language,
      }),
    onSuccess: usersChanged,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() && goodEmail) invite.mutate();
  };
  if (invite.data) {
    return <LinkDialog title={t('linkTitle', { name: name.trim() })} link={invite.data.link} onClose={onClose} />;
  }
  return (
    <Modal opened onClose={onClose} title={t('inviteTitle')} size="lg" closeButtonProps={{ 'aria-label': ui('close') }}>
      <form className={form.stack} onSubmit={submit} noValidate>
        <TextInput
          label={t('name')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && !name.trim() ? ui('required') : null}
          data-autofocus
        />
        <TextInput
          label={t('email')}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={tried && !goodEmail ? t('badEmail') : null}
        />
        <div className={form.pair}>
          <NativeSelect
            label={t('role')}
            value={role}
            data={roles.map((one) => ({ value: one, label: tRole(one) }))}
            onChange={(event) => setRole(roles.find((one) => one === event.currentTarget.value) ?? 'sales')}
          />
          <NativeSelect
            label={t('team')}
            value={teamId}
            data={[{ value: '', label: t('noTeam') }, ...teams.map((team) => ({ value: team.id, label: team.name }))]}
            onChange={(event) => setTeamId(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('language')}
            value={language}
            data={[
              { value: 'de', label: t('german') },
              { value: 'en', label: t('english') },
            ]}
            onChange={(event) => setLanguage(event.currentTarget.value === 'en' ? 'en' : 'de')}
          />
        </div>
        {invite.error && <Problem>{words(invite.error)}</Problem>}
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={invite.isPending}>
            {t('makeLink')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
