import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { assist as german } from '../../messages/de/assist.ts';
import { assist as english } from '../../messages/en/assist.ts';
import { Chip, type ChipTone } from '../../ui/chip.tsx';
import { amount, momentDay, number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import rows from '../../ui/rows.module.css';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './models.module.css';
import { TaskForm } from './task-form.tsx';

export type Shown = Awaited<ReturnType<typeof client.platform.models.show>>;
export type Provider = Shown['providers'][number];
const ProviderDialog = lazy(() => import('./provider-dialog.tsx'));
export const modelsChanged = () => queries.invalidateQueries({ queryKey: api.platform.models.key() });

const tones: Readonly<Record<Provider['state']['code'], ChipTone>> = {
  ready: 'good',
  off: 'plain',
  resting: 'against',
  trying: 'doubt',
  untried: 'outline',
};

/** Which models there are, how they do, what they cost, and what each task may send them. */
function Models() {
  const t = useTranslations('assist.models');
  const failure = useFailureWords();
  const [editing, setEditing] = useState<Provider | 'new' | null>(null);
  const { data, error, refetch } = useQuery({ ...api.platform.models.show.queryOptions(), refetchInterval: 20_000 });
  if (error) return <ErrorState text={failure(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  const edits = data.may.includes('change');
  const add = edits && <Button onClick={() => setEditing('new')}>{t('add')}</Button>;
  return (
    <>
      <p className={rows.intro}>{t('intro')}</p>
      {data.providers.length === 0 ? (
        <EmptyState title={t('none')} actions={add}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <Section title={t('providers')} aside={add}>
          <ul className={rows.rows}>
            {data.providers.map((provider) => (
              <ProviderRow key={provider.id} provider={provider} edits={edits} onEdit={() => setEditing(provider)} />
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('tasks')}>
        {data.calls > 0 && (
          <p className={rows.quiet}>
            {t('fallbacks', { fallbacks: number(data.fallbacks), calls: number(data.calls) })}
          </p>
        )}
        <ul className={css.tasks}>
          {data.tasks.map((task) => (
            <TaskForm
              key={`${task.task} ${JSON.stringify([task.providerId, task.dataClasses, task.monthlyBudgetCents, task.timeLimitMs])}`}
              task={task}
              providers={data.providers}
              edits={edits}
            />
          ))}
        </ul>
      </Section>
      {editing !== null && (
        <Suspense>
          <ProviderDialog provider={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
        </Suspense>
      )}
    </>
  );
}

function ProviderRow({ provider, edits, onEdit }: { provider: Provider; edits: boolean; onEdit: () => void }) {
  const t = useTranslations('assist.models');
  const failure = useFailureWords();
  const { state } = provider;
  const test = useMutation({ mutationFn: () => client.platform.models.testProvider({ id: provider.id }) });
  const remove = useMutation({
    mutationFn: () => client.platform.models.deleteProvider({ id: provider.id }),
    onSuccess: async () => {
      toast({ text: t('removed', { name: provider.label }) });
      await modelsChanged();
    },
    onError: (problem) => toast({ text: failure(problem), tone: 'against' }),
  });
  const facts = [
    t('share', { answered: number(state.answered), calls: number(state.calls) }),
    state.medianMs === null ? null : t('median', { ms: number(state.medianMs) }),
    t('cost', { amount: amount(Math.round(state.costCents)) }),
    state.running + state.waiting > 0
      ? t('waiting', { running: number(state.running), waiting: number(state.waiting) })
      : null,
  ].filter(Boolean);
  return (
    <li className={`${rows.row} ${rows.withEnd} ${css.provider}`}>
      <div className={rows.main}>
        <div className={rows.name}>
          <h3>{provider.label}</h3>
          <Chip tone={tones[state.code]}>{state.text}</Chip>
          <Chip tone="outline">{provider.kind === 'local' ? t('local') : t('cloud')}</Chip>
        </div>
        <p className={rows.quiet}>
          {provider.model} · {provider.baseUrl}
        </p>
        <p className={rows.quiet}>{facts.join(' · ')}</p>
        {state.lastFault && (
          <p className={rows.quiet}>
            {t('fault', { when: momentDay(state.lastFault.at), text: state.lastFault.text })}
          </p>
        )}
        {(test.data ?? test.error) && (
          <p role="status">
            {test.error ? failure(test.error) : test.data?.text}{' '}
            {test.data && <span className={rows.quiet}>{number(test.data.durationMs)} ms</span>}
          </p>
        )}
      </div>
      {edits && (
        <div className={css.buttons}>
          <Button
            size="compact-sm"
            variant="default"
            loading={test.isPending}
            onClick={() => test.mutate()}
            aria-label={`${t('test')}: ${provider.label}`}
          >
            {t('test')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onEdit} aria-label={`${t('change')}: ${provider.label}`}>
            {t('change')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => remove.mutate()}
            aria-label={`${t('remove')}: ${provider.label}`}
          >
            {t('remove')}
          </Button>
        </div>
      )}
    </li>
  );
}

export const ModelsPage = withWords({ de: { assist: german }, en: { assist: english } }, Models);
