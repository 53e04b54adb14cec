import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { client, queries } from './api.ts';
import { type Command, useCommands } from './commands.ts';
import { useSwitchLanguage } from './language.tsx';
import { sessionChanged, useMe } from './session.ts';
import css from './user-bar.module.css';

const UserMenu = lazy(() => import('./user-menu.tsx'));
const TwoFactorDialog = lazy(() => import('../platform/session/two-factor-dialog.tsx'));
const PasswordDialog = lazy(() => import('../platform/session/password-dialog.tsx'));

/** What a person may change about their own screen and account. */
export function useOwnActions() {
  const { setColorScheme } = useMantineColorScheme();
  const other = useLocale() === 'de' ? ('en' as const) : ('de' as const);
  const switchLanguage = useSwitchLanguage();
  const navigate = useNavigate();
  const router = useRouter();
  // `auto` is resolved on the root element by scheme.js and the provider; what is seen decides what "the other one" is.
  const toggleScheme = useCallback(() => {
    const dark = document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark';
    setColorScheme(dark ? 'light' : 'dark');
  }, [setColorScheme]);
  const { mutate: toggleLanguage } = useMutation({
    mutationFn: async () => {
      await switchLanguage(other);
      await client.platform.session.changeProfile({ language: other });
    },
    onSuccess: () => queries.invalidateQueries(),
  });
  const { mutate: signOut } = useMutation({
    mutationFn: () => client.platform.session.signOut(),
    onSettled: async () => {
      await sessionChanged();
      await router.invalidate();
      await navigate({ to: '/anmelden', search: {} });
    },
  });
  return { toggleScheme, toggleLanguage, signOut };
}

export function UserBar() {
  const t = useTranslations('app');
  const { user } = useMe();
  const { toggleScheme, toggleLanguage, signOut } = useOwnActions();
  const [open, setOpen] = useState<'menu' | 'password' | 'two-factor' | null>(null);
  const commands = useMemo<readonly Command[]>(
    () => [
      { id: 'scheme', group: 'app', label: t('commands.scheme'), run: toggleScheme },
      { id: 'language', group: 'app', label: t('commands.language'), run: () => toggleLanguage() },
      { id: 'password', group: 'app', label: t('user.password'), run: () => setOpen('password') },
      { id: 'two-factor', group: 'app', label: t('user.twoFactor'), run: () => setOpen('two-factor') },
      { id: 'sign-out', group: 'app', label: t('commands.signOut'), run: () => signOut() },
    ],
    [t, toggleScheme, toggleLanguage, signOut],
  );
  useCommands(commands);
  if (!user) return null;
  return (
    <div className={css.bar}>
      <ActionIcon aria-label={t('commands.scheme')} title={t('commands.scheme')} onClick={toggleScheme}>
        <IconMoon size={17} stroke={1.7} className={css.moon ?? ''} />
        <IconSun size={17} stroke={1.7} className={css.sun ?? ''} />
      </ActionIcon>
      <ActionIcon aria-label={t('commands.language')} title={t('commands.language')} onClick={() => toggleLanguage()}>
        <IconLanguage size={17} stroke={1.7} />
      </ActionIcon>
      <div className={css.place}>
        <button
          type="button"
          className={css.user}
          aria-label={t('user.menu', { name: user.name })}
          aria-haspopup="menu"
          aria-expanded={open === 'menu'}
          onClick={() => setOpen(open === 'menu' ? null : 'menu')}
        >
          {user.name}
        </button>
        <Suspense fallback={null}>
          {open === 'menu' && (
            <UserMenu
              onClose={() => setOpen((now) => (now === 'menu' ? null : now))}
              onPassword={() => setOpen('password')}
              onTwoFactor={() => setOpen('two-factor')}
              onSignOut={() => signOut()}
            />
          )}
          {open === 'password' && <PasswordDialog onClose={() => setOpen(null)} />}
          {open === 'two-factor' && <TwoFactorDialog onClose={() => setOpen(null)} />}
        </Suspense>
      </div>
    </div>
  );
}
