import { Drawer } from '@mantine/core';
import { IconLanguage, IconLogout, IconMoon, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import css from './more-sheet.module.css';
import { type Place, placeGroups } from './navigation.ts';
import { useMe } from './session.ts';
import { useOwnActions } from './user-bar.tsx';

/** What has no room in the phone's bar. */
export default function MoreSheet({
  places,
  onClose,
  onSearch,
}: {
  places: readonly Place[];
  onClose: () => void;
  onSearch: () => void;
}) {
  const t = useTranslations('app');
  const ui = useTranslations('ui');
  const { user } = useMe();
  const { toggleScheme, toggleLanguage, signOut } = useOwnActions();
  const inBar = places.filter((place) => place.phone).slice(0, 4);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      title={user?.name ?? t('nav.more')}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <ul className={css.list}>
        <li>
          <button type="button" className={css.item} onClick={onSearch}>
            <IconSearch size={20} stroke={1.6} aria-hidden />
            {t('search.open')}
          </button>
        </li>
      </ul>
      {placeGroups.map((group) => {
        const own = places.filter((place) => place.group === group && !inBar.includes(place));
        if (own.length === 0) return null;
        const heading = group === 'control' ? undefined : `more-${group}`;
        return (
          <section key={group} className={css.group} aria-labelledby={heading}>
            {heading && <h2 id={heading}>{t(`nav.${group}`)}</h2>}
            <ul className={css.list}>
              {own.map(({ to, name, icon: Icon }) => (
                <li key={to}>
                  <Link to={to} className={css.item} onClick={onClose}>
                    <Icon size={20} stroke={1.6} aria-hidden />
                    {t(`nav.${name}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <ul className={`${css.list} ${css.group}`}>
        <li>
          <button type="button" className={css.item} onClick={toggleScheme}>
            <IconMoon size={20} stroke={1.6} aria-hidden />
            {t('commands.scheme')}
          </button>
        </li>
        <li>
          <button type="button" className={css.item} onClick={() => toggleLanguage()}>
            <IconLanguage size={20} stroke={1.6} aria-hidden />
            {t('commands.language')}
          </button>
        </li>
        <li>
          <button type="button" className={css.item} onClick={() => signOut()}>
            <IconLogout size={20} stroke={1.6} aria-hidden />
            {t('commands.signOut')}
          </button>
        </li>
      </ul>
    </Drawer>
  );
}
