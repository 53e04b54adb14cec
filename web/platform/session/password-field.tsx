import { PasswordInput } from '@mantine/core';
import { useTranslations } from 'use-intl';

/** A new password: says what is still missing instead of refusing afterwards. */
export function NewPasswordField({
  label,
  value,
  onChange,
  tried,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  tried: boolean;
}) {
  const t = useTranslations('app');
  const missing = 12 - value.length;
  const error = missing > 0 && tried ? t('firstStart.passwordShort', { count: missing }) : null;
  return (
    <PasswordInput
      label={label}
      description={t('firstStart.passwordHint')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
      required
      withAsterisk={false}
    />
  );
}
