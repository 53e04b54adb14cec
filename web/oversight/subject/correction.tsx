import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { addressOf } from '../../app/record-address.ts';
import { Section } from '../../ui/page.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './subject.module.css';

/** Where somebody's data can be put right, and the note that it was done; the change itself is made in the record. */
export function Correction({ contact, ready }: { readonly contact: string; readonly ready: boolean }) {
  const t = useTranslations('gate.subject.correction');
  const failureWords = useFailureWords();
  const [told, setTold] = useState(false);
  const find = useMutation({
    mutationFn: (done: boolean) => client.oversight.subject.correct({ contact, done, recipientsTold: told }),
    onSuccess: (_found, done) => done && toast({ text: t('noted') }),
  });
  const records = find.data?.records;
  return (
    <Section title={t('correct')}>
      <p className={css.quiet}>{t('correctText')}</p>
      <div className={css.row}>
        <Button variant="default" disabled={!ready} loading={find.isPending} onClick={() => find.mutate(false)}>
          {t('find')}
        </Button>
        {records?.map(({ kind, id }) => (
          <Link key={id} to={addressOf({ kind, id, companyId: null }).to}>
            {t(kind)}
          </Link>
        ))}
      </div>
      {records?.length === 0 && <p className={css.quiet}>{t('none')}</p>}
      {records && records.length > 0 && (
        <div className={css.row}>
          <Checkbox label={t('told')} checked={told} onChange={(event) => setTold(event.currentTarget.checked)} />
          <Button onClick={() => find.mutate(true)}>{t('done')}</Button>
        </div>
      )}
      {find.error && <ErrorState text={failureWords(find.error)} />}
    </Section>
  );
}
