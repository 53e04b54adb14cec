import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Chip, type ChipTone } from '../../ui/chip.tsx';
import { ago } from '../../ui/format.ts';
import css from './outbox.module.css';
import type { Message } from './outbox-data.ts';

export const tones: Readonly<Record<Message['state'], ChipTone>> = {
  drafted: 'outline',
  approved: 'strong',
  claimed: 'strong',
  sent: 'good',
  failed: 'against',
  unknown: 'doubt',
};

export function MessageList({
  rows,
  openId,
  onOpen,
  more,
  onMore,
}: {
  rows: readonly Message[];
  openId: string | undefined;
  onOpen: (id: string) => void;
  more: boolean;
  onMore: () => void;
}) {
  const t = useTranslations('action.outbox');
  const now = new Date();
  return (
    <nav className={css.list} aria-label={t('list')}>
      {rows.map((row) => (
        <button
          key={row.id}
          type="button"
          className={css.entry}
          aria-current={row.id === openId ? 'true' : undefined}
          onClick={() => onOpen(row.id)}
        >
          <span className={css.entryTitle}>{row.subject}</span>
          <span className={css.entryWhen}>{ago(row.sentAt ?? row.createdAt, now)}</span>
          <span className={css.entryKind}>{row.companyName ?? row.to.name ?? row.to.address}</span>
          <Chip tone={tones[row.state]}>{row.stateText}</Chip>
        </button>
      ))}
      {more && (
        <Button variant="subtle" fullWidth onClick={onMore}>
          {t('more')}
        </Button>
      )}
    </nav>
  );
}
