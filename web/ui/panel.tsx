import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { isTyping } from './keys.ts';
import css from './panel.module.css';

export interface PanelProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A record beside its list. On a phone it takes the screen. Escape closes it and gives the list its focus back. */
export function SidePanel({ title, subtitle, actions, onClose, children }: PanelProps) {
  const t = useTranslations('ui');
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event)) return;
      if (
        document.querySelector('[role="dialog"][aria-modal="true"], [data-mantine-shared-portal-node] [data-position]')
      )
        return;
      event.preventDefault();
      close.current();
      document.querySelector<HTMLElement>('[data-grid]')?.focus({ preventScroll: true });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <aside className={css.panel} aria-label={title}>
      <header className={css.head}>
        <div className={css.titles}>
          <h2 className={css.title}>{title}</h2>
          {subtitle && <div className={css.subtitle}>{subtitle}</div>}
        </div>
        <ActionIcon aria-label={t('close')} onClick={onClose}>
          <IconX size={17} />
        </ActionIcon>
      </header>
      <div className={css.body}>
        {actions && <div className={css.actions}>{actions}</div>}
        {children}
      </div>
    </aside>
  );
}
