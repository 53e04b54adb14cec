import type { ReactNode } from 'react';
import css from './page.module.css';

/** Head of a screen: title, a count or sentence beside it, actions to the right. One per page; it holds the only h1. */
export function PageHeader({
  title,
  aside,
  lead,
  children,
}: {
  title: string;
  aside?: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className={css.header}>
      <div className={css.titles}>
        <h1 className={css.title}>{title}</h1>
        {lead}
        {aside && <span className={css.aside}>{aside}</span>}
      </div>
      {children && <div className={css.actions}>{children}</div>}
    </header>
  );
}

/** A screen: head above, content that scrolls below. `bare` leaves scrolling to the content (a data grid). */
export function Page({
  header,
  children,
  panel,
  bare = false,
}: {
  header: ReactNode;
  children: ReactNode;
  panel?: ReactNode;
  bare?: boolean;
}) {
  return (
    <div className={css.page}>
      {header}
      <div className={css.row}>
        <div className={bare ? css.bare : css.body}>{children}</div>
        {panel}
      </div>
    </div>
  );
}

/** A titled part of a page. */
export function Section({
  title,
  aside,
  children,
  id,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  return (
    <section className={css.section} aria-label={title} id={id}>
      <div className={css.sectionHead}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
