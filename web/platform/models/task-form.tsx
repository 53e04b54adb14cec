import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { amount } from '../../ui/format.ts';
import rows from '../../ui/rows.module.css';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './models.module.css';
import { modelsChanged, type Provider, type Shown } from './models-page.tsx';

type Task = Shown['tasks'][number];
const classes = ['public', 'business', 'personal', 'notes'] as const;

/** What one task uses and may send. */
export function TaskForm({ task, providers, edits }: { task: Task; providers: readonly Provider[]; edits: boolean }) {
  const t = useTranslations('assist.models');
  const locale = useLocale();
  const failure = useFailureWords();
  const [providerId, setProviderId] = useState(task.providerId ?? '');
  const [allowed, setAllowed] = useState<readonly (typeof classes)[number][]>(task.dataClasses);
  const [budget, setBudget] = useState<number | string>(
    task.monthlyBudgetCents === null ? '' : task.monthlyBudgetCents / 100,
  );
  const [limit, setLimit] = useState<number | string>(task.timeLimitMs / 1000);
  const save = useMutation({
    mutationFn: () =>
      client.platform.models.saveTask({
        task: task.task,
        providerId: providerId === '' ? null : providerId,
        dataClasses: [...allowed],
        monthlyBudgetCents: typeof budget === 'number' ? Math.round(budget * 100) : null,
        timeLimitMs: typeof limit === 'number' ? Math.round(limit * 1000) : task.timeLimitMs,
      }),
    onSuccess: async () => {
      toast({ text: t('saved') });
      await modelsChanged();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <li>
      <form onSubmit={submit} aria-label={task.label}>
        <h3>{task.label}</h3>
        <p className={rows.quiet}>
          {task.text} {t('spent', { amount: amount(Math.round(task.spentThisMonthCents)) })}
        </p>
        {edits && providers.length > 0 && (
          <>
            <div className={css.fields}>
              <NativeSelect
                label={t('provider')}
                value={providerId}
                data={[
                  { value: '', label: t('noProvider') },
                  ...providers.map(({ id, label }) => ({ value: id, label })),
                ]}
                onChange={(event) => setProviderId(event.currentTarget.value)}
              />
              <NumberInput
                label={t('budget')}
                value={budget}
                min={0}
                max={1_000_000}
                decimalScale={2}
                decimalSeparator={locale === 'de' ? ',' : '.'}
                onChange={setBudget}
              />
              <NumberInput label={t('limit')} value={limit} min={1} max={600} onChange={setLimit} />
            </div>
            <fieldset className={css.classes}>
              <legend>{t('classes')}</legend>
              {classes.map((one) => (
                <Checkbox
                  key={one}
                  label={task.needs.includes(one) ? `${t(`class.${one}`)} (${t('needed')})` : t(`class.${one}`)}
                  checked={allowed.includes(one)}
                  onChange={(event) => {
                    const on = event.currentTarget.checked;
                    setAllowed((now) => (on ? [...now, one] : now.filter((other) => other !== one)));
                  }}
                />
              ))}
            </fieldset>
            {save.error && <Problem>{failure(save.error)}</Problem>}
            <Button type="submit" variant="default" loading={save.isPending}>
              {t('save')}
            </Button>
          </>
        )}
      </form>
    </li>
  );
}
