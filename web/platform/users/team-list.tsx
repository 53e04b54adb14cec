import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Section } from '../../ui/page.tsx';
import css from '../../ui/rows.module.css';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { NameDialog } from './name-dialog.tsx';
import { type Team, usersChanged } from './users-data.ts';

type Open = { readonly what: 'rename' | 'remove'; readonly team: Team } | null;

/** Teams say who sees whose records. Only an empty team can be removed. */
export function TeamList({ teams }: { teams: readonly Team[] }) {
  const t = useTranslations('platform.users');
  const words = useFailureWords();
  const [open, setOpen] = useState<Open>(null);
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: () => client.platform.teams.create({ name: name.trim() }),
    onSuccess: async () => {
      toast({ text: t('teamAdded', { name: name.trim() }) });
      setName('');
      await usersChanged();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) add.mutate();
  };
  return (
    <Section title={t('teams')}>
      <p className={css.intro}>{teams.length === 0 ? t('teamsEmpty') : t('teamsText')}</p>
      {teams.length > 0 && (
        <ul className={`${css.rows} ${css.narrow}`} aria-label={t('teams')}>
          {teams.map((team) => (
            <li key={team.id} className={`${css.row} ${css.withEnd}`}>
              <div className={css.main}>
                <h3>{team.name}</h3>
                <p className={css.quiet}>{t('members', { count: team.members })}</p>
              </div>
              <div className={css.end}>
                {team.may.includes('rename') && (
                  <Button
                    variant="default"
                    aria-label={t('renameTeam', { name: team.name })}
                    onClick={() => setOpen({ what: 'rename', team })}
                  >
                    {t('rename')}
                  </Button>
                )}
                {team.may.includes('remove') && (
                  <Button
                    variant="default"
                    aria-label={t('removeTeam', { name: team.name })}
                    onClick={() => setOpen({ what: 'remove', team })}
                  >
                    {t('remove')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <form className={css.inline} onSubmit={submit} noValidate>
        <TextInput
          className={css.grow}
          label={t('newTeam')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={add.isPending} disabled={!name.trim()}>
          {t('addTeam')}
        </Button>
      </form>
      {add.error && <Problem>{words(add.error)}</Problem>}
      {open?.what === 'rename' && (
        <NameDialog
          title={t('renameTitle', { name: open.team.name })}
          label={t('name')}
          name={open.team.name}
          onClose={() => setOpen(null)}
          onSave={async (next) => {
            await client.platform.teams.rename({ id: open.team.id, name: next });
            await usersChanged();
          }}
        />
      )}
      {open?.what === 'remove' && (
        <Confirm
          opened
          onClose={() => setOpen(null)}
          title={t('removeTitle', { name: open.team.name })}
          confirm={t('remove')}
          tone="against"
          onFail={words}
          onConfirm={async () => {
            await client.platform.teams.remove({ id: open.team.id });
            toast({ text: t('teamRemoved', { name: open.team.name }) });
            await usersChanged();
          }}
        >
          {t('removeText')}
        </Confirm>
      )}
    </Section>
  );
}
