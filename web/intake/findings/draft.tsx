import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Section } from '../../ui/page.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from '../sources/sources.module.css';
import own from './findings.module.css';

/** A text that Lotse proposes and a person finishes: edited here, taken along as a copy or a file. */
export function Draft({ text, name }: { text: string; name: string }) {
  const t = useTranslations('findings.digest');
  const [edited, setEdited] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    field.current?.select();
    // Browsers offer the clipboard only over https or on the own machine; elsewhere the text is marked and the keys do it.
    try {
      await navigator.clipboard.writeText(edited);
      toast({ text: t('copied') });
    } catch {
      field.current?.focus();
      toast({ text: t('marked') });
    }
  };
  const save = () => {
    const address = URL.createObjectURL(new Blob([edited], { type: 'text/markdown;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Section title={t('draft')}>
      <Textarea
        ref={field}
        className={own.draft}
        aria-label={t('draft')}
        description={t('draftHelp')}
        value={edited}
        onChange={(event) => setEdited(event.currentTarget.value)}
        spellCheck
      />
      <div className={css.buttons}>
        {edited !== text && (
          <Button variant="default" onClick={() => setEdited(text)}>
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
