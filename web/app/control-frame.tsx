import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { platform as german } from '../messages/de/platform.ts';
import { platform as english } from '../messages/en/platform.ts';
import { Page, PageHeader } from '../ui/page.tsx';
import { type Command, useCommands } from './commands.ts';
import { controlParts } from './control.ts';
import css from './control-frame.module.css';
import { withWords } from './page-words.tsx';
import { useMe } from './session.ts';

/** Brings the words of the parts below it, too. */
export const ControlFrame = withWords({ de: { platform: german }, en: { platform: english } }, Frame);

/** Frame of the control screens: what the machine may do, whom we may contact, who works here and by which rules. */
function Frame() {
  const t = useTranslations('platform.parts');
  const app = useTranslations('app.nav');
  const rights = useMe().may;
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const parts = useMemo(() => controlParts.filter(({ right }) => !right || rights.includes(right)), [rights]);
  const bar = useRef<HTMLElement>(null);
  // On a phone the bar is wider than the screen: the open part must be seen in it.
  useEffect(() => {
    const open = bar.current?.querySelector(`[href="${pathname}"]`);
    open?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [pathname]);
  useCommands(
    useMemo<readonly Command[]>(
      () =>
        parts.map(({ to, name }) => ({
          id: `control-${name}`,
          group: 'page',
          label: t(name),
          run: () => void navigate({ to }),
        })),
      [parts, t, navigate],
    ),
  );
  return (
    <Page header={<PageHeader title={app('control')} />} bare>
      <nav className={css.parts} aria-label={t('label')} ref={bar}>
        {parts.map(({ to, name }) => (
          <Link key={to} to={to} className={css.part}>
            {t(name)}
          </Link>
        ))}
      </nav>
      <div className={css.body}>
        <Outlet />
      </div>
    </Page>
  );
}
