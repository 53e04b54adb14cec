import type { IconProps } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import css from './timeline.module.css';

export interface TimelineEntry {
  readonly key: string;
  readonly icon: ComponentType<IconProps>;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly text?: ReactNode;
  /** Already formatted. */
  readonly when: string;
}

/** What happened, newest first. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol className={css.timeline} aria-label={label}>
      {entries.map(({ key, icon: Icon, title, detail, text, when }) => (
        <li key={key} className={css.entry}>
          <span className={css.dot}>
            <Icon size={15} stroke={1.7} aria-hidden />
          </span>
          <div className={css.main}>
            <div className={css.head}>
              <span className={css.title}>{title}</span>
              <span className={css.when}>{when}</span>
            </div>
            {detail && <div className={css.detail}>{detail}</div>}
            {text && <div className={css.text}>{text}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
