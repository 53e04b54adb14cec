import { Button } from '@mantine/core';
import { IconForms } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client } from '../../app/api.ts';
import { type Command, useCommands } from '../../app/commands.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Chip } from '../../ui/chip.tsx';
import { Section } from '../../ui/page.tsx';
import css from '../../ui/rows.module.css';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { ownFieldsChanged } from './own-fields-changed.ts';

const FieldDialog = lazy(() => import('./field-dialog.tsx'));

export type OwnField = Awaited<ReturnType<typeof client.records.fields.list>>['rows'][number];
export const kinds = ['company', 'person', 'deal', 'product', 'order', 'quote', 'activity', 'task'] as const;

/** Fields that only this company has, by kind of record. Hiding keeps the values. */
export function FieldsPage() {
  const t = useTranslations('platform.fields');
  const words = useFailureWords();
  const { data, error, refetch } = useQuery(api.records.fields.list.queryOptions({ input: {} }));
  const [open, setOpen] = useState<OwnField | 'new' | null>(null);
  useCommands(
    useMemo<readonly Command[]>(
      () => [{ id: 'new-field', group: 'create', label: t('createTitle'), keys: 'n', run: () => setOpen('new') }],
      [t],
    ),
  );
  if (error) return <ErrorState text={words(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const create = <Button onClick={() => setOpen('new')}>{t('create')}</Button>;
  const archive = async (field: OwnField, archived: boolean) => {
    try {
      await client.records.fields.archive({ id: field.id, archived });
      const text = archived ? t('archived', { name: field.label }) : t('shown', { name: field.label });
      toast({ text, undo: () => void archive(field, !archived) });
    } catch (failed) {
      toast({ text: words(failed), tone: 'against' });
    }
    await ownFieldsChanged();
  };
  return (
    <>
      {data.rows.length === 0 ? (
        <EmptyState title={t('emptyTitle')} icon={IconForms} actions={create}>
          <p>{t('intro')}</p>
          <p>{t('empty')}</p>
        </EmptyState>
      ) : (
        <Section title={t('title')} aside={create}>
          <p className={css.intro}>{t('intro')}</p>
        </Section>
      )}
      {kinds.map((kind) => {
        const rows = data.rows.filter((field) => field.kind === kind);
        if (rows.length === 0) return null;
        return (
          <Section key={kind} title={t(`kinds.${kind}`)}>
            <ul className={css.rows} aria-label={t(`kinds.${kind}`)}>
              {rows.map((field) => (
                <FieldRow
                  key={field.id}
                  field={field}
                  onEdit={() => setOpen(field)}
                  onArchive={() => void archive(field, !field.archived)}
                />
              ))}
            </ul>
          </Section>
        );
      })}
      <Suspense fallback={null}>
        {open && <FieldDialog field={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}

function FieldRow({ field, onEdit, onArchive }: { field: OwnField; onEdit: () => void; onArchive: () => void }) {
  const t = useTranslations('platform.fields');
  const name = field.label;
  return (
    <li className={`${css.row} ${css.withEnd} ${field.archived ? css.off : ''}`}>
      <div className={css.main}>
        <div className={css.name}>
          <h3>{name}</h3>
          {field.archived && <Chip>{t('hidden')}</Chip>}
        </div>
        <p className={css.quiet}>
          {t(`types.${field.type}`)}
          {field.type === 'choice' && `: ${field.choices.join(', ')}`}
          {' · '}
          <code className={css.code}>{field.key}</code>
        </p>
      </div>
      <div className={css.end}>
        <Button variant="default" aria-label={t('editOf', { name })} onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button
          variant="default"
          aria-label={field.archived ? t('showOf', { name }) : t('archiveOf', { name })}
          onClick={onArchive}
        >
          {field.archived ? t('show') : t('archive')}
        </Button>
      </div>
    </li>
  );
}
