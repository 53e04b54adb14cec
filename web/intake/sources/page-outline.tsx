import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { client } from '../../app/api.ts';
import { number } from '../../ui/format.ts';
import css from './recipe.module.css';

export type Outline = Awaited<ReturnType<typeof client.intake.recipes.outline>>;
export type Edit = NonNullable<Parameters<typeof client.intake.recipes.outline>[0]['edit']>;
type Line = Outline['lines'][number];

const AT_FIRST = 240;

/** The page as text, drawn by us: nothing of the page itself is shown or run. A click on a line says what may be made of it. */
export function PageOutline({
  outline,
  busy,
  onEdit,
}: {
  outline: Outline;
  busy: boolean;
  onEdit: (edit: Edit) => void;
}) {
  const t = useTranslations('sources.editor');
  const [open, setOpen] = useState<number | null>(null);
  const [all, setAll] = useState(false);
  const lines = all ? outline.lines : outline.lines.slice(0, AT_FIRST);
  const labels = new Map([...outline.choices, ...outline.fields].map(({ name, label }) => [name, label]));
  return (
    <div className={css.outline}>
      <ol className={css.lines} aria-label={t('outline')}>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the page
          <li key={at} data-entry={line.entry === null ? undefined : line.entry % 2} data-region={line.region}>
            <button
              type="button"
              className={css.line}
              data-heading={line.heading > 0 && line.heading < 7}
              data-ignored={line.ignored}
              aria-expanded={open === at}
              onClick={() => setOpen(open === at ? null : at)}
            >
              <span className={css.text}>{line.text}</span>
              {line.fields.map((field) => (
                <span key={field} className={css.field}>
                  {labels.get(field) ?? field}
                </span>
              ))}
              {line.ignored && <span className={css.field}>{t('ignored')}</span>}
            </button>
            {open === at && (
              <LineChoices
                line={line}
                outline={outline}
                busy={busy}
                onEdit={(edit) => {
                  setOpen(null);
                  onEdit(edit);
                }}
              />
            )}
          </li>
        ))}
      </ol>
      {!all && outline.lines.length > AT_FIRST && (
        <Button variant="default" size="compact-sm" onClick={() => setAll(true)}>
          {t('moreLines', { count: outline.lines.length - AT_FIRST })}
        </Button>
      )}
      {outline.cut && <p className={css.quiet}>{t('cut')}</p>}
    </div>
  );
}

function LineChoices({
  line,
  outline,
  busy,
  onEdit,
}: {
  line: Line;
  outline: Outline;
  busy: boolean;
  onEdit: (edit: Edit) => void;
}) {
  const t = useTranslations('sources.editor');
  const [own, setOwn] = useState('');
  const { slot } = line;
  const current = outline.recipe?.fields.find(({ slots }) => slot !== null && slots.includes(slot))?.name;
  const known = new Set(outline.choices.map(({ name }) => name));
  const choices = [...outline.choices, ...outline.fields.filter(({ name }) => !known.has(name))];
  return (
    <div className={css.choices}>
      {slot !== null && (
        <div className={css.choice}>
          <NativeSelect
            label={t('thisIs')}
            disabled={busy}
            value={line.ignored ? 'ignore' : (current ?? '')}
            onChange={(event) => {
              const to = event.currentTarget.value;
              onEdit({ do: 'give', slot, to: to === '' ? null : to });
            }}
            data={[
              { value: '', label: t('byItself') },
              ...choices.map(({ name, label }) => ({ value: name, label })),
              { value: 'ignore', label: t('ignore') },
            ]}
          />
          <form
            className={css.own}
            onSubmit={(event) => {
              event.preventDefault();
              if (own.trim() !== '') onEdit({ do: 'give', slot, to: own.trim().slice(0, 60) });
            }}
          >
            <TextInput
              label={t('ownField')}
              placeholder={t('ownFieldExample')}
              value={own}
              onChange={(event) => setOwn(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={busy || own.trim() === ''}>
              {t('take')}
            </Button>
          </form>
        </div>
      )}
      {line.blocks.length > 0 ? (
        <fieldset className={css.blocks}>
          <legend>{t('entryIs')}</legend>
          {line.blocks.map((place) => {
            const block = outline.blocks[place];
            if (!block) return null;
            const { entry } = block;
            const chosen = outline.recipe?.entry.path === entry.path && outline.recipe.entry.kind === entry.kind;
            return (
              <Button
                key={`${entry.kind}|${entry.path}|${entry.head}`}
                size="compact-sm"
                variant={chosen ? 'filled' : 'default'}
                aria-pressed={chosen}
                disabled={busy}
                title={entry.path}
                onClick={() => onEdit({ do: 'block', entry })}
              >
                {t(entry.head === null ? 'block' : 'blockFrom', {
                  name: entry.head ?? entry.path.split(' > ').at(-1) ?? entry.path,
                  count: number(block.count),
                })}
              </Button>
            );
          })}
        </fieldset>
      ) : (
        <p className={css.quiet}>{t('alone')}</p>
      )}
    </div>
  );
}
