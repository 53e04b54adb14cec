import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownRecipe } from '#contract/intake/recipes.ts';
import { api, client, queries } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { sources as german } from '../../messages/de/sources.ts';
import { sources as english } from '../../messages/en/sources.ts';
import { Chip } from '../../ui/chip.tsx';
import { moment, momentDay, number } from '../../ui/format.ts';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './recipe.module.css';
import { RecipeEditor } from './recipe-editor.tsx';
import shared from './sources.module.css';

export const RecipePage = withWords({ de: { sources: german }, en: { sources: english } }, RecipeOfSource);

/** How a source is read: corrected by pointing, tried on the stored copies, every version kept. */
function RecipeOfSource() {
  const { id = '' } = useParams({ strict: false });
  const t = useTranslations('sources.editor');
  const words = useFailureWords();
  const [recipe, setRecipe] = useState<ShownRecipe | null>(null);
  const source = useQuery(api.intake.sources.get.queryOptions({ input: { id } }));
  const test = useMutation({
    mutationFn: () => client.intake.recipes.test({ id, ...(recipe && { recipe }) }),
  });
  const save = useMutation({
    mutationFn: (next: { recipe: ShownRecipe; restored: boolean }) => client.intake.recipes.save({ id, ...next }),
    onSuccess: async ({ version }) => {
      toast({ text: t('saved', { version: number(version) }) });
      setRecipe(null);
      await queries.invalidateQueries({ queryKey: api.intake.key() });
    },
    onError: (error) => toast({ text: words(error), tone: 'against' }),
  });
  if (source.error) return <Failed error={source.error} onRetry={() => void source.refetch()} />;
  if (!source.data) return <Skeleton lines={10} />;
  const version = source.data.source.recipeVersion;
  return (
    <Page
      header={
        <PageHeader
          title={t('titleOf', { source: source.data.source.label })}
          aside={t('version', { version: number(version) })}
        >
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
            {t('test')}
          </Button>
          <Button
            disabled={!recipe}
            loading={save.isPending}
            onClick={() => recipe && save.mutate({ recipe, restored: false })}
          >
            {t('save')}
          </Button>
        </PageHeader>
      }
    >
      <RecipeEditor key={version} target={{ sourceId: id }} onRecipe={setRecipe} />
      {test.error && <Problem>{words(test.error)}</Problem>}
      {test.data && <Tested copies={test.data.copies} />}
      <Versions id={id} onRestore={(older) => save.mutate({ recipe: older, restored: true })} />
      <p>
        <Link to="/quellen/$id" params={{ id }}>
          {t('toSource')}
        </Link>
      </p>
    </Page>
  );
}

function Tested({ copies }: { copies: Awaited<ReturnType<typeof client.intake.recipes.test>>['copies'] }) {
  const t = useTranslations('sources.editor');
  return (
    <Section title={t('tested')}>
      {copies.length === 0 ? (
        <p className={css.quiet}>{t('testedNone')}</p>
      ) : (
        <div className={shared.scroll}>
          <table className={shared.table}>
            <thead>
              <tr>
                <th scope="col">{t('copyOf')}</th>
                <th scope="col" className={shared.figure}>
                  {t('entriesHead')}
                </th>
                <th scope="col">{t('difference')}</th>
                <th scope="col">{t('trouble')}</th>
              </tr>
            </thead>
            <tbody>
              {copies.map((copy) => (
                <tr key={copy.snapshotId}>
                  <td>{moment(copy.at)}</td>
                  <td className={shared.figure}>{number(copy.entries)}</td>
                  <td>
                    {copy.added.length === 0 && copy.gone.length === 0
                      ? t('same')
                      : [...copy.added.map((name) => `+ ${name}`), ...copy.gone.map((name) => `− ${name}`)].join(' · ')}
                  </td>
                  <td>
                    {copy.troubles.length === 0 ? (
                      <Chip tone="good">{t('fine')}</Chip>
                    ) : (
                      copy.troubles.map(({ kind, field }) => (
                        <Chip key={`${kind}${field}`} tone="against">
                          {t(`troubles.${kind}`, { field: field ?? '' })}
                        </Chip>
                      ))
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function Versions({ id, onRestore }: { id: string; onRestore: (recipe: ShownRecipe) => void }) {
  const t = useTranslations('sources.editor');
  const { data } = useQuery(api.intake.recipes.versions.queryOptions({ input: { id } }));
  if (!data || data.versions.length === 0) return null;
  return (
    <Section title={t('versions')}>
      <ol className={css.versions} reversed>
        {data.versions.map((one, at) => (
          <li key={one.version}>
            <div className={css.versionHead}>
              <strong>{t('version', { version: number(one.version) })}</strong>
              <Chip tone={one.made === 'found' ? 'outline' : 'plain'}>{t(`made.${one.made}`)}</Chip>
              <span className={css.quiet}>
                {momentDay(one.at)}
                {one.madeByName && ` · ${one.madeByName}`}
              </span>
              {at > 0 && data.may.includes('edit') && (
                <Button size="compact-sm" variant="default" onClick={() => onRestore(one.recipe)}>
                  {t('restore')}
                </Button>
              )}
            </div>
            {one.differences.length > 0 && (
              <ul className={css.diff}>
                {one.differences.map(({ what, field, label, before, after }) => (
                  <li key={`${what}${field}`}>
                    {t(`differences.${what}`, { field: label })} {before !== '' && <del>{before}</del>}{' '}
                    {after !== '' && <ins>{after}</ins>}
                  </li>
                ))}
              </ul>
            )}
            <details>
              <summary>{t('json')}</summary>
              <pre className={shared.recipe}>{JSON.stringify(one.recipe, null, 2)}</pre>
            </details>
          </li>
        ))}
      </ol>
    </Section>
  );
}
