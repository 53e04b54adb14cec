import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownRecipe } from '#contract/intake/recipes.ts';
import { api, client } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { useFailureWords } from '../../app/failure.ts';
import { number, percent, phone } from '../../ui/format.ts';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { type Edit, type Outline, PageOutline } from './page-outline.tsx';
import css from './recipe.module.css';

export type RecipeTarget = { readonly url: string } | { readonly sourceId: string };

/** The page on the left, what is read from it on the right. Each correction is tried at once; nothing is kept before `onRecipe` is saved. */
export function RecipeEditor({
  target,
  onRecipe,
}: {
  target: RecipeTarget;
  /** The corrected recipe, or null where none of the corrections is left. */
  onRecipe: (recipe: ShownRecipe | null) => void;
}) {
  const t = useTranslations('sources.editor');
  const words = useFailureWords();
  const [steps, setSteps] = useState<readonly Outline[]>([]);
  const first = useQuery({
    ...api.intake.recipes.outline.queryOptions({ input: target }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const shown = steps.at(-1) ?? first.data;
  const correct = useMutation({
    mutationFn: (edit: Edit) => client.intake.recipes.outline({ ...target, recipe: shown?.recipe ?? null, edit }),
    onSuccess: (outline) => {
      setSteps([...steps, outline]);
      onRecipe(outline.recipe);
    },
  });
  if (first.error) return <Failed error={first.error} onRetry={() => void first.refetch()} />;
  if (!shown) return <Skeleton lines={8} />;
  return (
    <>
      <p className={css.quiet}>{t('help')}</p>
      {correct.error && <Problem>{words(correct.error)}</Problem>}
      <div className={css.editor} aria-busy={correct.isPending}>
        <PageOutline
          key={shown.recipe?.entry.path ?? ''}
          outline={shown}
          busy={correct.isPending}
          onEdit={(edit) => correct.mutate(edit)}
        />
        <ReadFrom outline={shown} busy={correct.isPending} onEdit={(edit) => correct.mutate(edit)}>
          {steps.length > 0 && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => {
                setSteps(steps.slice(0, -1));
                onRecipe(steps.at(-2)?.recipe ?? null);
              }}
            >
              {t('back')}
            </Button>
          )}
        </ReadFrom>
      </div>
    </>
  );
}

function ReadFrom({
  outline,
  busy,
  onEdit,
  children,
}: {
  outline: Outline;
  busy: boolean;
  onEdit: (edit: Edit) => void;
  children: React.ReactNode;
}) {
  const t = useTranslations('sources.editor');
  return (
    <aside className={css.read} aria-label={t('readFrom')}>
      <div className={css.readHead} role="status">
        <strong>{outline.recipe === null ? t('nothing') : t('entries', { count: outline.total })}</strong>
        {children}
      </div>
      {outline.recipe === null && <p className={css.quiet}>{t('nothingText')}</p>}
      {outline.fields.length > 0 && (
        <fieldset className={css.fields}>
          <legend>{t('fields')}</legend>
          {outline.fields.map(({ name, label, filled, wanted, chosen }) => (
            <div key={name} className={css.fieldRow}>
              <Checkbox
                label={label}
                checked={wanted}
                disabled={busy || name === 'name'}
                onChange={(event) => onEdit({ do: 'want', field: name, wanted: event.currentTarget.checked })}
              />
              <span className={css.quiet}>
                {t(chosen ? 'pointed' : 'byForm')} · {percent(filled)}
              </span>
            </div>
          ))}
        </fieldset>
      )}
      <ol className={css.cards}>
        {outline.entries.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two entries may be called alike; an entry is its place
          <li key={at}>
            <strong title={entry.snippet}>{entry.name}</strong>
            <dl>
              {Object.entries(entry.fields).map(([name, value]) => (
                <div key={name}>
                  <dt>{outline.fields.find((field) => field.name === name)?.label ?? name}</dt>
                  <dd>{/^(?:phone|mobile|fax)$/.test(name) ? phone(value) : value}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
      {outline.total > outline.entries.length && (
        <p className={css.quiet}>{t('andMore', { count: number(outline.total - outline.entries.length) })}</p>
      )}
    </aside>
  );
}
