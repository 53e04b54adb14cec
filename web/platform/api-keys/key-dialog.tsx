import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import form from '../../ui/form.module.css';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { Problem } from '../../ui/states.tsx';
import { roles } from '../users/users-data.ts';

const terms = [30, 90, 365, 730] as const;

export default function KeyDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('platform.keys');
  const tRole = useTranslations('app.user.role');
  const ui = useTranslations('ui');
  const words = useFailureWords();
  const [name, setName] = useState('');
  // The weakest role is offered first: a key lies in another program's settings, where many may read it.
  const [role, setRole] = useState<(typeof roles)[number]>('reader');
  const [days, setDays] = useState<number | null>(365);
  const [tried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: () => client.platform.apiKeys.create({ name: name.trim(), role, days }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.platform.apiKeys.key() }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim()) create.mutate();
  };
  if (create.data) {
    return (
      <ShownOnce
        title={t('shownTitle', { name: name.trim() })}
        text={t('shownText')}
        label={t('key')}
        value={create.data.key}
        onClose={onClose}
      />
    );
  }
  return (
    <Modal opened onClose={onClose} title={t('createTitle')} closeButtonProps={{ 'aria-label': ui('close') }}>
      <form className={form.stack} onSubmit={submit} noValidate>
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && !name.trim() ? ui('required') : null}
          data-autofocus
        />
        <div className={form.pair}>
          <NativeSelect
            label={t('role')}
            value={role}
            data={roles.toReversed().map((one) => ({ value: one, label: tRole(one) }))}
            onChange={(event) => setRole(roles.find((one) => one === event.currentTarget.value) ?? 'reader')}
          />
          <NativeSelect
            label={t('days')}
            value={String(days ?? '')}
            data={[
              ...terms.map((one) => ({ value: String(one), label: t('daysOf', { count: one }) })),
              { value: '', label: t('forever') },
            ]}
            onChange={(event) => setDays(event.currentTarget.value ? Number(event.currentTarget.value) : null)}
          />
        </div>
        {create.error && <Problem>{words(create.error)}</Problem>}
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('make')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
