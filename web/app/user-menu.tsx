import { Menu } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useMe } from './session.ts';
import css from './user-bar.module.css';

/** Loaded when somebody opens it: menus bring a positioning library along that the first view does not need. */
export default function UserMenu({
  onClose,
  onPassword,
  onTwoFactor,
  onSignOut,
}: {
  onClose: () => void;
  onPassword: () => void;
  onTwoFactor: () => void;
  onSignOut: () => void;
}) {
  const t = useTranslations('app');
  const { user } = useMe();
  if (!user) return null;
  return (
    <Menu opened onClose={onClose} position="top-end" width={220} returnFocus>
      <Menu.Target>
        <span className={css.anchor} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown>
        <div className={css.who}>
          <div className={css.name}>{user.email}</div>
          <div>
            {t(`user.role.${user.role}`)}
            {user.team && ` · ${user.team.name}`}
          </div>
        </div>
        <Menu.Divider />
        <Menu.Item onClick={onPassword}>{t('user.password')}</Menu.Item>
        <Menu.Item onClick={onTwoFactor}>{t('user.twoFactor')}</Menu.Item>
        <Menu.Item onClick={onSignOut}>{t('commands.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
