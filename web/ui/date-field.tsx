import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { day, germanDay, readDay } from './format.ts';

export interface DateFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD` or null. */
  readonly value: string | null;
  /** Called with a day, or null when emptied; not called while the text is no day. */
  readonly onChange: (value: string | null) => void;
  readonly error?: string | null;
  readonly description?: string;
}

/** A day as one types it: 24.12., 24.12.26 or 2026-12-24. Says at once when the calendar has no such day. */
export function DateField({ label, value, onChange, error, description }: DateFieldProps) {
  const t = useTranslations('ui');
  const [text, setText] = useState(value === null ? '' : day(value));
  const [bad, setBad] = useState(false);
  const leave = () => {
    if (!text.trim()) {
      setBad(false);
      onChange(null);
      return;
    }
    const read = readDay(text, germanDay(new Date()));
    setBad(read === null);
    if (read === null) return;
    setText(day(read));
    onChange(read);
  };
  return (
    <TextInput
      label={label}
      {...(description ? { description } : {})}
      placeholder={t('dayHint')}
      inputMode="numeric"
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const read = readDay(event.currentTarget.value, germanDay(new Date()));
        if (read !== null && event.currentTarget.value.trim().length >= 8) onChange(read);
      }}
      onBlur={leave}
      error={bad ? t('noDay') : (error ?? null)}
    />
  );
}
