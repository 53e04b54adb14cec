import { ActionIcon, Button, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { insight as german } from '../../messages/de/insight.ts';
import { insight as english } from '../../messages/en/insight.ts';
import { Bars } from '../../ui/charts/bars.tsx';
import { momentDay, number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { ErrorState, Problem, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { type Operator, type Rule, type Rules, readValue, valueText } from './rule-value.ts';
import css from './rules.module.css';

export const RulesPage = withWords({ de: { insight: german }, en: { insight: english } }, RulesPageContent);

function RulesPageContent() {
  const t = useTranslations('insight.scores');
  const failure = useFailureWords();
  const { data, isError, error, refetch } = useQuery(api.insight.scores.rules.queryOptions());
  const aside = data
    ? t('version', { version: String(data.version), by: data.changedBy, when: momentDay(data.changedAt) })
    : undefined;
  return (
    <section aria-label={t('title')}>
      {isError && <ErrorState text={failure(error)} onRetry={() => void refetch()} />}
      {!data && !isError && <Skeleton lines={10} />}
      {aside && <p className={css.version}>{aside}</p>}
      {data && <RuleEditor key={data.version} stored={data} />}
    </section>
  );
}

interface Draft extends Omit<Rule, 'value'> {
  readonly text: string;
}

const textual: readonly Operator[] = ['is', 'is_not', 'contains', 'starts_with', 'known'];
const numeric: readonly Operator[] = ['at_least', 'at_most', 'between', 'known'];

function RuleEditor({ stored }: { stored: Rules }) {
  const t = useTranslations('insight.scores');
  const failure = useFailureWords();
  const mayEdit = stored.may.includes('edit');
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    stored.rules.map(({ value, ...rule }) => ({ ...rule, text: valueText(value) })),
  );
  const [note, setNote] = useState('');
  const rules = drafts.flatMap(({ text, ...rule }): Rule[] => {
    const value = readValue(rule.operator, text);
    return value === undefined || rule.label.trim() === '' ? [] : [{ ...rule, value }];
  });
  const whole = rules.length === drafts.length;
  const preview = useMutation({ mutationFn: () => client.insight.scores.preview({ rules }) });
  const save = useMutation({
    mutationFn: () => client.insight.scores.save({ basedOn: stored.version, rules, note }),
    onSuccess: async () => {
      toast({ text: t('saved') });
      await queries.invalidateQueries({ queryKey: api.insight.scores.key() });
    },
  });
  const change = (id: string, next: Partial<Draft>) => {
    preview.reset();
    setDrafts(drafts.map((draft) => (draft.id === id ? { ...draft, ...next } : draft)));
  };
  const typeOf = (field: string) => stored.fields.find((one) => one.field === field)?.type ?? 'text';
  const operators = (field: string) =>
    (typeOf(field) === 'number' ? numeric : textual).map((value) => ({ value, label: t(`op.${value}`) }));
  const add = () =>
    setDrafts([
      ...drafts,
      { id: crypto.randomUUID(), field: 'industry', operator: 'contains', text: '', points: 10, label: '' },
    ]);
  const failed = preview.error ?? save.error;
  return (
    <>
      <p className={css.lead}>{t('lead')}</p>
      {/* Each field has its name for a screen reader; the eye needs it once. */}
      <div className={css.heads} aria-hidden>
        {(['field', 'operator', 'value', 'points', 'label'] as const).map((name) => (
          <span key={name}>{t(name)}</span>
        ))}
      </div>
      <ul className={css.rules}>
        {drafts.map((draft) => (
          <li key={draft.id} className={css.rule}>
            <Select
              aria-label={t('field')}
              data={stored.fields.map(({ field, label }) => ({ value: field, label }))}
              value={draft.field}
              onChange={(field) => {
                if (!field) return;
                const keeps = operators(field).some(({ value }) => value === draft.operator);
                change(draft.id, {
                  field,
                  ...(keeps
                    ? {}
                    : { operator: typeOf(field) === 'number' ? ('at_least' as const) : ('is' as const), text: '' }),
                });
              }}
              allowDeselect={false}
              disabled={!mayEdit}
            />
            <Select
              className={css.second}
              aria-label={t('operator')}
              data={operators(draft.field)}
              value={draft.operator}
              onChange={(operator) =>
                change(draft.id, {
                  operator: [...textual, ...numeric].find((one) => one === operator) ?? draft.operator,
                })
              }
              allowDeselect={false}
              disabled={!mayEdit}
            />
            <RuleValue
              draft={draft}
              choices={stored.fields.find(({ field }) => field === draft.field)?.choices}
              disabled={!mayEdit}
              onChange={(text) => change(draft.id, { text })}
            />
            <NumberInput
              className={css.second}
              aria-label={t('points')}
              value={draft.points}
              min={-100}
              max={100}
              allowDecimal={false}
              onChange={(points) => change(draft.id, { points: Number(points) || 0 })}
              disabled={!mayEdit}
            />
            <TextInput
              className={css.words}
              aria-label={t('label')}
              placeholder={t('label')}
              value={draft.label}
              onChange={(event) => change(draft.id, { label: event.currentTarget.value })}
              error={draft.label.trim() === ''}
              disabled={!mayEdit}
            />
            {mayEdit && (
              <ActionIcon
                aria-label={t('remove', { label: draft.label })}
                onClick={() => {
                  preview.reset();
                  setDrafts(drafts.filter(({ id }) => id !== draft.id));
                }}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <div className={css.actions}>
          <Button variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
            {t('add')}
          </Button>
          <Button variant="default" disabled={!whole} loading={preview.isPending} onClick={() => preview.mutate()}>
            {t('preview')}
          </Button>
        </div>
      )}
      {failed && <Problem>{failure(failed)}</Problem>}
      {preview.data ? (
        <Section title={t('effect')}>
          <Histogram before={preview.data.before} after={preview.data.after} />
          <p className={css.lead}>
            {t('changes', {
              rising: number(preview.data.rising),
              falling: number(preview.data.falling),
              scored: number(preview.data.scored),
              companies: number(preview.data.companies),
            })}
          </p>
          <ul className={css.examples}>
            {preview.data.examples.map((example) => (
              <li key={example.id}>
                {example.name}: {number(example.before)} → {number(example.after)}
              </li>
            ))}
          </ul>
          <div className={css.actions}>
            <TextInput
              aria-label={t('note')}
              placeholder={t('note')}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
              className={css.note}
            />
            <Button loading={save.isPending} onClick={() => save.mutate()}>
              {t('save')}
            </Button>
          </div>
        </Section>
      ) : (
        <Section title={t('distribution')}>
          <Histogram before={stored.distribution} />
          {stored.waiting > 0 && <p className={css.lead}>{t('waiting', { count: stored.waiting })}</p>}
        </Section>
      )}
    </>
  );
}

/** What a rule compares with: words to choose from where only certain values occur, else text or numbers. */
function RuleValue({
  draft: { operator, text },
  choices,
  disabled,
  onChange,
}: {
  draft: Draft;
  choices: Rules['fields'][number]['choices'];
  disabled: boolean;
  onChange: (text: string) => void;
}) {
  const t = useTranslations('insight.scores');
  const isFaulty = readValue(operator, text) === undefined;
  if (choices && (operator === 'is' || operator === 'is_not')) {
    const chosen = text.split(', ').filter(Boolean);
    return (
      <MultiSelect
        aria-label={t('value')}
        data={choices}
        value={chosen}
        onChange={(values) => onChange(values.join(', '))}
        placeholder={chosen.length === 0 ? t('choose') : ''}
        error={isFaulty}
        disabled={disabled}
      />
    );
  }
  return (
    <TextInput
      aria-label={t('value')}
      placeholder={operator === 'between' ? t('range') : t('several')}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isFaulty}
      disabled={disabled || operator === 'known'}
    />
  );
}

function Histogram({ before, after }: { before: readonly number[]; after?: readonly number[] }) {
  const t = useTranslations('insight.scores');
  const items = (counts: readonly number[]) =>
    counts.map((count, bin) => ({
      key: String(bin),
      value: count,
      label: t('bin', { from: String(bin * 10), to: bin === 9 ? '100' : String(bin * 10 + 9), count: number(count) }),
    }));
  return (
    <div className={css.charts}>
      <div>
        {after && <p className={css.version}>{t('before')}</p>}
        <Bars items={items(before)} label={after ? t('before') : t('distribution')} ends={['0', '100']} />
      </div>
      {after && (
        <div>
          <p className={css.version}>{t('after')}</p>
          <Bars items={items(after)} label={t('after')} ends={['0', '100']} />
        </div>
      )}
    </div>
  );
}
