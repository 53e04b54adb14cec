import { ActionIcon } from '@mantine/core';
import { IconCompass, IconLanguage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useSwitchLanguage } from '../../app/language.tsx';
import css from './frame.module.css';

/** The page before anybody is signed in: a brand, a title, one form. */
export function Frame({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  const t = useTranslations('app');
  const locale = useLocale();
  const change = useSwitchLanguage();
  return (
    <main className={css.page}>
      <div className={css.card}>
        <div className={css.top}>
          <div className={css.brand}>
            <IconCompass size={22} stroke={1.9} aria-hidden />
            {t('name')}
          </div>
          <ActionIcon
            aria-label={t('commands.language')}
            title={t('commands.language')}
            onClick={() => void change(locale === 'de' ? 'en' : 'de')}
          >
            <IconLanguage size={18} stroke={1.7} />
          </ActionIcon>
        </div>
        <h1>{title}</h1>
        {text && <p className={css.text}>{text}</p>}
        <div className={css.form}>{children}</div>
      </div>
    </main>
  );
}
