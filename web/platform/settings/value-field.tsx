import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Json, ValueField } from './value-fields.ts';

/** Signs that fit on a line; longer texts get room. */
const LINE = 200;

export const isLong = ({ kind, maxLength }: ValueField): boolean =>
  kind === 'json' || (kind === 'text' && (maxLength ?? 0) > LINE);

/** One field of a setting. `onChange` gets null while what stands there is no value. */
export function ValueInput({
  field,
  label,
  value,
  disabled,
  onChange,
}: {
  field: ValueField;
  label: string;
  value: Json;
  disabled: boolean;
  onChange: (value: Json) => void;
}) {
  const locale = useLocale();
  if (field.kind === 'boolean') {
    return (
      <Checkbox
        label={label}
        checked={value === true}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  if (field.kind === 'choice') {
    return (
      <NativeSelect
        label={label}
        value={String(value)}
        data={[...field.choices]}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  if (field.kind === 'integer' || field.kind === 'number') {
    return (
      <NumberInput
        label={label}
        value={typeof value === 'number' ? value : ''}
        allowDecimal={field.kind === 'number'}
        decimalSeparator={locale === 'de' ? ',' : '.'}
        {...(field.min === undefined ? {} : { min: field.min })}
        {...(field.max === undefined ? {} : { max: field.max })}
        clampBehavior="strict"
        disabled={disabled}
        onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
      />
    );
  }
  if (field.kind === 'json') return <JsonInput label={label} value={value} disabled={disabled} onChange={onChange} />;
  const Field = isLong(field) ? Textarea : TextInput;
  return (
    <Field
      label={label}
      {...(isLong(field) && { autosize: true, minRows: 2, maxRows: 12 })}
      value={typeof value === 'string' ? value : ''}
      {...(field.maxLength === undefined ? {} : { maxLength: field.maxLength })}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function JsonInput({
  label,
  value,
  disabled,
  onChange,
}: {
  label: string;
  value: Json;
  disabled: boolean;
  onChange: (value: Json) => void;
}) {
  const t = useTranslations('platform.settings');
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const [bad, setBad] = useState(false);
  return (
    <Textarea
      label={label}
      value={text}
      autosize
      minRows={3}
      disabled={disabled}
      error={bad ? t('badJson') : null}
      onChange={(event) => {
        setText(event.currentTarget.value);
        try {
          onChange(JSON.parse(event.currentTarget.value));
          setBad(false);
        } catch {
          setBad(true);
          onChange(null);
        }
      }}
    />
  );
}
