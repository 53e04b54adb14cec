import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import css from './copy-field.module.css';

/** Text to take along: a link, a key. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const t = useTranslations('ui');
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<'' | 'copied' | 'marked'>('');
  const copy = async () => {
    input.current?.select();
    // Browsers offer the clipboard only over https or on the own machine; elsewhere the text is marked and the keys do it.
    try {
      await navigator.clipboard.writeText(value);
      setSaid('copied');
    } catch {
      input.current?.focus();
      setSaid('marked');
    }
  };
  return (
    <div>
      <div className={css.line}>
        <TextInput
          ref={input}
          className={css.text}
          label={label}
          value={value}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={() => void copy()} data-autofocus>
          {t('copy')}
        </Button>
      </div>
      <p role="status" className={css.said}>
        {said && t(said)}
      </p>
    </div>
  );
}
