import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { assist as german } from '../../messages/de/assist.ts';
import { assist as english } from '../../messages/en/assist.ts';
import { Section } from '../../ui/page.tsx';
import rows from '../../ui/rows.module.css';
import { ErrorState, Problem, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './draft.module.css';

type Prompt = Awaited<ReturnType<typeof client.action.drafts.prompts>>['rows'][number];

/** The texts that tell a model how to write: versions, variables, test cases, two versions side by side. */
function Prompts() {
  const t = useTranslations('assist.prompts');
  const failure = useFailureWords();
  const [chosen, setChosen] = useState('');
  const { data, error, refetch } = useQuery(api.action.drafts.prompts.queryOptions());
  if (error) return <ErrorState text={failure(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  const nameOf = ({ key, language }: Prompt) => `${key} ${language}`;
  const prompt = data.rows.find((one) => nameOf(one) === chosen) ?? data.rows[0];
  if (!prompt) return null;
  return (
    <>
      <p className={rows.intro}>{t('intro')}</p>
      <NativeSelect
        label={t('which')}
        value={nameOf(prompt)}
        data={data.rows.map((one) => ({ value: nameOf(one), label: `${one.label} (${one.language})` }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <PromptForm key={`${nameOf(prompt)} ${prompt.version}`} prompt={prompt} edits={data.may.includes('change')} />
    </>
  );
}

function PromptForm({ prompt, edits }: { prompt: Prompt; edits: boolean }) {
  const t = useTranslations('assist.prompts');
  const failure = useFailureWords();
  const { key, language } = prompt;
  const [text, setText] = useState(prompt.text);
  const [note, setNote] = useState('');
  const [left, setLeft] = useState(String(prompt.versions[1] ?? 0));
  const [right, setRight] = useState(String(prompt.version));
  const [name, setName] = useState('');
  const [draft, setDraft] = useState('');
  const changed = () => queries.invalidateQueries({ queryKey: api.action.drafts.prompts.key() });
  const save = useMutation({
    mutationFn: () => client.action.drafts.savePrompt({ key, language, text, note }),
    onSuccess: async ({ version }) => {
      toast({ text: t('saved', { version: String(version) }) });
      await changed();
    },
  });
  const addCase = useMutation({
    mutationFn: () => client.action.drafts.saveCase({ key, language, name, variables: { draft } }),
    onSuccess: async () => {
      setName('');
      setDraft('');
      await changed();
    },
  });
  const compare = useMutation({
    mutationFn: () => client.action.drafts.comparePrompts({ key, language, left: Number(left), right: Number(right) }),
  });
  const versions = prompt.versions.map((version) => ({
    value: String(version),
    label: version === 0 ? t('builtIn') : t('version', { version: String(version) }),
  }));
  const problem = save.error ?? addCase.error ?? compare.error;
  return (
    <>
      <p className={rows.quiet}>
        {prompt.version === 0 ? t('builtIn') : t('version', { version: String(prompt.version) })}
        {prompt.ownerName && ` · ${prompt.ownerName}`}
        {prompt.note && ` · ${prompt.note}`}
      </p>
      <Textarea
        label={t('text')}
        value={text}
        autosize
        minRows={8}
        maxRows={24}
        readOnly={!edits}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <dl className={css.facts} aria-label={t('variables')}>
        {prompt.variables.map((variable) => (
          <div key={variable.name}>
            <dt>{`{{${variable.name}}}`}</dt>
            <dd>{variable.text}</dd>
          </div>
        ))}
      </dl>
      {problem && <Problem>{failure(problem)}</Problem>}
      {edits && (
        <div className={css.line}>
          <TextInput
            label={t('note')}
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button disabled={text === prompt.text} loading={save.isPending} onClick={() => save.mutate()}>
            {t('save')}
          </Button>
        </div>
      )}
      <Section title={t('cases')}>
        {prompt.cases.length === 0 && <p className={rows.quiet}>{t('noCases')}</p>}
        <ul className={css.list}>
          {prompt.cases.map((one) => (
            <li key={one.id}>{one.name}</li>
          ))}
        </ul>
        {edits && (
          <>
            <TextInput
              label={t('caseName')}
              value={name}
              maxLength={100}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Textarea
              label={t('caseDraft')}
              value={draft}
              autosize
              minRows={2}
              maxRows={10}
              onChange={(event) => setDraft(event.currentTarget.value)}
            />
            <Button
              variant="default"
              disabled={!name.trim() || !draft.trim()}
              loading={addCase.isPending}
              onClick={() => addCase.mutate()}
            >
              {t('addCase')}
            </Button>
          </>
        )}
      </Section>
      {edits && prompt.cases.length > 0 && (
        <Section title={t('compare')}>
          <div className={css.line}>
            <NativeSelect
              label={t('left')}
              value={left}
              data={versions}
              onChange={(event) => setLeft(event.currentTarget.value)}
            />
            <NativeSelect
              label={t('right')}
              value={right}
              data={versions}
              onChange={(event) => setRight(event.currentTarget.value)}
            />
            <Button variant="default" loading={compare.isPending} onClick={() => compare.mutate()}>
              {t('run')}
            </Button>
          </div>
          {compare.data?.notice && <p role="status">{compare.data.notice}</p>}
          {compare.data?.rows.map((row) => (
            <section key={row.name} aria-label={row.name}>
              <h3>{row.name}</h3>
              <div className={css.choices}>
                {row.sides.map((side, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: left and right are places, and both may show one version
                  <div key={at}>
                    <p className={rows.quiet}>
                      {side.version === 0 ? t('builtIn') : t('version', { version: String(side.version) })}
                    </p>
                    <p className={css.answer}>{side.answer ?? side.asked}</p>
                    {side.faults.length > 0 && <Problem>{side.faults.join(' ')}</Problem>}
                  </div>
                ))}
              </div>
            </section>
          ))}
        </Section>
      )}
    </>
  );
}

export const PromptsPage = withWords({ de: { assist: german }, en: { assist: english } }, Prompts);
