import { Button } from '@mantine/core';
import { IconAlertTriangle, type IconProps } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import css from './states.module.css';

export interface StateProps {
  /** h1 where the state is the whole page. */
  readonly heading?: 'h1' | 'h2';
  readonly title: string;
  readonly children?: ReactNode;
  readonly icon?: ComponentType<IconProps>;
  /** What the person can do now; an empty screen without a way on is a dead end. */
  readonly actions?: ReactNode;
}

/** An empty screen: says why it is empty and offers the next step. */
export function EmptyState({ title, children, icon: Icon, actions, heading: Heading = 'h2' }: StateProps) {
  return (
    <div className={css.state}>
      {Icon && <Icon size={28} stroke={1.5} className={css.icon} aria-hidden />}
      <Heading className={css.title}>{title}</Heading>
      {children && <div className={css.text}>{children}</div>}
      {actions && <div className={css.actions}>{actions}</div>}
    </div>
  );
}

/** A failure in the place where the content would be, with a way to try again. `text` comes from `useFailureWords`. */
export function ErrorState({ text, onRetry, actions }: { text: string; onRetry?: () => void; actions?: ReactNode }) {
  const t = useTranslations('ui');
  return (
    <div className={css.state} role="alert">
      <IconAlertTriangle size={28} stroke={1.5} className={css.bad} aria-hidden />
      <h2 className={css.title}>{t('states.failed')}</h2>
      <div className={css.text}>{text}</div>
      <div className={css.actions}>
        {onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
        {actions}
      </div>
    </div>
  );
}

/** Grey lines of text height while something loads; nothing moves when it comes. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const t = useTranslations('ui');
  return (
    <div role="status" aria-label={t('loading')} className={css.skeleton}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity
        <span key={line} className={css.bar} data-width={line % 4} />
      ))}
    </div>
  );
}

/** A refusal beside the form that caused it. */
export function Problem({ children }: { children: ReactNode }) {
  return (
    <div className={css.problem} role="alert">
      <IconAlertTriangle size={15} stroke={1.8} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
