import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { readAmount } from '../../records/deals/read-amount.ts';
import { day, germanDay, readDay } from '../../ui/format.ts';
import css from './review.module.css';
import { type Editable, type Edits, written } from './review-data.ts';

export interface EditingProps {
  readonly fields: readonly Editable[];
  readonly edits: Edits;
  readonly onChange: (edits: Edits) => void;
  /** Back to the comparison; what was set is forgotten. */
  readonly onStop: () => void;
  /** The field that the server refused. */
  readonly refused: string | null;
}

type Value = Edits[string];

/** Field by field: one of the two values, or one typed by hand. Enter approves, Escape leaves everything as it was. */
export function FieldEdits({
  fields,
  edits,
  onChange,
  onStop,
  refused,
  onDone,
}: EditingProps & { onDone: () => void }) {
  const t = useTranslations('oversight.review');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
  const set = (field: string, value: Value | undefined) => {
    const { [field]: _old, ...others } = edits;
    onChange(value === undefined ? others : { ...others, [field]: value });
  };
  // Enter sets the last field and approves: what is approved must be what stands after that.
  const newest = useRef(onDone);
  useEffect(() => {
    newest.current = onDone;
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.current?.querySelector('[data-unreadable]')) setTimeout(() => newest.current(), 0);
  };
  return (
    <form
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onStop();
      }}
    >
      <h3 className={css.head}>{t('edit.title')}</h3>
      <p className={css.quiet}>{t(fields.length > 1 ? 'edit.hintMany' : 'edit.hintOne')}</p>
      <ul className={css.fields}>
        {fields.map((field) => (
          <EditLine
            key={field.field}
            field={field}
            value={edits[field.field]}
            refused={refused === field.field}
            onChange={(value) => set(field.field, value)}
          />
        ))}
      </ul>
      <Button variant="subtle" onClick={onStop}>
        {t('edit.stop')}
      </Button>
      <button type="submit" className={css.spoken} tabIndex={-1}>
        {t('edit.approve')}
      </button>
    </form>
  );
}

interface LineProps {
  readonly field: Editable;
  /** undefined: nothing set, what Lotse would take stands. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
  readonly refused: boolean;
}

function EditLine({ field, value, onChange, refused }: LineProps) {
  const t = useTranslations('oversight.review');
  const name = useId();
  const words = (side: Value) => (side === null ? t('edit.empty') : shown(field, side));
  const sides = [field.left, field.right].filter((one, at, all) => all.indexOf(one) === at);
  return (
    <li className={css.editLine} aria-labelledby={name}>
      <span id={name} className={css.label}>
        {field.label}
      </span>
      <span className={css.sides}>
        {sides.map((side) => (
          <button
            key={String(side)}
            type="button"
            className={css.pick}
            aria-pressed={value === side}
            aria-label={t('edit.take', { field: field.label, value: words(side) })}
            onClick={() => onChange(value === side ? undefined : side)}
          >
            {words(side)}
          </button>
        ))}
      </span>
      {field.type !== 'sides' && <OwnValue field={field} value={value} onChange={onChange} refused={refused} />}
    </li>
  );
}

/** Typed by hand: read on leaving the field, so that half a number is not refused. Emptied, nothing is set. */
function OwnValue({ field, value, onChange, refused }: LineProps) {
  const t = useTranslations('oversight.review');
  const label = t('edit.own', { field: field.label });
  const first = value === undefined || value === null ? '' : asTyped(field, value);
  const [text, setText] = useState(first);
  useEffect(() => setText(first), [first]);
  const bad = text.trim() !== '' && readTyped(field, text) === undefined;
  if (field.type === 'choice') {
    return (
      <Select
        aria-label={label}
        placeholder={t('edit.unchanged')}
        clearable
        data={(field.choices ?? []).map((one) => ({ ...one }))}
        value={typeof value === 'string' ? value : null}
        onChange={(next) => onChange(next ?? undefined)}
      />
    );
  }
  const take = (typed: string) => {
    if (typed === first) return;
    const read = typed.trim() === '' ? undefined : readTyped(field, typed);
    if (typed.trim() === '' || read !== undefined) onChange(read);
  };
  return (
    <TextInput
      aria-label={label}
      placeholder={t('edit.unchanged')}
      value={text}
      maxLength={2000}
      data-unreadable={bad || undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => take(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take(text);
      }}
      error={bad || (refused && text === first) ? t('edit.unreadable') : null}
    />
  );
}

function shown(field: Editable, value: Value): string {
  const choice = field.choices?.find((one) => one.value === value)?.label;
  const type = field.type === 'phone' || field.type === 'cents' || field.type === 'day' ? field.type : undefined;
  return choice ?? written(value === null ? null : String(value), type);
}

function asTyped(field: Editable, value: NonNullable<Value>): string {
  if (field.type === 'cents') return (Number(value) / 100).toFixed(2).replace('.', ',');
  return field.type === 'day' ? day(String(value)) : String(value);
}

/** undefined: not what the field holds. */
function readTyped(field: Editable, text: string): Value | undefined {
  const clean = text.trim();
  if (field.type === 'cents') return readAmount(clean) ?? undefined;
  if (field.type === 'day') return readDay(clean, germanDay(new Date())) ?? undefined;
  if (field.type !== 'integer') return clean;
  const digits = clean.replace(/[.\s]/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}
