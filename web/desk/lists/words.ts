import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { ListWords } from './cells.tsx';

/** Names of columns and choices; a column that nobody has named yet shows its key. */
export function useListWords(): ListWords {
  const t = useTranslations('lists');
  const ui = useTranslations('ui');
  return useMemo(
    () => ({
      column: (key) => (t.has(`column.${key}` as 'column.name') ? t(`column.${key}` as 'column.name') : key),
      choice: (column, value) =>
        t.has(`choice.${column}.${value}` as 'choice.leadStage.mql')
          ? t(`choice.${column}.${value}` as 'choice.leadStage.mql')
          : value,
      yes: ui('yes'),
      no: ui('no'),
      unreadable: t('unreadable'),
    }),
    [t, ui],
  );
}
