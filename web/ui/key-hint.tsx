import { useTranslations } from 'use-intl';
import css from './key-hint.module.css';

const arrows: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: '⇞',
  PageDown: '⇟',
};

/** A key or sequence as it stands on the keyboard: Strg K, G dann K. */
export function KeyHint({ keys }: { keys: string }) {
  const t = useTranslations('ui.key');
  const name = (key: string) => {
    if (key === 'mod' || key === 'alt' || key === 'Enter' || key === 'Escape') return t(key);
    if (key === 'space') return t('space');
    return arrows[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  };
  return (
    <span className={css.keys}>
      {keys.split(' ').map((chord, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sequence may hold the same key twice, and never changes
        <kbd key={place} className={css.key}>
          {chord.split('+').map(name).join(' ')}
        </kbd>
      ))}
    </span>
  );
}
