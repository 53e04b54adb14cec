import { Button, TextInput } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Problem } from '../../ui/states.tsx';
import { type Draft, MessageForm } from './message-form.tsx';
import css from './outbox.module.css';

type Hit = Awaited<ReturnType<typeof client.desk.search.find>>['hits'][number];

interface Whom {
  readonly companyId: string | null;
  readonly personId: string | null;
  readonly name: string;
  readonly email: string;
}

/** Whom it is for first, since the law asks what they are to us; then the text. */
export function NewMessage({ onDone }: { onDone: (id: string | null) => void }) {
  const t = useTranslations('action.outbox');
  const failureWords = useFailureWords();
  const [whom, setWhom] = useState<Whom | null>(null);
  const [query, setQuery] = useState('');
  const found = useQuery({
    ...api.desk.search.find.queryOptions({ input: { q: query.trim() || '-', limit: 12 } }),
    enabled: query.trim().length >= 2,
  });
  const create = useMutation({
    mutationFn: (draft: Draft) =>
      client.action.outbox.draft({
        companyId: whom?.companyId ?? null,
        personId: whom?.personId ?? null,
        ...draft,
        sendAfter: null,
      }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: api.action.outbox.key() });
      onDone(id);
    },
  });
  const pick = async ({ kind, id, title, companyId }: Hit) => {
    if (kind !== 'person' && kind !== 'company') return;
    const { points } = await client.desk.account.contact({ kind, id });
    setWhom({
      companyId: kind === 'company' ? id : companyId,
      personId: kind === 'person' ? id : null,
      name: title,
      email: points.find(({ channel }) => channel === 'email')?.contactPoint ?? '',
    });
  };
  const hits = (found.data?.hits ?? []).filter(({ kind }) => kind === 'company' || kind === 'person');
  return (
    <article className={css.detail} aria-label={t('newTitle')}>
      <div className={css.scroll}>
        <Button
          className={css.back}
          variant="subtle"
          leftSection={<IconChevronLeft size={16} />}
          onClick={() => onDone(null)}
        >
          {t('back')}
        </Button>
        <h2 className={css.title}>{t('newTitle')}</h2>
        {whom === null ? (
          <>
            <TextInput
              label={t('findCompany')}
              description={t('findCompanyText')}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
              data-autofocus
            />
            <ul className={css.hits}>
              {hits.map((hit) => (
                <li key={`${hit.kind} ${hit.id}`}>
                  <button type="button" className={css.hit} onClick={() => void pick(hit)}>
                    <span>{hit.title}</span>
                    <span className={css.quiet}>{hit.detail}</span>
                  </button>
                </li>
              ))}
            </ul>
            <Button
              variant="subtle"
              onClick={() => setWhom({ companyId: null, personId: null, name: t('noCompany'), email: '' })}
            >
              {t('noCompany')}
            </Button>
          </>
        ) : (
          <>
            <p className={css.quiet}>{t('chosen', { name: whom.name })}</p>
            {create.error && <Problem>{failureWords(create.error)}</Problem>}
            <MessageForm
              initial={{
                to: { address: whom.email, name: whom.personId === null ? null : whom.name },
                subject: '',
                body: '',
                purpose: 'answer_inquiry',
                groundNote: null,
              }}
              submit={t('save')}
              busy={create.isPending}
              onSubmit={(draft) => create.mutate(draft)}
              onCancel={() => onDone(null)}
            />
          </>
        )}
      </div>
    </article>
  );
}
