import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFailureWords } from '../../app/failure.ts';
import form from '../../ui/form.module.css';
import { Problem } from '../../ui/states.tsx';

/** Another name for a person or a team. */
export function NameDialog({
  title,
  label,
  name: given,
  onSave,
  onClose,
}: {
  title: string;
  label: string;
  name: string;
  onSave: (name: string) => Promise<void>;
  onClose: () => void;
}) {
  const ui = useTranslations('ui');
  const words = useFailureWords();
  const [name, setName] = useState(given);
  const save = useMutation({ mutationFn: () => onSave(name.trim()), onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': ui('close') }}>
      <form className={form.stack} onSubmit={submit} noValidate>
        <TextInput
          label={label}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          error={name.trim() ? null : ui('required')}
          data-autofocus
        />
        {save.error && <Problem>{words(save.error)}</Problem>}
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {ui('save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
