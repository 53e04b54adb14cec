import { Button, Textarea } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { useFailureWords } from '../../app/failure.ts';
import { moment } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from '../sources/sources.module.css';
import own from './findings.module.css';

interface Days {
  readonly since: string;
  readonly until: string;
}
type Kept = Awaited<ReturnType<typeof client.intake.digestDrafts.get>>['draft'];
const WRITING_MS = 500;

/** A text that Lotse proposes and a person finishes: edited here, kept as they leave it, taken along as a copy or a file. */
export function Draft({ days, text, name }: { days: Days; text: string; name: string }) {
  const { data, error, refetch } = useQuery(api.intake.digestDrafts.get.queryOptions({ input: days }));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  return <Editor key={days.since + days.until} days={days} proposal={text} kept={data.draft} name={name} />;
}

function Editor({ days, proposal, kept, name }: { days: Days; proposal: string; kept: Kept; name: string }) {
  const t = useTranslations('findings.digest');
  // null: nothing of one's own yet, the proposal stands there and follows the chosen kinds.
  const [edited, setEdited] = useState(kept?.text ?? null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { keep, drop, line, hasNews } = useKeeping(days, proposal, kept);
  const text = edited ?? proposal;
  const change = (next: string) => {
    setEdited(next);
    keep(next);
  };
  const reset = () => {
    const before = text;
    setEdited(null);
    drop();
    toast({ text: t('resetDone'), undo: () => change(before) });
  };
  const copy = async () => {
    field.current?.select();
    // Browsers offer the clipboard only over https or on the own machine; elsewhere the text is marked and the keys do it.
    try {
      await navigator.clipboard.writeText(text);
      toast({ text: t('copied') });
    } catch {
      field.current?.focus();
      toast({ text: t('marked') });
    }
  };
  const save = () => {
    const address = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Section title={t('draft')} aside={edited !== null && line}>
      {edited !== null && hasNews && <p className={css.quiet}>{t('newSince')}</p>}
      <Textarea
        ref={field}
        className={own.draft}
        aria-label={t('draft')}
        description={t('draftHelp')}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        spellCheck
      />
      <div className={css.buttons}>
        {edited !== null && (
          <Button variant="default" onClick={reset}>
            {t('reset')}
          </Button>
        )}
        <Button variant="default" onClick={save}>
          {t('save')}
        </Button>
        <Button onClick={() => void copy()}>{t('copy')}</Button>
      </div>
    </Section>
  );
}

/** Keeps the text on the server while it is written. One call after another: a slow save must not overtake a later one, nor a reset. */
function useKeeping(days: Days, proposal: string, kept: Kept) {
  const t = useTranslations('findings.digest');
  const words = useFailureWords();
  const { queryKey } = api.intake.digestDrafts.get.queryOptions({ input: days });
  const base = useRef(kept?.proposal ?? proposal);
  const scope = { id: 'digest-draft' };
  const put = useMutation({
    scope,
    mutationFn: (text: string) => client.intake.digestDrafts.save({ ...days, text, proposal: base.current }),
    onSuccess: ({ savedAt }, text) =>
      void queries.setQueryData(queryKey, { draft: { text, proposal: base.current, savedAt } }),
  });
  const remove = useMutation({
    scope,
    mutationFn: () => client.intake.digestDrafts.remove(days),
    onSuccess: () => void queries.setQueryData(queryKey, { draft: null }),
  });
  const later = useDebouncedCallback((text: string) => put.mutate(text), { delay: WRITING_MS, flushOnUnmount: true });
  return {
    keep: (text: string) => {
      if (kept === null && !put.isPending) base.current = proposal;
      later(text);
    },
    drop: () => {
      later.cancel();
      remove.mutate();
    },
    hasNews: base.current !== proposal,
    line: put.error ? (
      <Problem>{t('notKept', { why: words(put.error) })}</Problem>
    ) : (
      <span className={css.quiet}>
        {put.isPending || kept === null ? t('keeping') : t('kept', { at: moment(kept.savedAt) })}
      </span>
    ),
  };
}
