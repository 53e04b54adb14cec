import { Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { KeyHint } from '../ui/key-hint.tsx';
import { type CommandGroup, useAllCommands } from './commands.ts';
import css from './help-sheet.module.css';

const groups: readonly CommandGroup[] = ['list', 'page', 'create', 'go', 'app'];

/** All keys that work right now, from the same list that makes them work. */
export default function HelpSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations('app');
  const ui = useTranslations('ui');
  const commands = useAllCommands().filter((command) => command.keys);
  return (
    <Modal opened onClose={onClose} title={t('help.title')} size="lg" closeButtonProps={{ 'aria-label': ui('close') }}>
      <div className={css.columns}>
        {groups.map((group) => {
          const mine = commands.filter((command) => command.group === group);
          if (mine.length === 0) return null;
          return (
            <section key={group} className={css.group} aria-label={t(`commands.group.${group}`)}>
              <h2>{t(`commands.group.${group}`)}</h2>
              <dl>
                {mine.map((command) => (
                  <div key={command.id} className={css.line}>
                    <dt>{command.label}</dt>
                    <dd>
                      <KeyHint keys={command.keys ?? ''} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      <p className={css.note}>{t('help.typing')}</p>
    </Modal>
  );
}
