import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { type Command, useCommands } from '../../app/commands.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Chip } from '../../ui/chip.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { ago, momentDay } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import css from '../../ui/rows.module.css';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';

const KeyDialog = lazy(() => import('./key-dialog.tsx'));

type Key = Awaited<ReturnType<typeof client.platform.apiKeys.list>>['rows'][number];

/** Keys by which other programs work with Lotse. */
export function KeysPage() {
  const t = useTranslations('platform.keys');
  const words = useFailureWords();
  const { data, error, refetch } = useQuery(api.platform.apiKeys.list.queryOptions());
  const [making, setMaking] = useState(false);
  const [removing, setRemoving] = useState<Key | null>(null);
  useCommands(
    useMemo<readonly Command[]>(
      () => [{ id: 'new-key', group: 'create', label: t('createTitle'), keys: 'n', run: () => setMaking(true) }],
      [t],
    ),
  );
  if (error) return <ErrorState text={words(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const create = <Button onClick={() => setMaking(true)}>{t('create')}</Button>;
  return (
    <>
      {data.rows.length === 0 ? (
        <EmptyState title={t('emptyTitle')} icon={IconKey} actions={create}>
          {t('empty')}
        </EmptyState>
      ) : (
        <Section title={t('title')} aside={create}>
          <p className={css.intro}>{t.rich('intro', { api: (text) => <a href="/api">{text}</a> })}</p>
          <ul className={css.rows} aria-label={t('title')}>
            {data.rows.map((key) => (
              <KeyRow key={key.id} apiKey={key} onRemove={() => setRemoving(key)} />
            ))}
          </ul>
        </Section>
      )}
      <Suspense fallback={null}>{making && <KeyDialog onClose={() => setMaking(false)} />}</Suspense>
      {removing && (
        <Confirm
          opened
          onClose={() => setRemoving(null)}
          title={t('removeTitle', { name: removing.name })}
          confirm={t('remove')}
          tone="against"
          onFail={words}
          onConfirm={async () => {
            await client.platform.apiKeys.remove({ id: removing.id });
            toast({ text: t('removed', { name: removing.name }) });
            await queries.invalidateQueries({ queryKey: api.platform.apiKeys.key() });
          }}
        >
          {t('removeText')}
        </Confirm>
      )}
    </>
  );
}

function KeyRow({ apiKey: key, onRemove }: { apiKey: Key; onRemove: () => void }) {
  const t = useTranslations('platform.keys');
  const tRole = useTranslations('app.user.role');
  const about = [
    t('facts', { role: tRole(key.role), owner: key.owner.name, made: momentDay(key.createdAt) }),
    key.expiresAt ? t('expires', { day: momentDay(key.expiresAt) }) : t('forever'),
    key.lastUsedAt ? t('used', { when: ago(key.lastUsedAt, new Date()) }) : t('unused'),
  ];
  return (
    <li className={`${css.row} ${css.withEnd} ${key.works ? '' : css.off}`}>
      <div className={css.main}>
        <div className={css.name}>
          <h3>{key.name}</h3>
          {!key.works && <Chip tone="against">{t('broken')}</Chip>}
        </div>
        <p className={css.quiet}>
          {!key.works && `${t('brokenWhy', { owner: key.owner.name })} · `}
          <code className={css.code}>{key.start}…</code> · {about.join(' · ')}
        </p>
      </div>
      <div className={css.end}>
        <Button variant="default" aria-label={t('removeOf', { name: key.name })} onClick={onRemove}>
          {t('remove')}
        </Button>
      </div>
    </li>
  );
}
