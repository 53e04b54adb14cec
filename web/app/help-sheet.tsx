import { Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { KeyHint } from '../ui/key-hint.tsx';
import { type Command, type CommandGroup, useAllCommands } from './commands.ts';
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
          // One line for one thing, however many keys do it: J and the arrow.
          const mine = Map.groupBy(
            commands.filter((command) => command.group === group),
            ({ label }: Command) => label,
          );
          if (mine.size === 0) return null;
          return (
            <section key={group} className={css.group} aria-label={t(`commands.group.${group}`)}>
              <h2>{t(`commands.group.${group}`)}</h2>
              <dl>
                {[...mine].map(([label, ways]) => (
                  <div key={label} className={css.line}>
                    <dt>{label}</dt>
                    <dd className={css.ways}>
                      {ways.map(({ id, keys }) => (
                        <KeyHint key={id} keys={keys ?? ''} />
                      ))}
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
