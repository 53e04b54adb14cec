import { NativeSelect } from '@mantine/core';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { platform as german } from '../messages/de/platform.ts';
import { platform as english } from '../messages/en/platform.ts';
import { Page, PageHeader } from '../ui/page.tsx';
import { type Command, useCommands } from './commands.ts';
import { controlGroups, controlParts } from './control.ts';
import css from './control-frame.module.css';
import { withWords } from './page-words.tsx';
import { useMe } from './session.ts';

/** Brings the words of the parts below it, too. */
export const ControlFrame = withWords({ de: { platform: german }, en: { platform: english } }, Frame);

/** Frame of the control screens: what the machine may do, whom we may contact, who works here and by which rules. */
function Frame() {
  const t = useTranslations('platform.parts');
  const titles = useTranslations('platform.partGroups');
  const app = useTranslations('app.nav');
  const rights = useMe().may;
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const parts = useMemo(() => controlParts.filter(({ right }) => !right || rights.includes(right)), [rights]);
  const groups = controlGroups
    .map((group) => ({ group, title: titles(group), own: parts.filter((part) => part.group === group) }))
    .filter(({ own }) => own.length > 0);
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
  const here = parts.find(({ to }) => to === pathname);
  return (
    <Page
      header={
        <div className={css.head}>
          <PageHeader title={here ? t(here.name) : app('control')} aside={here && app('control')} />
        </div>
      }
      bare
    >
      <div className={css.frame}>
        <nav className={css.parts} aria-label={t('label')}>
          {groups.map(({ group, title, own }) => (
            <section key={group} aria-label={title}>
              <h2 className={css.group}>{title}</h2>
              {own.map(({ to, name }) => (
                <Link key={to} to={to} className={css.part}>
                  {t(name)}
                </Link>
              ))}
            </section>
          ))}
        </nav>
        {/* On a phone there is no room beside the part: one field names it, in place of the heading, and leads to the others. */}
        <NativeSelect
          className={css.choice}
          aria-label={t('label')}
          value={pathname}
          onChange={(event) => void navigate({ to: event.currentTarget.value })}
          data={groups.map(({ title, own }) => ({
            group: title,
            items: own.map(({ to, name }) => ({ value: to, label: t(name) })),
          }))}
        />
        <div className={css.body}>
          <Outlet />
        </div>
      </div>
    </Page>
  );
}
