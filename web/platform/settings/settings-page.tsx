import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { meQuery } from '../../app/session.ts';
import { momentDay } from '../../ui/format.ts';
import css from '../../ui/rows.module.css';
import { ErrorState, Problem, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { useSettingWords, useValueText } from './setting-words.ts';
import own from './settings.module.css';
import { isLong, ValueInput } from './value-field.tsx';
import { type Json, partOf, type Setting, sameJson, valueFields, withPart } from './value-fields.ts';

/** What holds for the whole house. Each setting is a form made from the server's schema, so none can be forgotten here. */
export function SettingsPage() {
  const t = useTranslations('platform.settings');
  const words = useFailureWords();
  const { data, error, refetch } = useQuery(api.platform.settings.list.queryOptions());
  if (error) return <ErrorState text={words(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  return (
    <ul className={`${css.rows} ${css.narrow}`} aria-label={t('title')}>
      {data.rows.map((setting) => (
        <SettingForm key={`${setting.key} ${JSON.stringify(setting.value)}`} setting={setting} />
      ))}
    </ul>
  );
}

function SettingForm({ setting }: { setting: Setting }) {
  const t = useTranslations('platform.settings');
  const ui = useTranslations('ui');
  const failure = useFailureWords();
  const valueText = useValueText();
  const words = useSettingWords()(setting.key);
  const fields = valueFields(setting.schema);
  const editable = setting.may.includes('change');
  const [draft, setDraft] = useState<Json>(setting.value);
  const whole = fields.every(({ name }) => partOf(draft, name) !== null);
  const save = useMutation({
    // null goes back to the standard.
    mutationFn: (value: Json) => client.platform.settings.change({ key: setting.key, value }),
    onSuccess: async (_ok, value) => {
      const before = setting.isStandard ? null : setting.value;
      toast({
        text: t('saved', { name: words.name }),
        ...(sameJson(before, value) ? {} : { undo: () => save.mutate(before) }),
      });
      await Promise.all([
        queries.invalidateQueries({ queryKey: api.platform.settings.key() }),
        queries.invalidateQueries({ queryKey: meQuery.queryKey }),
      ]);
    },
    onError: (error) => toast({ text: failure(error), tone: 'against' }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole) save.mutate(draft);
  };
  const standard = t('standard', { value: valueText(setting.standard, fields, words) });
  return (
    <li className={own.setting}>
      <form onSubmit={submit} noValidate aria-label={words.name}>
        <h2>{words.name}</h2>
        {words.text && <p className={css.quiet}>{words.text}</p>}
        <div className={own.fields}>
          {fields.map((field) => (
            <div key={field.name ?? ''} className={isLong(field) ? own.long : own.field}>
              <ValueInput
                field={field}
                label={words.parts?.[field.name ?? ''] ?? field.name ?? t('value')}
                value={partOf(draft, field.name)}
                disabled={!editable}
                onChange={(part) => setDraft((now) => withPart(now, field.name, part))}
              />
            </div>
          ))}
          {editable && (
            <Button type="submit" disabled={!whole || sameJson(draft, setting.value)} loading={save.isPending}>
              {ui('save')}
            </Button>
          )}
          {editable && !setting.isStandard && (
            <Button variant="default" onClick={() => save.mutate(null)}>
              {t('reset')}
            </Button>
          )}
        </div>
        {!whole && <Problem>{ui('required')}</Problem>}
        <p className={css.quiet}>
          {standard}
          {setting.changedAt && ` · ${t('changed', { when: momentDay(setting.changedAt) })}`}
          {!editable && ` · ${t('readOnly')}`}
        </p>
      </form>
    </li>
  );
}
